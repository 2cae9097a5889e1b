import type { Judged } from '../../rollout/check/check-files.ts';
import type { Document, RolloutFinding } from '../../rollout/check/document.ts';
import { quoting } from '../../text/quoting.ts';
import type { RolloutCheck } from './check.ts';

/** What was checked, as it is told: no secret of a file stands in it. */
export function checkReport(files: readonly string[], { documents, findings }: Judged): RolloutCheck {
  const isBroken = findings.some(({ severity }) => severity === 'fail');
  const worst = findings.length > MOST_FINDINGS ? failsFirst(findings) : findings;
  return {
    verdict: isBroken ? 'broken' : findings.length > 0 ? 'warned' : 'clean',
    files: files.map((file) => ({
      file,
      holds: [...new Set(documents.filter((one) => one.file === file).map(nameOf))],
    })),
    findings: worst.slice(0, MOST_FINDINGS).map(told),
    ...(findings.length > MOST_FINDINGS && { more: findings.length - MOST_FINDINGS }),
  };
}

/** More than anybody corrects in one go; a file that somebody else made may hold as many as it has lines. */
const MOST_FINDINGS = 200;

/** A finding without what looks like a secret, and without the name and password of an address. */
export function told({ id, severity, place, cause, fix }: RolloutFinding): RolloutCheck['findings'][number] {
  const { file, line, key } = place;
  return {
    id,
    severity,
    place: { file, ...(line !== undefined && { line }), ...(key !== undefined && { key: quoting(key) }) },
    cause: quoting(cause),
    fix: quoting(fix),
  };
}

function failsFirst(findings: readonly RolloutFinding[]): readonly RolloutFinding[] {
  const isFail = ({ severity }: RolloutFinding) => severity === 'fail';
  return [...findings.filter(isFail), ...findings.filter((one) => !isFail(one))];
}

const SOURCES = {
  mdm: 'pushed by an MDM',
  HKLM: 'policy of the machine',
  HKCU: 'policy of the user',
  linux: 'managed on Linux',
  local: 'local',
  file: 'managed-settings.json',
  'drop-in': 'a drop-in',
} as const;

/** What a document is, in words. */
export function nameOf(document: Document): string {
  switch (document.product) {
    case 'desktop':
      return `Claude Desktop (${SOURCES[document.source]})`;
    case 'claude-code':
      return `Claude Code (${SOURCES[document.source]})`;
    case 'profile':
      return 'configuration profile';
    case 'registry':
      return 'registry file';
    case 'aws-config':
      return 'AWS config';
    case 'policy':
      return document.isForOrganization ? 'policy of an organization' : 'IAM policy';
    default:
      return 'rollout';
  }
}
