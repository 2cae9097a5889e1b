import type { HomeFacts } from '../../facts/doctor-facts.ts';
import type { Candidate } from '../../facts/settings/candidates.ts';
import { type ProfileCommand, readProfileCommand } from '../../shell/profile-command.ts';
import { isAtLeast } from '../../shell/refresh-line.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { missingWords } from './command-failure.ts';
import { isUntold, signInOf } from './sign-in.ts';

type Doubt = (facts: HomeFacts, command: ProfileCommand, candidate: Candidate) => string | undefined;

/** Why `awsAuthRefresh` does not renew the sign-in that is used, as sentences; `undefined` where nothing says so. */
export function refreshDoubt(facts: HomeFacts, candidate: Candidate): string | undefined {
  const command = readProfileCommand(candidate.value, facts.platform);
  if (!command) return 'It cannot be read as a command line.';
  for (const doubt of DOUBTS) {
    const found = doubt(facts, command, candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What keeps the command from doing anything comes first. */
const DOUBTS: readonly Doubt[] = [
  (facts, _, { value }) => missingWords(facts, value),
  ({ awsCli }, { does }) => {
    const needed = does === 'aws-sso-login' ? '2.0.0' : does === 'aws-login' ? '2.32.0' : undefined;
    if (needed === undefined || !awsCli?.version || isAtLeast(awsCli, needed)) return undefined;
    return `The AWS CLI ${awsCli.version} has no such command; version ${needed} or newer has.`;
  },
  nothingToRenew,
  unquoted,
  otherProfile,
  ({ home }, { program }, { origin }) => {
    const isOwn = home !== undefined && program.text.startsWith(home);
    if (origin.from !== 'project' || !isOwn) return undefined;
    return `It names ${program.text}, a file of your own, in settings that the team shares.`;
  },
];

/** A command of somebody's own may renew anything; one that signs in renews a sign-in of its kind. */
function nothingToRenew(facts: HomeFacts, { does }: ProfileCommand): string | undefined {
  const { profile, signing } = facts;
  const name = signing.behind?.name ?? profile?.name;
  if (name === undefined || !does.endsWith('login') || isUntold(facts)) return undefined;
  const signIn = signInOf(facts);
  if (!signIn) return `The AWS profile '${name}' has no sign-in that it could renew.`;
  const isConsole = signIn.kind === 'console-login';
  if ((does === 'aws-login') === isConsole) return undefined;
  const kind = isConsole ? 'at the AWS console (aws login)' : 'through IAM Identity Center (aws sso login)';
  return `The AWS profile '${name}' signs in ${kind}, and the command does not.`;
}

/** A name like `it's;id` says something else to a shell. */
function unquoted({ profile, platform }: HomeFacts, _: ProfileCommand, { value }: Candidate) {
  if (!profile || quoteForShell(profile.name, platform) === profile.name) return undefined;
  const isBare = [`--profile ${profile.name}`, `--profile=${profile.name}`].some((text) =>
    value.includes(text),
  );
  return isBare
    ? `The shell takes the profile's name ${profile.name} apart, as it stands without quotes.`
    : undefined;
}

/** Two profiles may share a session: then to sign in with one is to sign in with both. */
function otherProfile(
  facts: HomeFacts,
  { does, profile: named, session }: ProfileCommand,
): string | undefined {
  const { seenEnv, files, signing } = facts;
  const signIn = signInOf(facts);
  if (!signIn || !does.endsWith('login') || named?.isExpanded || session?.isExpanded) return undefined;
  const { id } = signIn.token.key;
  if (session)
    return session.text === id ? undefined : `It signs in to the session ${session.text}, not to ${id}.`;
  if (does === 'own-login') {
    if (!named) return 'It names no profile and no session.';
    const links = [...signing.chain, ...(signing.behind?.chain ?? [])];
    if (links.some(({ name }) => name === named.text)) return undefined;
  }
  // botocore asks them in this order (botocore/configprovider.py).
  const name = named?.text ?? (seenEnv.AWS_DEFAULT_PROFILE || seenEnv.AWS_PROFILE || 'default');
  const key = keyOf(files.profiles.get(name));
  if (key === id) return undefined;
  const how = named ? `names the AWS profile '${name}'` : `names no profile, so it takes '${name}'`;
  const why = key === undefined ? ', which has no sign-in of its own' : '';
  return `It ${how}${why}; what signs is '${signIn.profile}'.`;
}

function keyOf(section: Readonly<Record<string, string | undefined>> | undefined): string | undefined {
  return section?.sso_session ?? section?.sso_start_url ?? section?.login_session;
}
