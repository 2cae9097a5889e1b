import { externalDataInterceptor, loadSharedConfigFiles } from '@smithy/core/config';
import type { AwsFile } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { type FileRead, MOST_BYTES, readFileSafely } from '../machine/read-file.ts';
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
  const inspected = [inspect(config), inspect(credentials)];
  const parsed = await parse(config, credentials, inspected);
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

/**
 * What the SDK reads in the text of a config file: profiles by their bare names, other sections as `sso-session.corp`;
 * nothing where it refuses the text.
 */
export async function sdkReading(text: string): Promise<ParsedIni> {
  // Files that are never opened: the parser is handed their texts.
  const [config, credentials] = ['/text/config', '/text/credentials'];
  const parsed = await readThroughSdk(config, credentials, { [config]: text, [credentials]: '' });
  return parsed.configFile;
}

type ParsedIni = Readonly<Record<string, AwsSection>>;

/** A file that was not read is one without sections. */
function parse(config: AwsPath, credentials: AwsPath, inspected: readonly Inspected[]) {
  const texts = inspected.map(({ file, text }) => [file.file, text]);
  return readThroughSdk(config.file, credentials.file, Object.fromEntries(texts));
}

/** The SDK's parser on texts that were read already, by the paths under which it would look for them. */
async function readThroughSdk(
  configFilepath: string,
  filepath: string,
  texts: Readonly<Record<string, string>>,
): Promise<Record<`${AwsFileKind}File`, ParsedIni>> {
  for (const [file, text] of Object.entries(texts)) externalDataInterceptor.interceptFile(file, text);
  try {
    // Explicit paths, so that process.env does not decide.
    return await loadSharedConfigFiles({ configFilepath, filepath });
  } catch {
    // Where no home directory is known the SDK throws, and so Claude Code finds no profiles either.
    return { configFile: {}, credentialsFile: {} };
  } finally {
    const intercepted = externalDataInterceptor.getFileRecord();
    for (const file of Object.keys(texts)) delete intercepted[file];
  }
}

interface Inspected {
  readonly file: AwsFile;
  readonly text: string;
  readonly droppedProfiles: readonly string[];
}

function inspect({ kind, file, isTilde }: AwsPath): Inspected {
  const read = readFileSafely(file);
  if (read.state !== 'read') {
    return { file: { kind, file, ...whyUnread(read) }, text: '', droppedProfiles: [] };
  }
  const text = read.bytes.toString('utf8');
  const { notes, droppedProfiles } = inspectAwsFile(kind, text, isTilde);
  return { file: { kind, file, state: 'parsed', notes }, text, droppedProfiles };
}

function whyUnread(read: Exclude<FileRead, { state: 'read' }>): Pick<AwsFile, 'state' | 'notes'> {
  if (read.state === 'absent' || read.state === 'dangling') return { state: 'absent', notes: [] };
  if (read.state === 'not-a-file') return { state: 'unreadable', notes: ['It is not a file.'] };
  if (read.state === 'too-large')
    return { state: 'unreadable', notes: [`It is larger than ${MOST_BYTES / 1024 / 1024} MB.`] };
  return { state: 'unreadable', notes: [`It cannot be read (${read.code}).`] };
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
