import { existsSync } from 'node:fs';
import type { AwsFile } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { type FileRead, MOST_BYTES, readFileSafely } from '../machine/read-file.ts';
import { type AwsFileNotes, inspectAwsFile } from './aws-file-notes.ts';
import { type AwsPath, awsPath } from './aws-paths.ts';
import { type AwsSections, readConfigIni, readCredentialsIni } from './read-ini.ts';

export type { AwsSection } from './read-ini.ts';

/** The AWS files as the JavaScript SDK sees them. */
export interface AwsFiles {
  readonly files: readonly AwsFile[];
  /** Merged per key, the credentials file winning. */
  readonly profiles: AwsSections;
  /** What the credentials file alone says. */
  readonly credentials: AwsSections;
  readonly ssoSessions: AwsSections;
  /** Sections that name endpoints of services: `bedrock_runtime.endpoint_url`. */
  readonly services: AwsSections;
  /** Names that stand in the files as profiles and that the SDK drops. */
  readonly droppedProfiles: readonly string[];
  /** Files under names that nobody reads, such as `credentials.txt`, and the names under which they would be. */
  readonly misnamed: readonly { readonly file: string; readonly as: string }[];
  /** The same of sessions, each with the sentence that says why. */
  readonly droppedSessions: AwsFileNotes['droppedSessions'];
}

/**
 * Reads the AWS config and credentials files, as the SDK reads them. What is not read as it was meant is looked for where
 * it is asked for: hooks and the status line do without.
 */
export function readAwsFiles(world: World): AwsFiles {
  const config = awsPath(world, 'config');
  const inspected = [inspect(config), inspect(awsPath(world, 'credentials'))] as const;
  // Where no home directory is known the SDK throws, and so Claude Code finds no profiles.
  const isHomeKnown = Boolean(world.env.HOME || world.home);
  const textOf = ({ text }: Inspected) => (isHomeKnown ? text : '');
  const { profiles, ssoSessions, services } = readConfigIni(textOf(inspected[0]));
  const inCredentials = readCredentialsIni(textOf(inspected[1]));
  return {
    files: inspected.map(({ file }) => file),
    profiles: merge(profiles, inCredentials),
    credentials: inCredentials,
    // The SDK reads the sessions without expanding `~/`, so it finds none there.
    ssoSessions: config.isTilde ? new Map() : ssoSessions,
    services: config.isTilde ? new Map() : services,
    get misnamed() {
      return inspected.flatMap(({ file: { file, state } }) => (state === 'absent' ? misnamed(file) : []));
    },
    get droppedProfiles() {
      return inspected.flatMap(({ droppedProfiles }) => droppedProfiles);
    },
    get droppedSessions() {
      return inspected.flatMap(({ droppedSessions }) => droppedSessions);
    },
  };
}

/** An editor that hides the ends of names saves the file under another one than it shows. */
function misnamed(as: string): AwsFiles['misnamed'] {
  return ['.txt', '.ini', '.cfg']
    .map((end) => as + end)
    .filter((file) => existsSync(file))
    .map((file) => ({ file, as }));
}

interface Inspected {
  readonly file: AwsFile;
  readonly text: string;
  readonly droppedProfiles: readonly string[];
  readonly droppedSessions: AwsFileNotes['droppedSessions'];
}

function inspect({ kind, file, isTilde }: AwsPath): Inspected {
  const read = readFileSafely(file);
  if (read.state !== 'read') {
    return { file: { kind, file, ...whyUnread(read) }, text: '', droppedProfiles: [], droppedSessions: [] };
  }
  const text = read.bytes.toString('utf8');
  let found: AwsFileNotes | undefined;
  const look = () => {
    found ??= inspectAwsFile(kind, text, isTilde);
    return found;
  };
  return {
    file: {
      kind,
      file,
      state: 'parsed',
      get notes() {
        return look().notes;
      },
    },
    text,
    get droppedProfiles() {
      return look().droppedProfiles;
    },
    get droppedSessions() {
      return look().droppedSessions;
    },
  };
}

function whyUnread(read: Exclude<FileRead, { state: 'read' }>): Pick<AwsFile, 'state' | 'notes'> {
  if (read.state === 'absent' || read.state === 'dangling') return { state: 'absent', notes: [] };
  if (read.state === 'not-a-file') return { state: 'unreadable', notes: ['It is not a file.'] };
  if (read.state === 'too-large')
    return { state: 'unreadable', notes: [`It is larger than ${MOST_BYTES / 1024 / 1024} MB.`] };
  return { state: 'unreadable', notes: [`It cannot be read (${read.code}).`] };
}

function merge(config: AwsSections, credentials: AwsSections): AwsSections {
  if (credentials.size === 0) return config;
  const merged = new Map(config);
  for (const [name, section] of credentials) merged.set(name, { ...merged.get(name), ...section });
  return merged;
}
