import { join, resolve } from 'node:path';
import { describeApiKey } from '../knowledge/api-key.ts';
import { KEY_VARIABLES, WAY_RULES, type Way } from '../knowledge/ways.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { holdsSecret } from '../text/mask.ts';
import { readFileSafely } from './machine/read-file.ts';

const MAX_BYTES = 64 * 1024;

/** Where the person put an Amazon Bedrock API key; with neither, it is taken from the environment. */
export interface ApiKeySource {
  readonly fromStdin: boolean;
  readonly file: string | undefined;
  /** Whose key it is: that of Amazon Bedrock, where nothing is said. */
  readonly way?: Way | undefined;
}

/** The variable that holds the key of a way. */
export function keyVariable(way: Way): string {
  return KEY_VARIABLES[way];
}

/** An API key that passed every check that needs no network. */
export interface ApiKey {
  readonly key: string;
  /** Short-term keys work in one region only. */
  readonly region?: string;
  readonly expiresAt?: Date;
  /** The file that it was read from, where others may read or change that. */
  readonly openFile?: string;
}

/** Reads an API key from where the person put it, and refuses one that cannot work. The key is never in a message. */
export async function readApiKey(world: World, source: ApiKeySource): Promise<Outcome<ApiKey>> {
  if (source.fromStdin && source.file !== undefined) {
    return refusal(
      'option-conflict',
      'Both --api-key-stdin and --api-key-file were given.',
      'Give one of them.',
    );
  }
  const read = await readText(world, source);
  if (!read.ok) return read;
  const { text, ...about } = read.value;
  const key = checkApiKey(text, world.now(), source.way);
  return key.ok ? success({ ...key.value, ...about }) : key;
}

interface KeyText extends Pick<ApiKey, 'openFile'> {
  readonly text: string;
}

async function readText(world: World, source: ApiKeySource): Promise<Outcome<KeyText>> {
  if (source.fromStdin) {
    if (world.isStdinTerminal()) {
      return refusal(
        'api-key-missing',
        'Standard input is a terminal, where a typed key would be shown.',
        'Pipe the key in, or put it in a file and give --api-key-file FILE.',
      );
    }
    return readPipe(world);
  }
  if (source.file !== undefined) {
    const file = keyFileOf(world, source.file);
    if (isKeyItself(source.file, file)) return keyInPlaceOfPath();
    return readKeyFile(file, world.platform);
  }
  const way = source.way ?? 'invoke';
  const variable = keyVariable(way);
  const fromEnvironment = world.env[variable];
  if (fromEnvironment) return success({ text: fromEnvironment });
  const whose = isOfBedrock(way) ? 'Amazon Bedrock API key' : `key of ${WAY_RULES[way].name}`;
  return refusal(
    'api-key-missing',
    `No ${whose} was given.`,
    `Put it in a file and give --api-key-file FILE, pipe it in with --api-key-stdin, or export ${variable}.`,
  );
}

