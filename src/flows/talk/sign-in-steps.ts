import { readApiKey } from '../../facts/api-key.ts';
import type { Account } from '../../model/accounts.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { Portal, PortalOptions } from '../../model/portal.ts';
import type { SsoToken } from '../../model/sso-token.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import { knownProfile } from '../../plan/profile/check-profile.ts';
import {
  namedAccounts,
  profileAnswers,
  rankedRoles,
  wordsOfAccounts,
} from '../../plan/profile/choose-account.ts';
import { choosePortal } from '../../plan/profile/choose-portal.ts';
import { MOST_OFFERED, regionsToChoose } from '../../plan/profile/offered-regions.ts';
import { isNameAlone, typedNote } from '../../plan/profile/portal-address.ts';
import type { ProfileOptions } from '../../plan/profile/profile-answers.ts';
import { checkName } from '../../plan/profile/profile-name.ts';
import { ASKED, aboutAccount, askedAccount, REPAIR_CHOICES } from '../../plan/setup/script.ts';
import { needsSignIn } from '../../plan/setup/sign-in-offers.ts';
import { standingValue } from '../../plan/setup/way-edits.ts';
import { isFiller, readSaid } from '../../plan/talk/read-said.ts';
import { setupCall, setupOptionsOf, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import { isQuestion, isUnknown, topicOf } from '../../plan/talk/typed-words.ts';
import { nearest } from '../../text/nearest.ts';
import { draftProfile } from '../changes/draft-profile.ts';
import { chooseSignIn } from '../models/models-sign-in.ts';
import { askAccounts, type FoundAccounts } from '../sign-in/ask-accounts.ts';
import { findPortalRegion } from '../sign-in/find-portal-region.ts';
import { refusedBy } from '../sign-in/standing-sign-in.ts';
import { signInToPortal } from './portal-sign-in.ts';
import {
  anotherSignIn,
  askPortal,
  askWhoSigns,
  consoleStep,
  isThisThePortal,
  keyQuestion,
  waysOf,
  withoutSignIn,
} from './portal-steps.ts';
import type { ReadyOrStep, Room } from './room.ts';

const step = (value: TalkStep): Outcome<ReadyOrStep> => success({ step: value });

/** What signs, as far as the answers tell; else the next question on the way there. */
export async function becomeReady(room: Room, answers: TalkAnswers): Promise<Outcome<ReadyOrStep>> {
  const { profile, auth } = answers;
  if (answers.way === 'platform' && auth === 'api-key') return withWorkspaceKey(room, answers);
  if (auth === 'api-key' || auth === 'environment') return withoutProfile(room, answers);
  if (profile !== undefined) return withProfile(room, answers, profile);
  if ((answers['start-url'] ?? answers['sso-session']) !== undefined) return withPortal(room, answers);
  if (answers.new) return step(portalOrSession(room, answers));
  const team = missingOfProject(room);
  if (team !== undefined && answers.account === undefined) return step(withoutTheTeams(room, answers, team));
  if (answers.account !== undefined) return withAccount(room, answers, answers.account);
  const ready = waysOf(room, answers).filter(({ offer }) => offer.isReady);
  const [only] = ready;
  if (only && ready.length === 1) return becomeReady(room, { ...answers, ...only.answers });
  if (waysOf(room, answers).length > 0) return step(askWhoSigns(room, answers));
  return step({ say: 'No AWS sign-in was found on this computer.', ...portalOrSession(room, answers) });
}

const isOf = (account: string) => (profile: Profile) =>
  account === (profile.accountId ?? profile.keyAccountId);

/** An account that was named: by a profile of it, else by an access portal. */
async function withAccount(room: Room, answers: TalkAnswers, account: string): Promise<Outcome<ReadyOrStep>> {
  const profiles = room.profiles.filter((one) => one.kind !== 'incomplete' && isOf(account)(one));
  const [only] = profiles;
  if (only && profiles.length === 1) return becomeReady(room, { ...answers, profile: only.name });
  if (only) return step(askWhoSigns({ ...room, profiles }, answers));
  const sessions = [...room.files.ssoSessions.keys()];
  const [session] = sessions;
  if (session !== undefined && sessions.length === 1)
    return becomeReady(room, { ...answers, 'sso-session': session });
  const portal = portalOrSession(room, answers);
  return step(room.profiles.length === 0 ? portal : { ...portal, say: NO_PROFILE_OF(account) });
}

const NO_PROFILE_OF = (account: string) => `No AWS profile is known to be for account ${account}.`;

/** A profile of another account than the one that was named beside it. */
function ofAnotherAccount(room: Room, answers: TalkAnswers, { name, ...profile }: Profile): TalkStep {
  const { account = '', ...rest } = answers;
  const [fitting] = room.profiles.filter(isOf(account));
  const portal = choosePortal({ profile: name }, room);
  const { session, startUrl, region } = (portal.ok && portal.value) || {};
  const address = { 'start-url': startUrl, 'sso-region': region };
  const through = session !== undefined ? { 'sso-session': session } : startUrl ? address : { new: true };
  const own = profile.accountId ?? profile.keyAccountId;
  return {
    say: `The AWS profile ${name} is for account ${own}, not for ${account}.`,
    ask: {
      header: 'Which',
      question: 'Which one do you mean?',
      options: [
        {
          label: `Profile ${name}`,
          description: `With its account ${own}`,
          run: setupCall({ ...rest, profile: name }),
        },
        {
          label: `Account ${account}`,
          description: fitting ? `By the AWS profile ${fitting.name}` : 'Through an access portal',
          run: setupCall(
            fitting
              ? { ...withoutSignIn(rest), profile: fitting.name }
              : { ...withoutSignIn(rest), ...through, account },
          ),
        },
      ],
    },
  };
}

/** Sessions that the AWS config file has are offered before an address is asked for. */
export function portalOrSession({ files }: Room, answers: TalkAnswers): TalkStep {
  const { new: _, about: __, ...rest } = answers;
  const portal = askPortal(rest);
  const sessions = [...files.ssoSessions].map(([name, { sso_start_url: url = '' }]) => ({
    label: name,
    description: `The access portal ${url} of your AWS config file`,
    run: setupCall({ ...rest, 'sso-session': name }),
  }));
  if (!portal.ask) return portal;
  const { options } = portal.ask;
  return {
    ...portal,
    ask: { ...portal.ask, options: [...sessions.slice(0, 2), ...options], all: [...sessions, ...options] },
  };
}

async function withoutProfile(room: Room, answers: TalkAnswers): Promise<Outcome<ReadyOrStep>> {
  const options = setupOptionsOf(answers);
  const { 'api-key-file': file, 'api-key-stdin': fromStdin } = answers;
  const auth = answers.auth === 'environment' ? ('environment' as const) : ('api-key' as const);
  const signIn = await chooseSignIn(
    { auth, 'api-key-file': file, 'api-key-stdin': fromStdin },
    { ...room, world: room.seen },
  );
  if (!signIn.ok && options.auth === 'api-key') {
    const { message, fix } = signIn.problem;
    const why = file === undefined && !fromStdin ? undefined : `${message} ${fix}`;
    return step(keyQuestion(room.world.platform, answers, why));
  }
  if (!signIn.ok) return signIn;
  const { signer, region } = signIn.value;
  const name = auth === 'api-key' ? 'an Amazon Bedrock API key' : 'the credentials of this environment';
  return success({ answers, signer, name, ...(region !== undefined && { region }) });
}

/** A key of the workspace: from its file, or where the settings or the shell have it. */
async function withWorkspaceKey({ seen }: Room, answers: TalkAnswers): Promise<Outcome<ReadyOrStep>> {
  const { 'api-key-file': file, 'api-key-stdin': fromStdin = false } = answers;
  const key = await readApiKey(seen, { fromStdin, file, way: 'platform' });
  if (!key.ok) {
    const isGiven = file !== undefined || fromStdin;
    const why = isGiven ? `${key.problem.message} ${key.problem.fix}` : undefined;
    return step(keyQuestion(seen.platform, answers, why));
  }
  return success({
    answers,
    signer: { kind: 'api-key', key: key.value.key },
    name: 'a key of the workspace',
  });
}

async function withProfile(room: Room, answers: TalkAnswers, name: string): Promise<Outcome<ReadyOrStep>> {
  const known = knownProfile(name, room.profiles, room.files.droppedProfiles);
  if (!known.ok && known.problem.code === 'profile-missing') return step(nearProfile(room, answers, name));
  if (!known.ok && LEFT_FOR_ANOTHER.includes(known.problem.code))
    return step(anotherSignIn(answers, `${known.problem.message} ${known.problem.fix}`));
  if (!known.ok) return known;
  const profile = known.value;
  const { account } = answers;
  const own = profile.accountId ?? profile.keyAccountId;
  if (account !== undefined && own !== undefined && own !== account)
    return step(ofAnotherAccount(room, answers, profile));
  const isOver = needsSignIn(profile);
  if (isOver && profile.kind === 'console-login') return step(consoleStep(profile));
  if (isOver && profile.kind === 'sso-legacy' && answers.repair === undefined) {
    // It stands where nothing is edited: it can be used as it is.
    const draft = await draftProfile(room.world, { repair: true, profile: [name] });
    if (draft.ok) return step(repairQuestion(answers, name, draft.value.also));
  }
  if (answers.repair === 'yes' || answers.repair === 'all') return withRepair(room, answers, profile);
  if (!isOver) return withSigner(room, answers, profile);
  const portal = choosePortal({ profile: name }, room);
  if (!portal.ok || !portal.value) return portal as Outcome<never>;
  const token = await tokenOf(room, portal.value, answers);
  if (!token.ok || 'step' in token.value) return token as Outcome<ReadyOrStep>;
  return withSigner(room, answers, { ...profile, session: { state: 'valid' } });
}

async function withSigner(room: Room, answers: TalkAnswers, profile: Profile): Promise<Outcome<ReadyOrStep>> {
  const { name, region, accountId, roleName } = profile;
  const profiles = room.profiles.map((one) => (one.name === name ? profile : one));
  const signIn = await chooseSignIn({ profile: name }, { ...room, profiles, world: room.seen });
  if (!signIn.ok && LEFT_FOR_ANOTHER.includes(signIn.problem.code))
    return step(anotherSignIn(answers, `${signIn.problem.message} ${signIn.problem.fix}`));
  if (!signIn.ok) return signIn;
  const { wait: _, ...rest } = answers;
  return success({
    answers: rest,
    signer: signIn.value.signer,
    name: profileName(profile),
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
    ...(roleName !== undefined && { roleName }),
  });
}

/** What is wrong with a profile alone: another one may do. */
const LEFT_FOR_ANOTHER = ['profile-incomplete', 'sso-access-removed'];

/** A profile as the plan names it, with where it leads. */
function profileName({ name, keyAccountId, accountId = keyAccountId, roleName }: Profile): string {
  const place = [roleName, accountId === undefined ? undefined : `account ${accountId}`].filter(Boolean);
  return `the AWS profile ${name}${place.length === 0 ? '' : ` (${place.join(', ')})`}`;
}

function nearProfile(room: Room, answers: TalkAnswers, name: string): TalkStep {
  const near = nearest(
    name,
    room.profiles.map((one) => one.name),
  );
  const rest = withoutSignIn(answers);
  const other = askWhoSigns(room, rest);
  const say = `There is no AWS profile '${name}'.`;
  if (near === undefined || !other.ask) return { ...other, say };
  const meant = {
    label: `${near} (Recommended)`,
    description: `The AWS profile '${near}' instead of '${name}'`,
    run: setupCall({ ...rest, profile: near }),
  };
  const isOther = ({ label }: TalkOption) => label !== near;
  const { options, all = options } = other.ask;
  return {
    say,
    ask: {
      ...other.ask,
      options: [meant, ...options.filter(isOther).slice(-3)],
      all: [meant, ...all.filter(isOther)],
    },
  };
}

/** `also` are others with the same access portal, which one sign-in serves then. */
function repairQuestion(answers: TalkAnswers, name: string, also: readonly string[]): TalkStep {
  const others = also.length === 1 ? `'${also[0]}'` : `${also.length} more profiles of this portal`;
  const forAll: TalkOption = {
    label: `Yes, and for ${others}`,
    description: 'Changes them, too',
    run: setupCall({ ...answers, repair: 'all' }),
  };
  return {
    say: `The sign-in of the profile ${name} is of the older form, which ends after 8 hours.`,
    ask: {
      header: 'Renewal',
      question: ASKED.repair,
      typed: typedCall({ ...answers, about: 'repair' }, 'said'),
      options: [
        { ...REPAIR_CHOICES.yes, run: setupCall({ ...answers, repair: 'yes' }) },
        ...(also.length > 0 ? [forAll] : []),
        { ...REPAIR_CHOICES.no, run: setupCall({ ...answers, repair: 'no' }) },
      ],
    },
  };
}

/** The sign-in is made to the session that the repaired profile will name. */
async function withRepair(room: Room, answers: TalkAnswers, profile: Profile): Promise<Outcome<ReadyOrStep>> {
  const { name, accountId, roleName, region } = profile;
  const one: ProfileOptions = { repair: true, profile: [name] };
  const draft = await draftProfile(room.world, one);
  if (!draft.ok) return draft;
  const isAll = answers.repair === 'all';
  const profilePlan = isAll ? { ...one, profile: [name, ...draft.value.also] } : one;
  const portal = choosePortal({ profile: name }, draft.value.after);
  if (!portal.ok || !portal.value) return portal as Outcome<never>;
  const token = await tokenOf(room, portal.value, answers);
  if (!token.ok || 'step' in token.value) return token as Outcome<ReadyOrStep>;
  if (accountId === undefined || roleName === undefined)
    return withSigner(room, answers, { ...profile, session: { state: 'valid' } });
  const keys = await roleKeys(room, portal.value, token.value, { accountId, roleName });
  if (!keys.ok) return keys;
  return success({
    ...{ answers, profilePlan, accountId, roleName, name: profileName(profile) },
    signer: { kind: 'profile', name, keys: keys.value },
    ...(region !== undefined && { region }),
  });
}

/** From an address, or a session of the AWS config file, to an account and a role. */
async function withPortal(room: Room, answers: TalkAnswers): Promise<Outcome<ReadyOrStep>> {
  const { 'start-url': typed, 'sso-region': region, 'sso-session': session } = answers;
  if (typed !== undefined && isNameAlone(typed)) return step(isThisThePortal(answers, typed));
  const found =
    typed !== undefined && region === undefined ? await regionFor(room, answers, typed) : success(region);
  if (!found.ok) return found;
  if (typeof found.value === 'object') return success(found.value);
  const options: PortalOptions = {
    ...(typed !== undefined && { 'start-url': typed }),
    ...(session !== undefined && { 'sso-session': session }),
    ...(typed !== undefined && found.value !== undefined && { 'sso-region': found.value }),
  };
  const portal = choosePortal(options, room);
  if (!portal.ok && portal.problem.code === 'start-url-malformed')
    return step(askPortal(withoutSignIn(answers), `${portal.problem.message} ${portal.problem.fix}`));
  if (!portal.ok || !portal.value) return portal as Outcome<never>;
  const named = { ...answers, ...portal.value.options };
  const note = typedNote(typed, portal.value.startUrl);
  const token = await tokenOf(room, portal.value, named, note);
  if (!token.ok || 'step' in token.value) return token as Outcome<ReadyOrStep>;
  return chooseAccount(room, named, portal.value, token.value);
}

/** The region of IAM Identity Center, or the step that asks for the address or the region. */
async function regionFor(
  room: Room,
  answers: TalkAnswers,
  typed: string,
): Promise<Outcome<string | undefined | { readonly step: TalkStep }>> {
  const found = await findPortalRegion(room.seen, typed, room);
  if (!found.ok) {
    const { code, message, fix } = found.problem;
    const isAddress = code === 'start-url-malformed' || code === 'sso-portal-unknown';
    return isAddress ? success({ step: askPortal(withoutSignIn(answers), `${message} ${fix}`) }) : found;
  }
  const { region, candidates } = found.value;
  if (region !== undefined) return success(region);
  const regions = candidates.length > 1 ? candidates : regionsToChoose([]);
  const options = regions.map((one) => ({
    label: one,
    description: 'SSO region of your access portal',
    run: setupCall({ ...answers, 'sso-region': one }),
  }));
  return success({
    step: {
      say: 'Could not find the region of IAM Identity Center.',
      ask: {
        header: 'Its region',
        question: `${ASKED.portalRegion} The portal shows it under Access keys; you can type another.`,
        options: options.slice(0, MOST_OFFERED),
        all: options,
        typed: typedCall(answers, 'sso-region'),
      },
    },
  });
}

/** The sign-in that stands or was just allowed; else the step in which the person allows it. */
function tokenOf(room: Room, portal: Portal, { wait, ...rest }: TalkAnswers, note?: string) {
  const question = { world: room.seen, config: room.config, aws: room, portal };
  const call = (next: string) => setupCall({ ...rest, wait: next });
  return signInToPortal(question, portal, { name: 'setup', wait, note, call });
}

async function chooseAccount(
  room: Room,
  answers: TalkAnswers,
  portal: Portal,
  token: SsoToken,
): Promise<Outcome<ReadyOrStep>> {
  const { account: accountId, role, search, wait: _, ...given } = answers;
  const [, nth] = /^\W*(?:option |number )?(\d)\W*$/i.exec(search ?? '') ?? [];
  const ask = (looked: string | undefined) =>
    askAccounts(room.seen, portal, token, { accountId, search: nth === undefined ? looked : undefined });
  let asked = await ask(search);
  if (!asked.ok && asked.problem.code === 'sso-no-accounts')
    return step(askPortal(withoutSignIn(answers), `${asked.problem.message} ${asked.problem.fix}`));
  if (!asked.ok) return asked;
  const listed = nth === undefined ? undefined : questionOf(asked.value, given).ask?.options[Number(nth) - 1];
  if (listed?.run !== undefined) return step({ run: listed.run });
  let rest: TalkAnswers = given;
  const pairsOf = (accounts: readonly Account[]) =>
    rankedRoles(accounts).filter(({ roleName }) => role === undefined || roleName === role);
  const isNone = (accounts: readonly Account[]) =>
    !accounts.some(({ isOpen }) => isOpen) && pairsOf(accounts).length === 0;
  if (isNone(asked.value.found)) {
    // What is typed now counts before the role and the account that did not help.
    const { role: _role, ...anyRole } = answers;
    const { account: _account, ...anywhere } = anyRole;
    if (search !== undefined && (role ?? accountId) !== undefined)
      return chooseAccount(room, role === undefined ? anywhere : anyRole, portal, token);
    const all = await askAccounts(room.seen, portal, token);
    if (!all.ok) return all;
    const beside = search === undefined ? undefined : factsBeside(search, all.value.found);
    const again = beside?.search ? await ask(beside.search) : undefined;
    if (again?.ok === false) return again;
    rest = { ...given, ...beside?.facts };
    if (!again || isNone(again.value.found)) {
      const isAsked = search === undefined || isUnknown(search) || isQuestion(search);
      if (!isAsked && beside?.search !== '' && isMoreThanSearch(room, search))
        return step({ run: setupCall({ ...given, said: search }) });
      const sought = search ?? [accountId, role].filter(Boolean).join(' ');
      return step(noneMatches(all.value, rest, { sought, isAnother: beside?.search === '' }));
    }
    asked = again;
  }
  const { found, total } = asked.value;
  if (found.some(({ isOpen }) => isOpen)) return step(whichAccount(found, rest, total));
  const pairs = pairsOf(found);
  const [only] = pairs;
  if (!only) throw new TypeError('an account without a role was asked for again');
  if (pairs.length > 1) return step(whichPair(found, rest, role));
  const { account, roleName } = only;
  const place = { accountId: account.accountId, roleName };
  const keys = await roleKeys(room, portal, token, place);
  if (!keys.ok) return keys;
  const planned = profileAnswers({ account, roleName }, { portal, files: room.files });
  const missing = missingProfile(room);
  const profilePlan = missing === undefined ? planned : { ...planned, name: missing };
  return success({
    answers: { ...rest, account: account.accountId, role: roleName },
    signer: { kind: 'profile', name: `${account.name}: ${roleName}`, keys: keys.value },
    name: `the role ${roleName} in ${account.name} (${account.accountId})${missing === undefined ? '' : `, as the AWS profile ${missing} that your settings name`}`,
    near: portal.region,
    profilePlan,
    ...place,
  });
}

/** What names no account may say more: a region, a model, another portal, a key. */
function isMoreThanSearch({ profiles, files }: Room, text: string): boolean {
  const facts = { profiles: profiles.map(({ name }) => name), sessions: [...files.ssoSessions.keys()] };
  return Object.keys(readSaid(text, facts).answers).length > 0 || topicOf(text) !== undefined;
}

function questionOf({ found, total }: FoundAccounts, rest: TalkAnswers): TalkStep {
  return found.some(({ isOpen }) => isOpen) ? whichAccount(found, rest, total) : whichPair(found, rest);
}

/** What is said beside the words for an account: a region, models, a place. Nothing where a word is neither. */
function factsBeside(search: string, accounts: readonly Account[]) {
  const named = namedAccounts(accounts, search);
  const words = (named?.rest ?? search).split(/[\s,;"']+/).filter((word) => word && !isFiller(word));
  const ofAccounts = named ? [] : wordsOfAccounts(accounts, words);
  const others = words.filter((word) => !ofAccounts.includes(word));
  const { answers, wrong, unknown, not, either } = readSaid(others.join(' '), { profiles: [], sessions: [] });
  const { region, geography, model, scope } = answers;
  const facts = Object.fromEntries(
    Object.entries({ region, geography, model, scope }).filter(([, value]) => value !== undefined),
  );
  if (wrong.length > 0 || not.length > 0 || either) return undefined;
  // What is no answer may be of a role.
  const left = [named?.fitting[0]?.name, ...ofAccounts, ...unknown].filter(Boolean).join(' ');
  return left === '' && Object.keys(facts).length === 0 ? undefined : { facts, search: left };
}

/** No account has these words: the list again, what is nearest first. */
function noneMatches(
  { found, total }: FoundAccounts,
  rest: TalkAnswers,
  { sought, isAnother }: { readonly sought: string; readonly isAnother: boolean },
): TalkStep {
  const isEmpty = sought === '' || found.every(({ roles, isOpen }) => roles.length === 0 && !isOpen);
  if (isEmpty)
    return {
      say: `AWS did not list your roles in your ${total} accounts. Try again in a minute. Nothing was written.`,
      end: true,
    };
  const again = questionOf({ found, total }, rest);
  if (isAnother) return { ...again, say: 'That is kept for the chosen account.' };
  if (isUnknown(sought) || isQuestion(sought))
    return { ...again, say: 'Whoever looks after AWS in your company knows which account is for Claude.' };
  const ids = new Map(found.map(({ accountId, name }) => [accountId, name]));
  const near = /^\W*(not|no|without|except)\b/i.test(sought)
    ? undefined
    : nearest(sought, [...ids.values(), ...ids.keys()]);
  const name = near && (ids.get(near) ?? near);
  const isMeant = ({ label }: TalkOption) => name !== undefined && label.startsWith(name);
  const { options = [], all: every = options } = again.ask ?? {};
  const sorted = [...every.filter(isMeant), ...options.filter((one) => !isMeant(one))].slice(0, 4);
  const say = `None of your ${total} accounts matches '${sought}'.${name ? ` The nearest is ${name}.` : ''}`;
  return { say, ...(again.ask && { ask: { ...again.ask, options: sorted } }) };
}

/** The profile that the settings name, those of a repository too, and that this computer does not have. */
function missingProfile({ signedBy: { kind, name }, profiles, files }: Room): string | undefined {
  if (kind !== 'profile' || name === undefined) return undefined;
  const isThere = profiles.some((one) => one.name === name) || files.droppedProfiles.includes(name);
  return isThere || checkName('--name', name) ? undefined : name;
}

/** The same, where the settings of the project name it: what the person's own settings say then loses. */
export function missingOfProject(room: Room): string | undefined {
  const name = missingProfile(room);
  const files = room.settings.filter(({ scope }) => scope === 'project' || scope === 'local');
  return name !== undefined && standingValue(files, 'AWS_PROFILE') === name ? name : undefined;
}

/** A colleague without the profile that the team's settings name: it is made, or another one for this project. */
function withoutTheTeams(room: Room, answers: TalkAnswers, name: string): TalkStep {
  const own = waysOf(room, answers).filter(({ offer }) => offer.isReady);
  const make: TalkOption = {
    label: `Make ${name} (Recommended)`,
    description: 'Signs in through your access portal, and calls the profile so',
    run: setupCall({ ...answers, new: true }),
  };
  const others = own.slice(0, 2).map(({ offer, answers: way }) => ({
    label: `Use ${offer.label} here`,
    description: 'For you alone in this project; the settings of the team stay',
    run: setupCall({ ...answers, ...way, scope: 'local' }),
  }));
  if (others.length === 0) return portalOrSession(room, answers);
  return {
    say: `The settings of this project name the AWS profile ${name}, which this computer does not have.`,
    ask: {
      header: 'Sign-in',
      question: ASKED.signIn,
      options: [make, ...others],
      typed: typedCall(answers, 'said'),
    },
  };
}

async function roleKeys(
  { seen }: Room,
  portal: Portal,
  { accessToken }: SsoToken,
  place: { readonly accountId: string; readonly roleName: string },
) {
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const answer = await aws.withPortal(seen, portal.region, (session) =>
    aws.roleCredentials(session, accessToken, place),
  );
  return answer.ok ? success(answer.value) : refusedBy(answer.finding, portal);
}

/** Account and role in one question, the most useful pairs first. */
function whichPair(accounts: readonly Account[], rest: TalkAnswers, role?: string): TalkStep {
  const pairs = rankedRoles(accounts).filter(({ roleName }) => role === undefined || roleName === role);
  const all: TalkOption[] = pairs.map(({ account, roleName }) => ({
    label: `${account.name}: ${roleName}`,
    description: aboutAccount(account),
    run: setupCall({ ...rest, account: account.accountId, role: roleName }),
  }));
  const fitting = all.slice(0, MOST_OFFERED);
  // A question has two options at least.
  const other = {
    label: 'Another sign-in',
    description: 'Back to the AWS sign-ins',
    run: setupCall({ ...withoutSignIn(rest), about: 'sign-in' }),
  };
  const options = fitting.length > 1 ? fitting : [...fitting, other];
  const more =
    pairs.length > fitting.length ? ` There are ${pairs.length}; type part of a name to find another.` : '';
  return {
    ask: {
      header: 'Account',
      question: `${ASKED.accountAndRole}${more}`,
      options,
      ...(all.length > 1 && { all }),
      typed: typedCall(rest, 'search'),
    },
  };
}

/** Of many accounts one is found by its name. */
function whichAccount(accounts: readonly Account[], rest: TalkAnswers, total: number): TalkStep {
  const all = accounts
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((account) => ({
      label: account.name,
      description: aboutAccount(account),
      run: setupCall({ ...rest, account: account.accountId }),
    }));
  return {
    ask: {
      header: 'Account',
      question: `${askedAccount(accounts.length, total)} Type part of its name, id or e-mail address.`,
      options: all.slice(0, MOST_OFFERED - 1),
      all,
      typed: typedCall(rest, 'search'),
    },
  };
}

function rankOf({ name }: Account): number {
  if (/bedrock|claude|gen-?ai|\bai\b/i.test(name)) return 0;
  return /sandbox|dev/i.test(name) ? 1 : 2;
}
