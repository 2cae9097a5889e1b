import type { Failure, FailureId } from './failures.ts';

/** What goes wrong in Claude Code itself, before or beside what AWS says; the ids are those of the doctor's checks. */
export const CLAUDE_CODE_FAILURES = {
  'bedrock-off': {
    title: 'Claude Code does not use Amazon Bedrock',
    say: "The message comes from Anthropic's own service: the switch CLAUDE_CODE_USE_BEDROCK is not in effect, so Claude Code asks for a sign-in there.",
    fix: 'Switch Bedrock on with /bedrock:setup (or claude-bedrock setup); do not sign in with /login. claude-bedrock doctor says which place turns it off.',
  },
  'auth-conflict': {
    title: 'The request was signed in two ways, or in none that AWS takes',
    say: 'AWS found an Authorization header that is not a signature of its own, or none: ANTHROPIC_AUTH_TOKEN, apiKeyHelper, ANTHROPIC_CUSTOM_HEADERS or AWS_BEARER_TOKEN_BEDROCK came between. Claude Code 2.1.92 to 2.1.96 also lost the Amazon Bedrock API key.',
    fix: 'Remove what you do not want to sign with, update Claude Code, and restart it.',
  },
  'refresh-command': {
    title: 'The command in awsAuthRefresh did not renew the sign-in',
    say: 'Claude Code ran the command when AWS refused the credentials; it failed, was not found, or took longer than three minutes.',
    fix: 'Sign in once yourself (claude-bedrock login --profile PROFILE), then correct awsAuthRefresh: claude-bedrock doctor --check refresh-command says what is wrong with it.',
  },
  'export-command': {
    title: 'The command in awsCredentialExport gave no credentials',
    say: "Claude Code takes only JSON with AccessKeyId, SecretAccessKey and SessionToken from it. Otherwise it falls back to the credentials of the shell, which may be another account's.",
    fix: 'Let claude-bedrock doctor --check export-command say what the command lacks.',
  },
  'settings-invalid-json': {
    title: 'A settings file is not valid JSON',
    say: 'Claude Code ignores the whole file, so nothing in it is in effect.',
    fix: 'Correct the line that claude-bedrock doctor names: no comments, no trailing commas.',
  },
  'beta-flag': {
    title: 'The model does not take a beta feature that Claude Code asked for',
    say: 'Claude Code sent a beta flag that this model on Amazon Bedrock, or a gateway before it, refuses.',
    fix: 'Update Claude Code; until then set CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS to 1.',
  },
} as const satisfies Readonly<Record<string, Failure>>;

export type ClaudeCodeFailureId = keyof typeof CLAUDE_CODE_FAILURES;

/** A text of Claude Code, and what it stands for. Tried in order; `source` says who writes that text. */
export interface TextPattern {
  readonly id: FailureId | ClaudeCodeFailureId;
  readonly text: RegExp;
  readonly source: string;
}

/** Texts in Claude Code 2.1.329 itself. */
const BINARY = 'the program of Claude Code 2.1.329';
const BOTOCORE = 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py';
const ISSUES = 'https://github.com/anthropics/claude-code/issues/';

/** Texts that say more than what of AWS stands beside them. */
export const TELLING_TEXTS: readonly TextPattern[] = [
  {
    id: 'auth-conflict',
    text: /Authorization header (requires|is missing)|not a valid key=value pair .{0,80}in Authorization header/i,
    source: `${ISSUES}45081, ${ISSUES}44910`,
  },
  {
    id: 'refresh-command',
    text: /Error running awsAuthRefresh|AWS (auth refresh|login) (timed out|did not complete)|AWS auth refresh: executable not found/,
    source: BINARY,
  },
  {
    id: 'export-command',
    text: /awsCredentialExport did not return|Error getting AWS credentials from awsCredentialExport/,
    source: BINARY,
  },
  { id: 'beta-flag', text: /invalid beta flag/i, source: `${ISSUES}49370` },
  {
    id: 'bedrock-off',
    text: /Not logged in|Invalid API key \u00b7 |OAuth token (has expired|is invalid|revoked)|"authentication_error"/,
    source: `${BINARY}, ${ISSUES}6177`,
  },
  {
    id: 'settings-invalid-json',
    text: /did not load, so nothing in (them|it) is in effect|[Ff]iles with errors are skipped entirely/,
    source: BINARY,
  },
  { id: 'proxy', text: /Couldn.t connect through your proxy/, source: BINARY },
  { id: 'tls', text: /SSL certificate/, source: BINARY },
  {
    id: 'proxy',
    // A page where JSON was due; in a settings file it is the `<` of a merge marker.
    text: /Unexpected token (?:'<', "\s*<(?:!doctype|html|head|body|\?xml)|< in JSON)/i,
    source: 'JSON.parse in V8, from 11.4 on with the text that it met',
  },
];

/** Texts that say something only where AWS said nothing. */
export const VAGUE_TEXTS: readonly TextPattern[] = [
  {
    id: 'credentials-unavailable',
    text: /Could not load credentials from any providers|Failed to resolve AWS credentials|Unable to locate credentials|Could not resolve authentication method/,
    source: `${BINARY}, the AWS SDKs and CLI`,
  },
  { id: 'credentials-expired', text: /AWS credentials expired or invalid/, source: BINARY },
  { id: 'sso-expired', text: /Token has expired and refresh failed/, source: BOTOCORE },
  { id: 'sso-expired', text: /Session token not found or invalid/, source: 'the AWS access portal' },
  { id: 'sso-not-signed-in', text: /Error loading SSO Token/, source: BOTOCORE },
  { id: 'bearer-expired', text: /Bearer Token has expired/, source: 'Amazon Bedrock' },
  { id: 'bearer-invalid', text: /make sure your API Key is valid/i, source: 'Amazon Bedrock' },
  {
    id: 'model-not-listed',
    text: /issue with the selected model|is not available on your bedrock deployment|API Error[^.]{0,60}\b404\b/i,
    source: BINARY,
  },
  {
    id: 'endpoint-unreachable',
    // With their capitals, as anybody may speak of a connection error.
    text: /Unable to connect to API|(?:^|[:\u00b7(] ?)Connection error\.|Request timed out|fetch failed|socket hang up/,
    source: BINARY,
  },
  { id: 'service-unavailable', text: /\boverloaded\b|API Error[^.]{0,40}\b529\b/i, source: BINARY },
];
