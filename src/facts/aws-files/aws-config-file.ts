import type { EditableFile, FileText } from '../../model/change.ts';
import { homeUnknown, type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { MOST_BYTES, readFileSafely, unreadableFix } from '../machine/read-file.ts';
import { decode, type Misread } from '../settings/file-text.ts';
import { readConfigText } from './aws-config-text.ts';
import { awsPath } from './aws-paths.ts';

/** Where the AWS config file is; refused where what is written there would not be found. */
export function awsConfigPath(world: World): Outcome<string> {
  if (!world.env.AWS_CONFIG_FILE && !world.env.HOME && !world.home) return homeUnknown();
  const { file, isTilde } = awsPath(world, 'config');
  if (!isTilde) return success(file);
  return refusal(
    'aws-config-unreadable',
    'AWS_CONFIG_FILE begins with ~/, and there Claude Code finds no [sso-session].',
    `Give the whole path: AWS_CONFIG_FILE=${file}, then run this again.`,
  );
}

/** Reads the AWS config file for editing. */
export function readAwsConfig(file: string): Outcome<EditableFile> {
  const read = readRegularFile(file);
  if (!read.ok) return read;
  if (!read.value) return success({ scope: 'aws', file, state: 'absent' });
  const { bytes, mode } = read.value;
  const parsed = parseAwsConfig(file, bytes);
  if ('problem' in parsed) return { ok: false, problem: parsed.problem };
  return success({ scope: 'aws', file, state: 'parsed', mode, ...parsed });
}

/** Decodes and parses the bytes of an AWS config file: its sections by name, each with its keys. */
export function parseAwsConfig(file: string, bytes: Buffer): FileText | Misread {
  const decoded = decode(bytes);
  if (!decoded) return unreadable(`${file} is not UTF-8 text.`, 'Save it as UTF-8');
  const sections = new Map<string, Map<string, string>>();
  for (const { name, keys } of readConfigText(decoded.text).sections) {
    const section = sections.get(name) ?? new Map<string, string>();
    // To the SDK a key without a value is not there, and takes nothing back.
    for (const { name: key, value } of keys) section.set(key, value || (section.get(key) ?? ''));
    sections.set(name, section);
  }
  const json = Object.fromEntries([...sections].map(([name, keys]) => [name, Object.fromEntries(keys)]));
  return { bytes, ...decoded, json };
}

function readRegularFile(file: string): Outcome<{ bytes: Buffer; mode: number } | undefined> {
  const read = readFileSafely(file);
  if (read.state === 'read') return success(read);
  if (read.state === 'absent' && read.isBlocked)
    return unreadable(`${file} cannot be there: what stands above it is no directory.`, 'Move that away');
  if (read.state === 'absent') return success(undefined);
  if (read.state === 'dangling')
    return unreadable(
      `${file} is a link to a file that does not exist.`,
      'Create the file it points to, or remove the link',
    );
  if (read.state === 'not-a-file') return unreadable(`${file} is not a file.`, 'Move it out of the way');
  if (read.state === 'too-large')
    return unreadable(
      `${file} is larger than ${MOST_BYTES / 1024 / 1024} MB, so it is not read.`,
      'Move it out of the way',
    );
  return unreadable(`${file} cannot be read (${read.code}).`, unreadableFix(read.code));
}

function unreadable(message: string, fix: string) {
  return refusal('aws-config-unreadable', message, `${fix}, then run this again. Nothing was written.`);
}
