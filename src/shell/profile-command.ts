import { words } from '../text/words.ts';
import type { ShellWord } from './shell-commands.ts';
import { programName, type SimpleCommand, simpleCommands } from './simple-commands.ts';

/** A command of the settings or of a profile, as far as its text tells what it does. */
export interface ProfileCommand {
  /** The word that names the program. */
  readonly program: ShellWord;
  readonly does: Does;
  /** The profile that it names by an option, by a word of its own or by AWS_PROFILE before it. */
  readonly profile?: ShellWord;
  /** The session that it names by `--sso-session`. */
  readonly session?: ShellWord;
  /** The program keeps a sign-in where only it finds it: that of the AWS CLI tells nothing of it. */
  readonly keepsOwnSignIn?: true;
}

/** `…-credentials` hands over those of a profile, `…-login` signs in. */
type Does =
  | 'aws-sso-login'
  | 'aws-login'
  | 'aws-credentials'
  | 'own-login'
  | 'own-credentials'
  | 'other-credentials'
  | 'something-else';

interface KnownCommand {
  readonly program: string;
  /** Its first words that are no options. */
  readonly words: readonly string[];
  readonly does: Does;
  /** An option without which it does something else. */
  readonly option?: string;
  /** The profile is the word behind `words`. */
  readonly isProfileAWord?: true;
  readonly keepsOwnSignIn?: true;
}

const COMMANDS: readonly KnownCommand[] = [
  { program: 'aws', words: ['sso', 'login'], does: 'aws-sso-login' },
  { program: 'aws', words: ['login'], does: 'aws-login' },
  // https://docs.aws.amazon.com/cli/latest/reference/configure/export-credentials.html
  { program: 'aws', words: ['configure', 'export-credentials'], does: 'aws-credentials' },
  { program: 'claude-bedrock', words: ['login'], does: 'own-login' },
  { program: 'claude-bedrock', words: ['credentials'], does: 'own-credentials' },
  // https://github.com/99designs/aws-vault/blob/master/USAGE.md: its sign-ins are in a keyring.
  ...['exec', 'export'].map((word) => ({
    program: 'aws-vault',
    words: [word],
    does: 'other-credentials' as const,
    isProfileAWord: true as const,
    keepsOwnSignIn: true as const,
  })),
  // https://docs.commonfate.io/granted/usage/credential-process: in the system's key chain.
  { program: 'granted', words: ['credential-process'], does: 'other-credentials', keepsOwnSignIn: true },
  // https://github.com/Versent/saml2aws: keys of the profile, by a sign-in that is none of AWS's.
  {
    program: 'saml2aws',
    words: ['login'],
    option: '--credential-process',
    does: 'other-credentials',
    keepsOwnSignIn: true,
  },
  { program: 'saml2aws', words: ['script'], does: 'other-credentials', keepsOwnSignIn: true },
  // https://github.com/benkehoe/aws-sso-util, https://github.com/linaro-its/aws2-wrap: they read the AWS CLI's cache.
  { program: 'aws-sso-util', words: ['login'], does: 'aws-sso-login' },
  { program: 'aws-sso-util', words: ['credential-process'], does: 'other-credentials' },
  { program: 'aws2-wrap', words: [], option: '--process', does: 'other-credentials' },
  // https://github.com/synfinatic/aws-sso-cli
  { program: 'aws-sso', words: ['process'], does: 'other-credentials', keepsOwnSignIn: true },
];

const WITH_VALUE = words(`
  --profile -p --sso-session --region --output --format --query --endpoint-url --ca-bundle
  --cli-read-timeout --cli-connect-timeout --duration -d --backend
`);
const PLAIN = /^(aws (sso )?login|aws configure export-credentials|claude-bedrock (login|credentials))$/;

/** Reads a command line of the settings: the command in it that signs in or hands over, else the first. */
export function readProfileCommand(line: string, platform: NodeJS.Platform): ProfileCommand | undefined {
  const commands = simpleCommands(line, platform).map(profileCommand);
  return commands.find(({ does }) => does !== 'something-else') ?? commands[0];
}

/** What one of the commands of a line does. */
export function profileCommand({ program, args, variables }: SimpleCommand): ProfileCommand {
  const name = programName(program);
  const words = positional(args);
  const known = COMMANDS.find(
    (one) =>
      one.program === name &&
      one.words.every((word, i) => words[i]?.text === word) &&
      (one.option === undefined || args.some(({ text }) => text === one.option)),
  );
  const own = known?.isProfileAWord ? words[known.words.length] : undefined;
  const profile = own ?? option(args, '--profile') ?? option(args, '-p') ?? variables.get('AWS_PROFILE');
  const session = option(args, '--sso-session');
  return {
    program,
    does: known?.does ?? 'something-else',
    ...(profile && { profile }),
    ...(session && { session }),
    ...(known?.keepsOwnSignIn && { keepsOwnSignIn: true }),
  };
}

/** True for a command that hands over the credentials of a profile, whichever program does it. */
export function handsOver({ does }: ProfileCommand): boolean {
  return does.endsWith('-credentials');
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
  const said = positional(rest).map(({ text }) => text);
  return rest.every(isKnown) && PLAIN.test([programName(program), ...said].join(' '));
}

/** The words that are neither options nor their values; what stands behind `--` is another program's. */
function positional(words: readonly ShellWord[]): readonly ShellWord[] {
  const end = words.findIndex(({ text }) => text === '--');
  return words
    .slice(0, end < 0 ? words.length : end)
    .filter(({ text }, i, all) => !text.startsWith('-') && !WITH_VALUE.includes(all[i - 1]?.text ?? ''));
}

function option(words: readonly ShellWord[], name: string): ShellWord | undefined {
  const at = words.findIndex(({ text }) => text === name || text.startsWith(`${name}=`));
  const word = words[at];
  if (word?.text === name) return words[at + 1];
  return word && { ...word, text: word.text.slice(name.length + 1) };
}
