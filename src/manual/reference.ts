/** A name, and what it stands for. */
type Entries = Readonly<Record<string, string>>;

/** What the program is, a paragraph each. */
export const DESCRIPTION = [
  'claude-bedrock finds the AWS sign-in that you have and the Claude models that answer you, shows the exact change to the settings of Claude Code, and writes that change and nothing else. It tells what is configured and where each value comes from, finds out why Claude Code does not work and what helps, and puts everything back.',
  'It is the program behind the commands /bedrock:setup, /bedrock:doctor, /bedrock:reset, /bedrock:use and /bedrock:rollout of the Claude Code plugin bedrock. It needs Node.js 20.12 or newer, and no AWS CLI.',
];

/** What it reads and writes. */
export const FILES: Entries = {
  '~/.claude/settings.json': 'the settings of Claude Code that apply everywhere (--scope user)',
  '.claude/settings.json': 'those of a repository, for the team (--scope project)',
  '.claude/settings.local.json': 'those of a repository, for you (--scope local)',
  '~/.claude/bedrock/': 'what was changed, and the bytes from before, until a reset',
  '~/.claude/bedrock/presets.json': 'the presets, which reset leaves alone',
  '~/.claude/bedrock/switches/': 'what use - goes forward to, after it went back',
  '~/.claude/bedrock/bin/': 'for automatic sign-in and --auth isolated: a launcher, until a reset',
  '~/.claude/bedrock/credentials-cache/': 'with --auth isolated: temporary credentials, for their life',
  '~/.claude/bedrock/logins/': 'sign-ins that were begun',
  '~/.claude/bedrock/last-errors/':
    'the last errors that Claude Code met on Bedrock, without secrets, for the doctor to explain',
  'scripts/.cache/ of the plugin':
    'what Node 22.8 or newer compiled of the program, so that it starts faster',
  '~/.aws/config, ~/.aws/credentials': 'AWS profiles and SSO sessions',
  '~/.aws/sso/cache/': 'sign-ins of IAM Identity Center, shared with the AWS CLI and every SDK',
};

/** The variables that it heeds. */
export const ENVIRONMENT: Entries = {
  CLAUDE_CONFIG_DIR: 'where Claude Code keeps its settings, in place of ~/.claude',
  'AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE': 'the AWS files, in place of those in ~/.aws',
  'AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION':
    'what signs, and where, unless the settings of Claude Code say otherwise',
  AWS_BEARER_TOKEN_BEDROCK: 'an Amazon Bedrock API key',
  CLAUDE_BEDROCK_PRESET: 'set by run for its session: the preset that it is on',
  'HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY': 'the way through a proxy',
  NODE_EXTRA_CA_CERTS: 'a file with the certificates of the company that inspects TLS',
  NODE_DISABLE_COMPILE_CACHE: 'where it is set, Node neither reads nor writes scripts/.cache/',
  'NO_COLOR, TERM=dumb': 'text without colour',
  'LC_ALL, LC_CTYPE, LANG': 'text in ASCII unless they name UTF-8',
};

/** How it ends. */
export const EXIT_STATUS: Entries = {
  '0': 'It did its job.',
  '1': 'It refused or failed, or the doctor found a failing check. Its lines say why and what helps.',
  '2': 'The command line cannot be understood.',
  '130': 'It was interrupted.',
  'of run': 'That of Claude Code, or the signal that ended it.',
};

/** A line each. */
export const SEE_ALSO = [
  'claude(1), aws(1)',
  'https://github.com/claude-bedrock/claude-bedrock with every error code in docs/errors.md',
];
