import { readFile } from 'node:fs/promises';
import { loadSharedConfigFiles } from '@smithy/core/config';
import type { AwsFile } from '../report/status.ts';
import type { World } from '../world.ts';
import { inspectAwsFile } from './aws-file-notes.ts';
import { type AwsFileKind, type AwsPath, awsPath } from './aws-paths.ts';

/** The keys of one section, as the JavaScript SDK reads them; keys with sub-keys are joined by a dot. */
export type AwsSection = Readonly<Record<string, string | undefined>>;

/** The AWS files as the JavaScript SDK sees them. */
export interface AwsFiles {
  readonly files: readonly AwsFile[];
  /** Merged per key, the credentials file winning. */
  readonly profiles: ReadonlyMap<string, AwsSection>;
  /** What the credentials file alone says. */
  readonly credentials: ReadonlyMap<string, AwsSection>;
  readonly ssoSessions: ReadonlyMap<string, AwsSection>;
  /** Names that stand in the files as profiles and that the SDK drops. */
  readonly droppedProfiles: readonly string[];
}

/** Reads the AWS config and credentials files through the SDK's own parser. Never rejects. */
export async function readAwsFiles(world: World): Promise<AwsFiles> {
  const config = awsPath(world, 'config');
  const credentials = awsPath(world, 'credentials');
  const [parsed, ...inspected] = await Promise.all([
    parse(config, credentials),
    inspect(config),
    inspect(credentials),
  ]);
  const inConfig = sections(parsed.configFile);
  const inCredentials = sections(parsed.credentialsFile);
  return {
    files: inspected.map(({ file }) => file),
    profiles: merge(profilesOf(inConfig), profilesOf(inCredentials)),
    credentials: profilesOf(inCredentials),
    // The SDK reads the sessions without expanding `~/`, so it finds none there.
    ssoSessions: config.isTilde ? new Map() : named(inConfig, 'sso-session.'),
    droppedProfiles: inspected.flatMap(({ droppedProfiles }) => droppedProfiles),
  };
}

type ParsedIni = Readonly<Record<string, AwsSection>>;

async function parse(
  config: AwsPath,
  credentials: AwsPath,
): Promise<Record<`${AwsFileKind}File`, ParsedIni>> {
  try {
    // Explicit paths and no cache, so that neither process.env nor an earlier read decides.
    const init = { configFilepath: config.file, filepath: credentials.file, ignoreCache: true };
    return await loadSharedConfigFiles(init);
  } catch {
    // Where no home directory is known the SDK throws, and so Claude Code finds no profiles either.
    return { configFile: {}, credentialsFile: {} };
  }
}

interface Inspected {
  readonly file: AwsFile;
  readonly droppedProfiles: readonly string[];
}

async function inspect({ kind, file, isTilde }: AwsPath): Promise<Inspected> {
  try {
    const { notes, droppedProfiles } = inspectAwsFile(kind, await readFile(file, 'utf8'), isTilde);
    return { file: { kind, file, state: 'parsed', notes }, droppedProfiles };
  } catch (error) {
    return { file: { kind, file, ...whyUnread((error as NodeJS.ErrnoException).code) }, droppedProfiles: [] };
  }
}

function whyUnread(code = 'unknown reason'): Pick<AwsFile, 'state' | 'notes'> {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent', notes: [] };
  const note = code === 'EISDIR' ? 'It is a directory.' : `It cannot be read (${code}).`;
  return { state: 'unreadable', notes: [note] };
}

function sections(ini: ParsedIni): ReadonlyMap<string, AwsSection> {
  return new Map(Object.entries(ini));
}

function profilesOf(all: ReadonlyMap<string, AwsSection>): ReadonlyMap<string, AwsSection> {
  return new Map([...all].filter(([name]) => !/^(sso-session|services|profile)[. ]/.test(name)));
}

function named(all: ReadonlyMap<string, AwsSection>, prefix: string): ReadonlyMap<string, AwsSection> {
  const matching = [...all].filter(([name]) => name.startsWith(prefix));
  return new Map(matching.map(([name, section]) => [name.slice(prefix.length), section]));
}

function merge(
  config: ReadonlyMap<string, AwsSection>,
  credentials: ReadonlyMap<string, AwsSection>,
): ReadonlyMap<string, AwsSection> {
  const merged = new Map(config);
  for (const [name, section] of credentials) merged.set(name, { ...merged.get(name), ...section });
  return merged;
}
