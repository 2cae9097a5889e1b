import type { ClientModel, ClientSigner, ClientView, Sourced } from '../../facts/claude-code/client-view.ts';
import { maskShapes } from '../../facts/settings/shown-value.ts';
import { shownCommand } from '../../shell/shown-command.ts';
import { mapTexts } from '../map-texts.ts';
import type { ClientReport } from './client.ts';

/** What Claude Code will do, as `status --json` and `doctor --json` tell it. */
export function clientReport(view: ClientView): ClientReport {
  const { provider, endpoint, region, signedBy, models, refresh, ignored, forbidden } = view;
  const name = nameOf(signedBy.value);
  const key = keyOf(signedBy.value);
  const report: ClientReport = {
    provider: { value: provider.value, origin: provider.origin },
    ...(endpoint.value !== undefined && { endpoint: { value: endpoint.value, origin: endpoint.origin } }),
    region: { value: region.value, origin: region.origin },
    signedBy: { value: signedBy.value.kind, ...(name !== undefined && { name }), origin: signedBy.origin },
    ...(key !== undefined && { keyId: { value: key, origin: signedBy.origin } }),
    models: {
      main: modelReport(models.main),
      background: modelReport(models.background),
      subagent: modelReport(models.subagent),
      opus: modelReport(models.opus),
      sonnet: modelReport(models.sonnet),
      haiku: modelReport(models.haiku),
      fable: modelReport(models.fable),
    },
    ...(refresh && {
      refresh: {
        command: shownCommand(refresh.value.command),
        runs: refresh.value.runs,
        origin: refresh.origin,
      },
    }),
    ignored: [...ignored],
    forbiddenBy: forbidden.map(({ rule, origin }) => ({ rule, origin })),
  };
  return mapTexts(report, maskShapes);
}

function modelReport({ value, origin }: Sourced<ClientModel>): ClientReport['models']['main'] {
  const { id, asked, restricted, provider } = value;
  return {
    value: id,
    origin,
    ...(asked !== undefined && { asked }),
    ...(restricted && { insteadOf: restricted.asked }),
    ...(provider && { provider }),
  };
}

function nameOf(signer: ClientSigner): string | undefined {
  switch (signer.kind) {
    case 'profile':
      return signer.name;
    case 'api-key':
    case 'token':
      return signer.variable;
    case 'helper':
    case 'credential-export':
      return shownCommand(signer.command);
    case 'web-identity':
      return signer.roleArn;
    default:
      return undefined;
  }
}

/** Masked already. */
function keyOf(signer: ClientSigner): string | undefined {
  if (signer.kind === 'api-key' || signer.kind === 'token') return signer.key;
  return 'keyId' in signer ? signer.keyId : undefined;
}
