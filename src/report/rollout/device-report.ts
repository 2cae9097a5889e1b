import type { World } from '../../model/world.ts';
import type { DesktopEntry } from '../../rollout/check/document.ts';
import { desktopKey } from '../../rollout/desktop/keys.ts';
import { type JudgedSource, keysOf } from '../../rollout/report/device.ts';
import type { DiagnosticPart } from '../../rollout/report/diagnostic-zip.ts';
import type { DeviceLook } from '../../rollout/report/look-at-device.ts';
import { withoutSecrets } from '../../text/mask.ts';
import { anonymizer, type NamedByPerson } from '../doctor/anonymize.ts';
import { mapTexts } from '../map-texts.ts';
import { told } from './check-report.ts';
import type { RolloutReport } from './device.ts';
import { diagnosticReport } from './diagnostic-report.ts';

/** What a device has, as it is told: no secret of it stands in it. */
export function deviceReport(
  look: DeviceLook,
  platform: NodeJS.Platform,
  diagnostic: readonly DiagnosticPart[] | undefined,
): RolloutReport {
  const { desktop, claudeCode, desktopVersion, configuration, findings, needs } = look;
  const isBroken =
    findings.some(({ severity }) => severity === 'fail') ||
    needs.some(({ state }) => state !== 'there') ||
    [...desktop, ...claudeCode].some(({ state }) => state === 'rejected');
  const isManaged = desktop.length + claudeCode.length > 0;
  const isWarned =
    findings.length > 0 || [...desktop, ...claudeCode].some(({ state }) => state !== 'in-force');
  return {
    verdict: isBroken ? 'broken' : isWarned ? 'warned' : isManaged ? 'clean' : 'unmanaged',
    system: SYSTEMS[platform] ?? platform,
    desktop: {
      ...(desktopVersion !== undefined && { version: desktopVersion }),
      sources: desktop.map(sourceOf),
      values: (configuration?.entries ?? []).map(shownValue),
    },
    claudeCode: { sources: claudeCode.map(sourceOf) },
    needs: needs.map(({ fix, isOfDesktop: _, ...need }) => ({ ...need, ...(fix !== undefined && { fix }) })),
    findings: findings.map(told),
    ...(diagnostic && {
      diagnostic: diagnosticReport(diagnostic),
    }),
  };
}

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'macOS',
  win32: 'Windows',
  linux: 'Linux',
};

function sourceOf({ source, state, because }: JudgedSource): RolloutReport['desktop']['sources'][number] {
  const { file, kind } = source;
  return { file, kind, state, ...(because !== undefined && { because }), keys: keysOf(source) };
}

/** Short values of known keys; what else stands there may be a secret. */
function shownValue({ key, value }: DesktopEntry): { key: string; value?: string } {
  const known = desktopKey(key);
  if (!known || known.isSecret || known.isUnverified) return { key };
  if (typeof value === 'boolean' || typeof value === 'number') return { key, value: String(value) };
  if (typeof value === 'string' && known.type !== 'object' && value.length <= 200)
    return { key, value: withoutSecrets(value.replace(/(?<=:\/\/)[^\s/@]+@/, '…@')) };
  return { key };
}

/** The report as it may be pasted in public: without account ids, access portals and names. */
export function shareDeviceReport(
  report: RolloutReport,
  { home, env }: Pick<World, 'home' | 'env'>,
): RolloutReport {
  const people = [home?.split(/[\\/]/).at(-1), env.USER, env.LOGNAME, env.USERNAME];
  const given: NamedByPerson[] = [
    ...report.needs
      .filter(({ what }) => what === 'profile')
      .map(({ name }) => ({ kind: 'PROFILE' as const, name })),
    ...report.desktop.values.flatMap(({ key, value }) =>
      key === 'inferenceBedrockSsoRoleName' && value !== undefined
        ? [{ kind: 'ROLE' as const, name: value }]
        : [],
    ),
  ];
  const ours = anonymizer(
    people.filter((name) => name !== undefined),
    home,
    given,
  );
  // A name of the company, by itself and in an address of its own.
  const shown = report.desktop.values.map(({ key, value }) =>
    value !== undefined &&
    /^(deployment|organization|otlp|egressProxy|bootstrap|inferenceBedrockBaseUrl|inferenceGatewayBaseUrl)/.test(
      key,
    )
      ? { key }
      : { key, ...(value !== undefined && { value }) },
  );
  return mapTexts({ ...report, desktop: { ...report.desktop, values: shown } }, ours);
}
