import { type ShellWord, shellCommands } from './shell-commands.ts';

/** A command of the settings or of a profile, as far as its text tells what it does. */
export interface ProfileCommand {
  /** The word that names the program. */
  readonly program: ShellWord;
  readonly does: 'aws-sso-login' | 'aws-login' | 'own-login' | 'own-credentials' | 'something-else';
  /** The profile that it names by `--profile` or by AWS_PROFILE before it. */
  readonly profile?: ShellWord;
  /** The session that it names by `--sso-session`. */
  readonly session?: ShellWord;
}

const WITH_VALUE = [
  '--profile',
  '--sso-session',
  '--region',
  '--output',
  '--format',
  '--endpoint-url',
  '--ca-bundle',
];
const PLAIN = /^(aws (sso )?login|aws configure export-credentials|claude-bedrock (login|credentials))$/;

/** Reads a command line of the settings: the command in it that signs in or hands over, else the first. */
export function readProfileCommand(line: string, platform: NodeJS.Platform): ProfileCommand | undefined {
  const commands = shellCommands(line, platform).flatMap((words) => readOne(words) ?? []);
  return commands.find(({ does }) => does !== 'something-else') ?? commands[0];
}

/**
 * True for a command that signs in or hands over credentials, by the AWS CLI or by us, and of which every word is
 * known: it holds no secret.
 */
export function isPlainCommand(words: readonly ShellWord[]): boolean {
  const start = words.findIndex(({ text }) => !/^AWS_(PROFILE|REGION|DEFAULT_REGION)=/.test(text));
  const [program, ...rest] = start < 0 ? [] : words.slice(start);
  if (!program || words.some(({ text }) => /\$\(|`/.test(text))) return false;
  const isKnown = ({ text }: ShellWord) =>
    !text.startsWith('-') || WITH_VALUE.includes(text.replace(/=.*/s, '')) || /^--[a-z-]+$/.test(text);
  return rest.every(isKnown) && PLAIN.test([nameOf(program), ...positional(rest)].join(' '));
}

function readOne(words: readonly ShellWord[]): ProfileCommand | undefined {
  const start = words.findIndex(({ text }) => !/^\w+=/.test(text));
  const [program, ...rest] = start < 0 ? [] : words.slice(start);
  if (!program) return undefined;
  const profile = option(rest, '--profile') ?? assigned(words.slice(0, start), 'AWS_PROFILE');
  const session = option(rest, '--sso-session');
  return {
    program,
    does: whatItDoes(program, positional(rest)),
    ...(profile && { profile }),
    ...(session && { session }),
  };
}

function whatItDoes(program: ShellWord, [first, second]: readonly string[]): ProfileCommand['does'] {
  const name = nameOf(program);
  if (name === 'aws' && first === 'sso' && second === 'login') return 'aws-sso-login';
  if (name === 'aws' && first === 'login') return 'aws-login';
  if (name === 'claude-bedrock' && first === 'login') return 'own-login';
  if (name === 'claude-bedrock' && first === 'credentials') return 'own-credentials';
  return 'something-else';
}

/** The program without its folder and its ending. */
function nameOf({ text }: ShellWord): string {
  return text.replace(/^.*[/\\]/, '').replace(/\.(exe|cmd)$/i, '');
}

/** The words that are neither options nor their values. */
function positional(words: readonly ShellWord[]): readonly string[] {
  return words
    .map(({ text }) => text)
    .filter((text, i, all) => !text.startsWith('-') && !WITH_VALUE.includes(all[i - 1] ?? ''));
}

function option(words: readonly ShellWord[], name: string): ShellWord | undefined {
  const at = words.findIndex(({ text }) => text === name || text.startsWith(`${name}=`));
  const word = words[at];
  return word?.text === name ? words[at + 1] : afterEquals(word);
}

function assigned(words: readonly ShellWord[], name: string): ShellWord | undefined {
  return afterEquals(words.find(({ text }) => text.startsWith(`${name}=`)));
}

function afterEquals(word: ShellWord | undefined): ShellWord | undefined {
  return word && { ...word, text: word.text.slice(word.text.indexOf('=') + 1) };
}
