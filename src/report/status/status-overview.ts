import { FAMILY_PINS } from '../../knowledge/model-families.ts';
import { headline } from '../../text/marked.ts';
import { NARROW, paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import { profileFacts } from '../changes/profile-lines.ts';
import { valueText } from '../place-text.ts';
import type { Status } from './status.ts';

const INDENT = ' '.repeat(13);
const SWITCH = 'CLAUDE_CODE_USE_BEDROCK';

/** The settings that have a line of their own, with its label. */
const MODELS: Readonly<Record<string, string>> = {
  ANTHROPIC_MODEL: 'Model',
  model: 'Model',
  ...Object.fromEntries(Object.entries(FAMILY_PINS).map(([family, key]) => [key, `  ${family}`])),
};
const SHOWN = [
  SWITCH,
  'AWS_PROFILE',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'region',
];

/** What a person wants to know first: on or off, what signs, where, and which models. */
export function overview(data: Status, style: TextStyle, home: string | undefined): string[] {
  const row = (label: string, text: string) => rowText(label, text, style);
  const value = (key: string) => {
    const entry = data.effective.find((candidate) => candidate.key === key);
    return entry && valueText(entry, home);
  };
  const models = Object.entries(MODELS).flatMap(([key, label]) => {
    const text = value(key);
    return text === undefined ? [] : [row(label, text)];
  });
  return [
    headline(style, data.bedrock === 'on' ? 'ok' : 'info', title(data)),
    '',
    row('Switch', value(SWITCH) ?? `${SWITCH} is not set`),
    row('Signed by', signerText(data, value)),
    row('Region', value('region') ?? 'unknown'),
    ...(models.length > 0 ? models : [row('Model', 'none is pinned: Claude Code chooses')]),
  ];
}

/** The overview in four lines: of the models only the one that is asked first. */
export function summary(data: Status, style: TextStyle, home: string | undefined): string[] {
  const [title = '', , , signer = '', region = '', model = ''] = overview(data, style, home);
  return [title, signer, region, model];
}

/** A label, and beside it, or below it where that leaves too little room, what is to be said. */
function rowText(label: string, text: string, style: TextStyle): string {
  if (style.width < NARROW) return `${paint(style, 'bold', label)}\n${wrap(text, style.width, '    ')}`;
  const beside = wrap(text, style.width, INDENT).slice(INDENT.length);
  return paint(style, 'bold', label.padEnd(INDENT.length)) + beside;
}

/** The other settings that are in effect, one line each. */
export function otherSettings(data: Status, style: TextStyle, home: string | undefined): string[] {
  return data.effective
    .filter(({ key }) => !SHOWN.includes(key) && MODELS[key] === undefined)
    .map((entry) => `  ${wrap(`${entry.key}: ${valueText(entry, home)}`, style.width, '    ').slice(4)}`);
}

function title({ bedrock }: Status): string {
  return bedrock === 'on' ? 'Claude Code uses Amazon Bedrock' : 'Claude Code does not use Amazon Bedrock';
}

/** What signs the requests, in words; `value` tells a setting in effect with the place where it stands. */
export function signerText(
  data: Pick<Status, 'signedBy' | 'profiles'>,
  value: (key: string) => string | undefined,
): string {
  const { kind, name = '' } = data.signedBy;
  if (kind === 'api-key') return `Amazon Bedrock API key ${value('AWS_BEARER_TOKEN_BEDROCK')}`;
  if (kind === 'credential-export' && name === '') return 'what the command awsCredentialExport hands over';
  if (kind === 'environment')
    return 'the access key in the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  if (kind === 'nothing') return 'nothing: CLAUDE_CODE_SKIP_BEDROCK_AUTH is on';
  if (kind === 'default-chain') return 'the default AWS credentials (no profile or key is set)';
  const profile = data.profiles.find((candidate) => candidate.name === name);
  const place =
    kind === 'credential-export'
      ? `${printable(name)}, handed over by awsCredentialExport to Claude Code alone`
      : (value('AWS_PROFILE') ?? `${printable(name)}, as nothing else is set`);
  return `profile ${place}: ${profile ? profileFacts(profile) : 'there is no such profile'}`;
}
