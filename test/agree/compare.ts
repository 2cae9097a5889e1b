import type { ClientSigner, ClientView } from '../../src/facts/claude-code/client-view.ts';
import type { DoctorReport } from '../../src/report/doctor/doctor.ts';
import { maskSecret } from '../../src/text/mask.ts';
import type { DoctorSays } from './ask-doctor.ts';
import type { Observed } from './observe.ts';

/** A point in which what was said and what was done differ. */
export interface Difference {
  readonly point:
    | 'works'
    | 'provider'
    | 'region'
    | 'key'
    | 'model'
    | 'refresh'
    | 'starts'
    | `doctor's ${'provider' | 'region' | 'key' | 'model'}`
    | `fix ${string}`;
  readonly said: string;
  readonly done: string;
}

const NAMED_BY_US: readonly string[] = ['bedrock', 'mantle', 'claude-platform'];

/** Holds the prediction against what the client did; nothing is compared that the client did not come to. */
export function differences(view: ClientView, observed: Observed): readonly Difference[] {
  const found: Difference[] = [];
  const differ = (point: Difference['point'], said: string | undefined, done: string | undefined) => {
    if (done !== undefined && said !== done) found.push({ point, said: String(said), done });
  };
  const isForbidden = view.forbidden.length > 0;
  if (isForbidden && observed.provider !== undefined) differ('starts', 'not', 'starts');
  const main = view.models.main.value;
  differ('provider', main.provider ?? view.provider.value, observed.provider);
  differ('region', view.region.value, observed.region);
  // How the others spell their models is theirs to know.
  if (NAMED_BY_US.includes(view.provider.value)) differ('model', modelSaid(view, observed), observed.model);
  if (observed.key !== undefined && !signs(view, observed.key)) {
    differ('key', JSON.stringify(view.signedBy.value), observed.key);
  }
  const runs = view.refresh?.value.runs;
  const hasRun = observed.calls.some((call) => call.startsWith('renew'));
  if (runs === 'never' && hasRun) differ('refresh', 'never', 'ran');
  // What does not start runs nothing.
  if (runs === 'every-start' && !isForbidden && !hasRun && /^renew/.test(view.refresh?.value.command ?? '')) {
    differ('refresh', 'every-start', 'did not run');
  }
  return found;
}

/** The main model; where that was refused, and another one was asked then, what Claude Code falls back to. */
function modelSaid({ models, fallbacks }: ClientView, { model, refused }: Observed): string {
  const { id } = models.main.value;
  const next = fallbacks.map(({ value }) => value.id).find((one) => !refused.includes(one));
  return model !== id && refused.includes(id) ? (next ?? id) : id;
}

/** Whose sign-in and models the doctor does not look at: there it must raise no false alarm, and that is all. */
const OF_OTHERS: readonly string[] = ['anthropic', 'foundry', 'vertex', 'google-cloud'];

/** Holds what the doctor as it ships says against what the client did: works or not, and where it works, how. */
export function doctorDifferences(doctor: DoctorSays, observed: Observed): readonly Difference[] {
  const told = `${doctor.verdict} (${doctor.findings.join(', ')})`;
  const isSilent = OF_OTHERS.includes(doctor.client?.provider.value ?? '') && doctor.verdict !== 'broken';
  const isWrong = (doctor.verdict === 'broken') === observed.works && !isSilent;
  if (isWrong || doctor.verdict.startsWith('no answer')) {
    return [{ point: 'works', said: told, done: observed.works ? 'works' : 'does not work' }];
  }
  const { client } = doctor;
  if (!observed.works || !client || observed.provider === undefined) return [];
  const found: Difference[] = [];
  const differ = (point: Difference['point'], said: string | undefined, done: string | undefined) => {
    if (done !== undefined && said !== done) found.push({ point, said: String(said), done });
  };
  const { main } = client.models;
  differ("doctor's provider", main.provider ?? client.provider.value, observed.provider);
  differ("doctor's region", client.region.value, observed.region);
  if (NAMED_BY_US.includes(client.provider.value)) differ("doctor's model", main.value, observed.model);
  const key = keySaid(client);
  if (key !== undefined && observed.key?.startsWith('A')) {
    differ("doctor's key", key, maskSecret(observed.key));
  }
  return found;
}

/** The access key that the doctor names; a bearer token is recorded by its kind alone. */
function keySaid({ signedBy, keyId }: DoctorReport['client']): string | undefined {
  return signedBy.value === 'api-key' || signedBy.value === 'token' ? undefined : keyId?.value;
}

function signs({ signedBy, signedElse }: ClientView, key: string): boolean {
  return isOf(signedBy.value, key) || (signedElse !== undefined && isOf(signedElse, key));
}

function isOf(signer: ClientSigner, key: string): boolean {
  switch (signer.kind) {
    case 'api-key':
    case 'token':
      return key === 'bearer';
    // One that fails hands over nothing.
    case 'helper':
      return key === 'bearer' || key === 'nothing';
    case 'environment':
      return maskSecret(key) === signer.keyId;
    case 'profile':
      return signer.keyId === undefined ? key.startsWith('A') : maskSecret(key) === signer.keyId;
    case 'nothing':
      return key === 'nothing';
    case 'other':
      return !key.startsWith('A');
    default:
      return key.startsWith('ASIA');
  }
}
