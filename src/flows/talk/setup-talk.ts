import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { keyInSettings, whoSigns } from '../../facts/claude-code/who-signs.ts';
import { effectiveConfiguration } from '../../facts/settings/effective.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { readPortalAddress } from '../../plan/profile/portal-address.ts';
import { wayOfSettings } from '../../plan/setup/way-edits.ts';
import { type Meaning, readSaid, type Said } from '../../plan/talk/read-said.ts';
import { setupCall, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import { isNo, isUnknown, isYes, topicOf } from '../../plan/talk/typed-words.ts';
import { shortened } from '../../text/text.ts';
import { accessStep } from './access-steps.ts';
import { changeQuestion, proofStep, refreshQuestion, scopeQuestion, writeIt } from './agree-steps.ts';
import { askRegion, planStep } from './models-steps.ts';
import { askPortal, askWhoSigns, keyQuestion, UNKNOWN, withoutSignIn } from './portal-steps.ts';
import type { Room } from './room.ts';
import { becomeReady } from './sign-in-steps.ts';
import { alongStandingWay, throughGateway, wayQuestion, withoutGateway } from './way-steps.ts';

/**
 * The next step of the conversation that sets Claude Code up, from what was answered so far: the next question, or what
 * has to be done before there is one. From an empty home it asks for the portal, the account, and the agreement.
 */
export async function setupTalk(
  world: World,
  config: string,
  given: TalkAnswers,
): Promise<Outcome<TalkStep>> {
  const room = await enter(world, config);
  if (!room.ok) return room;
  const { said, ...known } = sentence(given);
  if (isStopped(known)) return success(STOPPED);
  if (said === undefined) return typable(await stepOf(room.value, known), known);
  return heard(room.value, known, said);
}

/** The next step after what a person typed, beside the command or in the place of an answer that was offered. */
async function heard(
  room: Room,
  { 'plan-id': planId, ...known }: TalkAnswers,
  said: string,
): Promise<Outcome<TalkStep>> {
  const { profiles, files } = room;
  const facts = { profiles: profiles.map(({ name }) => name), sessions: [...files.ssoSessions.keys()] };
  const read = readSaid(said, facts);
  const isFirst = Object.keys(known).length === 0;
  const isMeant = [read.answers, read.not, read.wrong].some((one) => Object.keys(one).length > 0);
  if (!isFirst && !isMeant && isNo(said)) return success(STOPPED);
  if (planId !== undefined && !isMeant && isYes(said)) return stepOf(room, { ...known, 'plan-id': planId });
  const wanted = withoutUnwanted(isFirst ? read.answers : otherwise(known, read), read);
  const isForMe = known.about === 'scope' && !isMeant && /\bme\b/i.test(read.others);
  const { about: _, ...placed } = wanted;
  const answers: TalkAnswers = isForMe
    ? { ...placed, scope: 'local' }
    : withTopic(wanted, read, { isFirst, isMeant });
  if (read.wrong.length > 0) return success(didYouMean(read, answers));
  if (read.either) return success(whichOfTwo(read.either, answers));
  // A word that means nothing by itself may be a part of an account's name.
  const search = read.unknown.join(' ');
  const isSearch = search !== '' && (answers['start-url'] ?? answers['sso-session']) !== undefined;
  const all = isSearch ? { search, ...answers } : answers;
  const step = typable(await stepOf(room, all), all);
  if (!step.ok) return step;
  const unknown = isUnknown(said)
    ? step.value.ask?.options.find(({ label }) => label === UNKNOWN)
    : undefined;
  if (unknown?.end !== undefined) return success({ say: unknown.end, end: true });
  const isAbout = isMeant || isForMe || answers.about !== known.about;
  const notes = [...(isSearch ? [] : notUnderstood(said, read, isAbout)), ...leftOut(read, answers)];
  const asked = withoutOptions(step.value, read);
  return success({ ...asked, say: [...notes, asked.say].filter(Boolean).join('\n\n') });
}

const STOPPED: TalkStep = { say: 'Nothing was written.', end: true };
const TYPED_ALONE = [
  'start-url',
  'sso-region',
  'search',
  'region',
  'model',
  'workspace',
  'base-url',
] as const;

/** Words that were typed where an address or a file was asked for, and are neither. */
function sentence({ said, ...known }: TalkAnswers): TalkAnswers {
  const { 'start-url': address, 'api-key-file': file, ...rest } = known;
  const isNoAddress = address !== undefined && !readPortalAddress(address).ok;
  if (isNoAddress && isAside(address)) return { ...rest, about: 'portal', said: address };
  if (file !== undefined && /\s/.test(file) && !/[\\/~]|\.\w+$/.test(file))
    return { ...rest, about: 'key', said: file };
  return { ...known, said };
}

function isAside(text: string): boolean {
  return /\s/.test(text.trim()) || topicOf(text) !== undefined || isNo(text) || isUnknown(text);
}

/** A no in the place of an address, a region or a model. */
function isStopped(answers: TalkAnswers): boolean {
  return TYPED_ALONE.some((name) =>
    /^\W*(no|nope|stop|cancel|quit|exit|abort)\W*$/i.test(answers[name] ?? ''),
  );
}

/** What a person wants to be asked about, where their words give no answer; the place also beside one. */
function withTopic(
  answers: TalkAnswers,
  { others, answers: said, not }: Said,
  { isFirst, isMeant }: { readonly isFirst: boolean; readonly isMeant: boolean },
): TalkAnswers {
  const topic = topicOf(others);
  if (topic === 'scope' && isMeant) {
    const isPlaced = [said, ...not.map((one) => one.answers)].some(({ scope }) => scope !== undefined);
    return isPlaced || answers.about !== undefined ? answers : { ...answers, about: 'scope' };
  }
  if (topic === undefined || isMeant) return answers;
  // At the start a profile or a model is what setup looks for anyway.
  const isChange = /\b(change|switch|different|other|another)\b/i.test(others);
  const isAsked = !isFirst || isChange || FIRST_TOPICS.includes(topic);
  return isAsked ? { ...answers, about: topic } : answers;
}

const FIRST_TOPICS: readonly TalkAnswers['about'][] = ['key', 'portal', 'scope', 'change'];

function notUnderstood(said: string, { unknown }: Said, isAbout: boolean): readonly string[] {
  if (unknown.length === 0) return [];
  if (isAbout) return [`Not understood: ${unknown.map((word) => `'${word}'`).join(', ')}.`];
  const what = 'Setup takes an AWS profile, account, region, access portal or model.';
  return [`Not understood: '${shortened(said.trim(), 80)}'. ${what}`];
}

function leftOut({ not }: Said, { about }: TalkAnswers): readonly string[] {
  if (not.length === 0) return [];
  const words = not.map(({ word }) => `'${word}'`).join(', ');
  return [about === undefined ? `Left out: ${words}.` : `Not wanted: ${words}. Choose what to use instead.`];
}

/** What is not wanted is not offered, where two others are. */
function withoutOptions(step: TalkStep, { not }: Said): TalkStep {
  const unwanted = not.map(({ word }) => word.toLowerCase());
  if (!step.ask || unwanted.length === 0) return step;
  const { options, all } = step.ask;
  const isWanted = ({ label }: TalkOption) => !unwanted.includes(label.toLowerCase());
  const left = options.filter(isWanted);
  if (left.length < 2) return step;
  return { ...step, ask: { ...step.ask, options: left, ...(all && { all: all.filter(isWanted) }) } };
}

/** In a chat people type instead of choosing, whatever is asked. */
function typable(step: Outcome<TalkStep>, answers: TalkAnswers): Outcome<TalkStep> {
  if (!step.ok || !step.value.ask) return step;
  const ask = { typedInChat: typedCall(answers, 'said'), ...step.value.ask };
  return success({ ...step.value, ask });
}

/** What was typed counts before what was answered so far; without a meaning the same is asked again. */
function otherwise({ about, ...known }: TalkAnswers, { answers: typed, not }: Said): TalkAnswers {
  if (Object.keys(typed).length === 0 && not.length === 0) return { ...known, about };
  const isElsewhere = [typed.region, typed.model, typed.way].some((one) => one !== undefined);
  const { model, pin, ...rest } = known;
  const namesSignIn = [typed.profile, typed['start-url'], typed['sso-session'], typed.new];
  const base = isElsewhere ? rest : known;
  return { ...(namesSignIn.some((one) => one !== undefined) ? withoutSignIn(base) : base), ...typed };
}

/** What was said not to be wanted is no answer; where nothing was said in its place, it is asked. */
function withoutUnwanted(answers: TalkAnswers, { not, answers: said }: Said): TalkAnswers {
  let left = answers;
  for (const { answers: unwanted } of not) {
    if (unwanted.scope !== undefined && said.scope === undefined)
      left = { ...left, scope: 'user', ...(unwanted.scope === 'user' && { about: 'scope' }) };
    if (unwanted.way !== undefined && said.way === undefined) left = { ...left, way: 'invoke' };
    if (unwanted.region !== undefined && said.region === undefined)
      left = { ...left, region: undefined, about: 'region' };
    if (unwanted.model !== undefined && said.model === undefined)
      left = { ...left, model: undefined, pin: undefined, about: 'models' };
    const names = ['profile', 'sso-session', 'start-url', 'account'] as const;
    if (names.some((name) => unwanted[name] !== undefined) && !names.some((name) => said[name] !== undefined))
      left = { ...withoutSignIn(left), about: 'sign-in' };
  }
  return left;
}

/** Claude Code ignores a settings file that does not parse, and nothing is written into one. */
async function enter(world: World, config: string): Promise<Outcome<Room>> {
  const settings = await readSettings(world);
  for (const file of settings) {
    if (file.state !== 'invalid' && file.state !== 'unreadable') continue;
    const { code, message, fix } = file.problem;
    const isSaid = message.includes('Claude Code ignores');
    return refusal(code, isSaid ? message : `Claude Code ignores all of ${file.file} now. ${message}`, fix);
  }
  const trusted = trustedSettings(world, settings);
  const seen = claudeWorld(world, trusted);
  const aws = readProfiles(seen);
  const effective = effectiveConfiguration(trusted, world.env, aws.profiles);
  const signedBy = whoSigns(world, effective, aws.profiles);
  const standing = wayOfSettings(trusted);
  const ownKey = keyInSettings(effective);
  return success({ world, config, seen, ...aws, signedBy, ownKey, settings: trusted, standing });
}

async function stepOf(entered: Room, answers: TalkAnswers): Promise<Outcome<TalkStep>> {
  const room = answers.way === 'invoke' ? withoutGateway(entered) : entered;
  const { about, 'plan-id': planId, ...given } = answers;
  const rest = alongStandingWay(room, given, about);
  const question = wayQuestion(room, rest, about === 'way');
  if (question) return success(question);
  if (about === 'proof') return proofStep(room);
  if (about === 'change') return success(changeQuestion(rest));
  if (about === 'scope') return success(scopeQuestion(room, rest));
  if (about === 'portal') return success(askPortal(rest));
  if (about === 'key') return success(keyQuestion(room.world.platform, rest));
  if (about === 'sign-in') return success(askWhoSigns(room, rest));
  if (about === 'region') return askRegion(room, rest);
  const asked = about === undefined || about === 'way' ? rest : { ...rest, about };
  const ready =
    rest.way === 'gateway' ? success(throughGateway(room, asked)) : await becomeReady(room, asked);
  if (!ready.ok) return ready;
  if ('step' in ready.value) return success(ready.value.step);
  if (about === 'refresh') return refreshQuestion(room, ready.value, rest);
  if (about === 'access') return accessStep(room, ready.value);
  return planId === undefined
    ? planStep(room, ready.value)
    : writeIt(room, ready.value.answers, planId, ready.value);
}

/** Two that exclude each other: neither is passed over. */
function whichOfTwo(two: readonly Meaning[], answers: TalkAnswers): TalkStep {
  const names = two.flatMap((one) => Object.keys(one.answers));
  const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
  return {
    say: `You named both ${two.map(({ word }) => `'${word}'`).join(' and ')}.`,
    ask: {
      header: 'Which',
      question: 'Which one do you mean?',
      options: two.map(({ word, answers: meant }) => ({
        label: word,
        description: KINDS.find(([name]) => meant[name] !== undefined)?.[1] ?? 'As you typed it',
        run: setupCall({ ...rest, ...meant }),
      })),
    },
  };
}

const KINDS: readonly (readonly [keyof TalkAnswers, string])[] = [
  ['profile', 'AWS profile'],
  ['sso-session', 'Access portal of your AWS config file'],
  ['start-url', 'Access portal'],
  ['account', 'AWS account'],
  ['region', 'AWS region'],
  ['model', 'Claude model'],
  ['scope', 'Where it applies'],
  ['way', 'Way to Claude'],
];

/** All misspelt words of a line at once, with what they may have meant. */
function didYouMean({ wrong, unknown }: Said, { about: _, ...answers }: TalkAnswers): TalkStep {
  const meant: TalkAnswers = Object.assign({}, ...wrong.map((one) => one.meant).toReversed(), answers);
  const taken = wrong.flatMap((one) => one.asTyped ?? []);
  const asTyped: TalkAnswers | undefined =
    taken.length === wrong.length ? Object.assign({}, ...taken.toReversed(), answers) : undefined;
  const isRegion = wrong.every((one) => one.meant.region !== undefined);
  const values = wrong.map(({ value }) => value).join(' and ');
  const words = wrong.map(({ word }) => `'${word}'`).join(' and ');
  const rest = unknown.length === 0 ? '' : ` Not understood: '${unknown.join(' ')}'.`;
  return {
    say: `Not found: ${words}.${rest}`,
    ask: {
      header: 'Misspelt',
      question: `Did you mean ${values}?`,
      options: [
        {
          label: `${values} (Recommended)`,
          description: wrong.map(({ word, value }) => `${value} instead of ${word}`).join(', '),
          run: setupCall(meant),
        },
        ...(asTyped
          ? [{ label: 'As I typed it', description: `Takes ${words} as it is`, run: setupCall(asTyped) }]
          : []),
        {
          label: wrong.length === 1 ? 'No' : 'None of these',
          description: 'Asks what to use',
          run: setupCall({ ...answers, about: isRegion ? 'region' : 'sign-in' }),
        },
      ],
    },
  };
}
