import type { Profile } from '../../model/configuration.ts';
import { ASKS_FOR_CODE, needsSignIn } from '../../plan/setup/sign-in-offers.ts';
import { marked, markWidth } from '../../text/marked.ts';
import {
  columnsOf,
  padColumns,
  paint,
  printable,
  printableName,
  type TextStyle,
  wrap,
} from '../../text/text.ts';
import { localTime } from '../../text/times.ts';
import type { Status } from '../status/status.ts';

const MAX_SHOWN = 20;
const MAX_NAME = 24;

const KIND_WORDS: Readonly<Record<Profile['kind'], string>> = {
  'sso-session': 'IAM Identity Center',
  'sso-legacy': 'IAM Identity Center (legacy)',
  static: 'access keys',
  'assume-role': 'assumed role',
  'credential-process': 'credential process',
  'web-identity': 'web identity',
  'console-login': 'console login',
  incomplete: 'incomplete',
};

/** The AWS profiles; of many only the first ones and how many more there are. */
export function profileLines({ profiles, profilesLeftOut = 0 }: Status, style: TextStyle): string[] {
  const shown = profiles.slice(0, MAX_SHOWN);
  // What is said of one has at least half of a line.
  const most = Math.min(MAX_NAME, Math.floor(style.width / 2) - 8);
  const column = Math.min(most, Math.max(0, ...shown.map(({ name }) => columnsOf(printableName(name))))) + 2;
  const lines = shown.map((profile) => line(profile, column, style));
  const rest = profiles.length + profilesLeftOut - shown.length;
  return rest > 0 ? [...lines, paint(style, 'dim', `  and ${rest} more`)] : lines;
}

/** Kind, region, account, role and session of a profile, or what it lacks. */
export function profileFacts(profile: Profile): string {
  const { kind, region, accountId, roleName, asksForCode, missing = [] } = profile;
  const account = [accountId, roleName].filter((part) => part !== undefined).join('/');
  const facts = [
    KIND_WORDS[kind],
    region,
    account,
    sessionText(profile),
    asksForCode && ASKS_FOR_CODE,
    ...missing,
  ];
  return printable(facts.filter(Boolean).join(', '));
}

function line(profile: Profile, column: number, style: TextStyle): string {
  const name = printableName(profile.name);
  const indent = ' '.repeat(2 + markWidth(style) + column);
  const facts = wrap(profileFacts(profile), style.width, indent);
  const head = marked(style, stateOf(profile), padColumns(name, column));
  return columnsOf(name) + 2 > column ? `${head}\n${facts}` : head + facts.slice(indent.length);
}

function stateOf(profile: Profile): 'ok' | 'warn' | 'fail' {
  if (profile.kind === 'incomplete') return 'fail';
  return profile.asksForCode || needsSignIn(profile) ? 'warn' : 'ok';
}

/** Times are in the person's own time zone. */
function sessionText({ session }: Profile): string | undefined {
  if (!session) return undefined;
  if (session.state === 'not-signed-in') return 'not signed in';
  const at = session.expiresAt === undefined ? '' : localTime(new Date(session.expiresAt));
  if (session.state === 'valid')
    return `signed in until ${at}${session.refreshable ? ', renews itself' : ''}`;
  return session.refreshable ? `signed in, renews itself (since ${at})` : `sign-in expired ${at}`;
}