async function readPipe(world: World): Promise<Outcome<KeyText>> {
  try {
    return success({ text: await world.readStdin(MAX_BYTES) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refusal(
      'api-key-malformed',
      'Standard input holds more than an API key.',
      'Pipe in the key alone.',
    );
  }
}

/** The file that somebody means, as people write it: in quotes, behind `$HOME`, by its name in the home directory, in a sentence. */
export function keyFileOf({ home, cwd }: World, typed: string): string {
  const pathOf = (text: string) => {
    const bare = text.replace(/^["'`]+|["'`]+$/g, '');
    // Claude quotes the path for the shell, which then leaves a `~/` as it is.
    const inHome = /^(?:~|\$HOME|\$\{HOME\}|%USERPROFILE%|\$env:USERPROFILE)[\\/](.*)$/is.exec(bare)?.[1];
    return home !== undefined && inHome !== undefined ? join(home, inHome) : resolve(cwd, bare);
  };
  const text = typed.trim();
  const words = text.split(/\s+/).map((word) => word.replace(/^["'`]+|["'`,;.!?]+$/g, ''));
  const paths =
    words.length > 1 ? words.filter((word) => /^[~/.$%]|^[a-z]:[\\/]/i.test(word)).map(pathOf) : [];
  const named = home !== undefined && /^[\w.-]+$/.test(text) ? [join(home, text)] : [];
  const all = [pathOf(text), ...paths, ...named];
  const isSentence = !/^["'`]*(?:[~/.$%]|[a-z]:[\\/])/i.test(text);
  const there = all.find((path) => readFileSafely(path).state !== 'absent');
  return there ?? (isSentence ? paths[0] : undefined) ?? pathOf(text);
}

function readKeyFile(file: string, platform: NodeJS.Platform): Outcome<KeyText> {
  const read = readFileSafely(file);
  if (read.state === 'absent' || read.state === 'dangling') return noKey(`There is no file ${file}.`);
  if (read.state === 'unreadable') return noKey(`${file} cannot be read (${read.code}).`);
  if (read.state !== 'read' || read.bytes.length > MAX_BYTES) {
    return refusal(
      'api-key-malformed',
      `${file} is not a file that holds an API key.`,
      'Name the file with the key.',
    );
  }
  // Windows has no such bits.
  const isOpen = platform !== 'win32' && (read.mode & 0o077) !== 0;
  return success({ text: read.bytes.toString('utf8'), ...(isOpen && { openFile: file }) });
}

/** Somebody gave the key where its file was asked for: it is not said back. */
function isKeyItself(typed: string, file: string): boolean {
  return holdsKey(typed) && readFileSafely(file).state === 'absent';
}

/** True where the file that somebody means is there. */
export function isKeyFileThere(world: World, typed: string): boolean {
  return readFileSafely(keyFileOf(world, typed)).state !== 'absent';
}

/** True for words among which a key seems to stand. */
export function holdsKey(text: string): boolean {
  // What kind it is no clock tells.
  const kindOf = (word: string) => describeApiKey(word, new Date(0)).kind;
  const isKey = (word: string) =>
    ['long-term', 'short-term', 'anthropic', 'aws-access-key'].includes(kindOf(word)) ||
    (/^[^\s/\\]{30,}$/.test(word) && /\d/.test(word));
  const words = text.split(/[\s=:,;"'`]+/).filter(Boolean);
  return words.some(isKey) || /^[^\s/\\]{30,}$/.test(text) || holdsSecret(text);
}

function keyInPlaceOfPath(): Outcome<never> {
  return refusal(
    'api-key-malformed',
    'That looks like the key itself, not like the path of a file, and it may be on record now.',
    'Delete that key where it was made, make another, put it into a file, and name the file.',
  );
}

function noKey(message: string): Outcome<never> {
  return refusal('api-key-missing', message, 'Name the file that holds the API key.');
}

function isOfBedrock(way: Way): boolean {
  return way === 'invoke' || way === 'mantle';
}

/** A key that was made for another way would be shown to somebody whom it does not concern. */
function keyOfAnotherWay(kind: string, way: Way): Outcome<never> | undefined {
  const whose: Readonly<Record<string, string>> = {
    'short-term': 'an Amazon Bedrock API key',
    'long-term': 'an Amazon Bedrock API key',
    'aws-access-key': 'an AWS access key id',
    ...(way === 'gateway' && { anthropic: "a key of Anthropic's own service" }),
  };
  const what = whose[kind];
  if (what === undefined) return undefined;
  return refusal(
    'api-key-other-way',
    `This is ${what}; ${WAY_RULES[way].name} has keys of its own.`,
    way === 'gateway'
      ? 'Ask the administrator of the gateway for its key, or use --way invoke.'
      : 'Make a key in the AWS console (Claude Platform on AWS, API keys), sign in with --profile, or use --way invoke.',
  );
}

/** An API key as it was typed or read, after every check that needs no network. */
export function checkApiKey(text: string, now: Date, way: Way = 'invoke'): Outcome<ApiKey> {
  const described = describeApiKey(text, now);
  if (!isOfBedrock(way)) {
    const other = keyOfAnotherWay(described.kind, way);
    if (other) return other;
    if (described.kind === 'anthropic') return success({ key: text.trim() });
  }
  switch (described.kind) {
    case 'malformed':
      return refusal(
        'api-key-malformed',
        `The API key cannot be right: ${described.reason}.`,
        described.fix ??
          'Copy it again from the Amazon Bedrock console, whole and without anything around it.',
      );
    case 'anthropic':
      return refusal(
        'api-key-not-bedrock',
        "This is a key of Anthropic's own service; Amazon Bedrock does not take it.",
        'Make an Amazon Bedrock API key in the AWS console (Amazon Bedrock, API keys).',
      );
    case 'aws-access-key':
      return refusal(
        'api-key-not-bedrock',
        'This is an AWS access key id, which is no Amazon Bedrock API key.',
        'Put the access key into an AWS profile and use --auth profile, or make an API key in the Bedrock console.',
      );
    case 'short-term':
      if (!described.isExpired) return success(described);
      return refusal(
        'api-key-expired',
        `This short-term API key ran out at ${described.expiresAt.toISOString()}.`,
        'Make a new one in the Amazon Bedrock console, or use a profile, whose sign-in can be renewed.',
      );
    default:
      return success({ key: described.key });
  }
}
