import { unzipSync } from 'fflate';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';

/** What the app itself says in its diagnostic report. */
export interface DiagnosticPart {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The texts that tell of the configuration; logs and all else stay unread. https://claude.com/docs/third-party/claude-desktop/installation */
const PARTS = ['managed-config.txt', 'provider-status.txt', 'deployment-mode.txt'];
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_OF_PART = 256 * 1024;
const MOST_LINES = 80;

/** Reads the zip that *Generate Diagnostic Report* makes. Of each part at most 80 lines; nothing is written. */
export function readDiagnosticZip(file: string): Outcome<readonly DiagnosticPart[]> {
  const read = readFileSafely(file, MOST_BYTES);
  if (read.state !== 'read')
    return refused(`${file} cannot be read (${read.state === 'unreadable' ? read.code : read.state}).`);
  try {
    const seen = new Set<string>();
    const parts = unzipSync(read.bytes, {
      filter: ({ name, originalSize }) => {
        const part = partOf(name);
        if (part === undefined || seen.has(part) || originalSize > MOST_OF_PART) return false;
        seen.add(part);
        return true;
      },
    });
    const found = Object.entries(parts).map(([name, bytes]) => ({
      name: partOf(name) ?? name,
      lines: linesOf(bytes),
    }));
    return found.length > 0
      ? success(found)
      : refused(`${file} holds none of ${PARTS.join(', ')}: it is no diagnostic report of Claude Desktop.`);
  } catch {
    return refused(`${file} is no zip, or a broken one.`);
  }
}

function partOf(name: string): string | undefined {
  return PARTS.find((part) => name === part || name.endsWith(`/${part}`));
}

function linesOf(bytes: Uint8Array): readonly string[] {
  const lines = Buffer.from(bytes).toString('utf8').split(/\r?\n/);
  return lines.filter((line) => line.trim() !== '').slice(0, MOST_LINES);
}

function refused(message: string) {
  return refusal(
    'rollout-unreadable',
    message,
    'Make it again: Help, Troubleshooting, Generate Diagnostic Report.',
  );
}
