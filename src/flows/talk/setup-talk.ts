import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { keyInSettings, whoSigns } from '../../facts/claude-code/who-signs.ts';
import { effectiveConfiguration } from '../../facts/settings/effective.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { wayOfSettings } from '../../plan/setup/way-edits.ts';
import { modelWish, wishesAfter } from '../../plan/talk/model-wish.ts';
import { type Meaning, readSaid, type Said } from '../../plan/talk/read-said.ts';
import { setupCall, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import { isNo, isQuestion, isStop, isUnknown, isYes, topicOf } from '../../plan/talk/typed-words.ts';
import { shortened } from '../../text/text.ts';
import { accessStep } from './access-steps.ts';
import { changeQuestion, proofStep, refreshQuestion, scopeQuestion, writeIt } from './agree-steps.ts';
import { changeForm } from './form-steps.ts';
import { askRegion, chosenRegion, planStep, withNotes } from './models-steps.ts';
import { ACCESS_KEYS, askPortal, askWhoSigns, keyQuestion, UNKNOWN, withoutSignIn } from './portal-steps.ts';
import type { Room } from './room.ts';
import { becomeReady, portalOrSession } from './sign-in-steps.ts';
import { alongStandingWay, byInvoke, throughGateway, wayQuestion, withoutGateway } from './way-steps.ts';
import { answersByWords, factsOf, sentence, wayByWords } from './words-of-question.ts';

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
  const { said, ...known } = sentence(room.value, wayByWords(given));
  if (isStopped(known)) return success(STOPPED);
  if (said === undefined) return typable(await stepOf(room.value, known), known);
  const { 'plan-id': _, 'access-id': __, ...before } = known;
  const answers = answersByWords(room.value, before, said);
  if (answers) return typable(await stepOf(room.value, answers), answers);
  return heard(room.value, known.about === 'repair' ? { ...known, about: undefined } : known, said);
}

/** The next step after what a person typed, beside the command or in the place of an answer that was offered. */
async function heard(
  room: Room,
  { 'plan-id': planId, 'access-id': accessId, ...known }: TalkAnswers,
  said: string,
): Promise<Outcome<TalkStep>> {
  const read = readSaid(said, factsOf(room));
  const isFirst = Object.keys(known).length === 0;
  const isMeant = [read.answers, read.not, read.wrong].some((one) => Object.keys(one).length > 0);
  if (!isMeant && isNo(said)) return success(STOPPED);
  const isAnswered = isMeant && /\?\s*$/.test(said) && !isQuestion(said.replace(/[\s?]+$/, ''));
  if (!isFirst && isQuestion(said) && !isUnknown(said) && !isAnswered) return unanswered(room, known);
  if (accessId !== undefined && !isMeant && isYes(said))
    return stepOf(room, { ...known, 'access-id': accessId });
  if (planId !== undefined && !isMeant && isYes(said)) return agreedTo(room, known, planId);
  const wanted = withoutUnwanted(isFirst ? read.answers : otherwise(known, read), read);
  const isForMe = known.about === 'scope' && !isMeant && /\b(me|mine|myself)\b/i.test(read.others);
  const { about: _, ...placed } = wanted;
  const answers: TalkAnswers = isForMe
    ? { ...placed, scope: 'local' }
    : withTopic(wanted, read, { isFirst: isFirst && room.standing === undefined, isMeant });
  const misspelt = read.wrong.map(({ word }) => word).join(' ');
  // Neither of two is passed over: what is misspelt is asked about then.
  if (read.either)
    return success(
      whichOfTwo(read.either, misspelt === '' ? answers : { ...answers, said: misspelt }, read.part),
    );
  if (misspelt !== '') return success(didYouMean(read, answers));
  // A word that means nothing by itself may be a part of an account's name.
  const search = read.unknown.join(' ');
  const isSearch = search !== '' && (answers['start-url'] ?? answers['sso-session']) !== undefined;
  const sure: TalkAnswers = read.isModelUnsure
    ? { ...answers, model: isFirst ? undefined : known.model, about: 'models' }
    : answers;
  const all = isSearch ? { search, ...sure } : sure;
  const step = typable(await stepOf(room, all), all);
  if (!step.ok) return step;
  const unknown = isUnknown(said)
    ? step.value.ask?.options.find(({ label }) => label === UNKNOWN)
    : undefined;
  if (unknown?.end !== undefined) return success({ say: unknown.end, end: true });
  const isAbout = isMeant || isForMe || answers.about !== known.about;
  const notes = [
    ...(isSearch ? [] : notUnderstood(said, read, isAbout || step.value.ask?.header !== 'Apply')),
    ...leftOut(read, answers),
  ];
  const isSame = notes.length === 0 && !isFirst && !isAbout;
  const asked = withoutOptions(notes.length > 0 ? unrecommended(step.value) : step.value, read);
  const say = [...notes, ...(isSame ? ['Please choose one of these.'] : []), asked.say];
  return success({ ...asked, say: say.filter(Boolean).join('\n\n') });
}

/** A yes that is typed agrees to the plan that was shown, if it would be the same now. */
async function agreedTo(room: Room, known: TalkAnswers, planId: string): Promise<Outcome<TalkStep>> {
  const step = typable(await stepOf(room, known), known);
  if (!step.ok) return step;
  const yes = step.value.ask?.options.find(({ run }) => run?.includes(`--plan-id ${planId}`));
  if (yes?.run !== undefined) return success({ run: yes.run });
  return success({ ...step.value, say: [CHANGED, step.value.say].filter(Boolean).join('\n\n') });
}

const CHANGED = 'Something changed in the meantime, so nothing was written.';

/** A question back changes nothing, least of all a file. */
async function unanswered(room: Room, known: TalkAnswers): Promise<Outcome<TalkStep>> {
  const { 'plan-id': _, ...answers } = known;
  const step = typable(await stepOf(room, answers), answers);
  if (!step.ok) return step;
  // What a key is and where it comes from is told there.
  const told = known.about === 'key' ? step.value.say : undefined;
  const say = ['Nothing was changed by that. What shall it be?', told].filter(Boolean).join('\n\n');
  return success({ ...step.value, say });
}

/** Where a part of what was said is not understood, what follows is for the person to weigh. */
function unrecommended(step: TalkStep): TalkStep {
  if (step.ask?.header !== 'Apply') return step;
  const options = step.ask.options.map((one) => ({ ...one, label: one.label.replace(' (Recommended)', '') }));
  return { ...step, ask: { ...step.ask, options } };
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
  'company',
  'users',
  'industry',
  'use-case',
] as const;

/** A no in the place of an address, a region or a model. */
function isStopped(answers: TalkAnswers): boolean {
  return TYPED_ALONE.some((name) => isStop(answers[name] ?? ''));
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
  const isKeyed = topic === 'key' && answers.way !== 'gateway';
  const names = ['profile', 'start-url', 'sso-session', 'account'] as const;
  if (isKeyed && isMeant && answers['api-key-file'] === undefined && !names.some((name) => said[name]))
    return { ...answers, about: 'key' };
  if (topic === undefined || isMeant) return answers;
  // At the start a profile or a model is what setup looks for anyway.
  const isChange = /\b(change|switch|different|other|another)\b/i.test(others);
  const isAsked = !isFirst || isChange || FIRST_TOPICS.includes(topic);
  return isAsked ? { ...answers, about: topic } : answers;
}

const FIRST_TOPICS: readonly TalkAnswers['about'][] = ['key', 'access-keys', 'portal', 'scope', 'change'];

function notUnderstood(said: string, { unknown }: Said, isAbout: boolean): readonly string[] {
  if (unknown.length === 0) return [];
  if (isAbout) return [`Not understood: ${unknown.map((word) => `'${word}'`).join(', ')}.`];
  const what = 'Setup takes an AWS profile, account, region, access portal or model.';
  return [`Not understood: '${shortened(said.trim(), 80)}'. ${what}`];
}

function leftOut({ not: all }: Said, { about, without = [] }: TalkAnswers): readonly string[] {
  // What stands in for them is told with the plan.
  const not = all.filter(({ word }) => !without.includes(word.toLowerCase()));
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
  const isAnotherWay = typed.way !== undefined && typed.way !== (known.way ?? 'invoke');
  const base = isAnotherWay ? byInvoke(known) : known;
  const namesSignIn = [typed.profile, typed['start-url'], typed['sso-session'], typed.new];
  const kept = namesSignIn.some((one) => one !== undefined) ? withoutSignIn(base) : base;
  const isPlaced = (typed.region ?? typed.geography) !== undefined;
  return {
    ...kept,
    // A region and where requests may be answered go together.
    ...(isPlaced && { region: undefined, geography: undefined }),
    ...(typed.geography !== undefined && { routing: undefined }),
    ...typed,
    ...wishesAfter(kept, typed),
  };
}

/** What was said not to be wanted is no answer; where nothing was said in its place, it is asked. */
function withoutUnwanted(answers: TalkAnswers, { not, answers: said, others }: Said): TalkAnswers {
  let left = answers;
  for (const { answers: unwanted } of not) {
    if (unwanted.scope !== undefined && said.scope === undefined)
      left = {
        ...left,
        scope: isHere(others) ? 'local' : 'user',
        ...(unwanted.scope === 'user' && { about: 'scope' }),
      };
    if (unwanted.way !== undefined && said.way === undefined) left = { ...left, way: 'invoke' };
    if (unwanted.region !== undefined && said.region === undefined)
      left = { ...left, region: undefined, about: 'region' };
    if (unwanted.model !== undefined && said.model === undefined)
      left = {
        ...left,
        model: withoutWish(left.model, unwanted.model),
        ...(said.without === undefined && { about: 'models' }),
      };
    if (unwanted.geography !== undefined && said.region === undefined)
      left = { ...left, region: undefined, about: 'region' };
    const names = ['profile', 'sso-session', 'start-url', 'account'] as const;
    if (names.some((name) => unwanted[name] !== undefined) && !names.some((name) => said[name] !== undefined))
      left = { ...withoutSignIn(left), about: 'sign-in' };
  }
  return left;
}

/** The models that were wanted, but for one. */
function withoutWish(wanted: string | undefined, unwanted: string): string | undefined {
  const left = (wanted ?? '').split(' ').filter((word) => {
    const [one, other] = [modelWish(word), modelWish(unwanted)];
    return word !== '' && word !== unwanted && !(one && other && one.family === other.family);
  });
  return left.length === 0 ? undefined : left.join(' ');
}

function isHere(words: string): boolean {
  return /\b(proje[ck]t|repo(sitory)?|folder|here)\b/i.test(words);
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
  if (about === 'form') return success(changeForm(rest));
  if (about === 'scope') return success(scopeQuestion(room, rest));
  if (about === 'portal') return success(portalOrSession(room, rest));
  if (about === 'access-keys') return success(askPortal(rest, ACCESS_KEYS));
  if (about === 'key') return success(keyQuestion(room.world.platform, rest));
  if (about === 'sign-in') return success(askWhoSigns(room, rest));
  if (about === 'region') return askRegion(room, rest);
  const asked = about === undefined || about === 'way' ? rest : { ...rest, about };
  const ready =
    rest.way === 'gateway' ? success(throughGateway(room, asked)) : await becomeReady(room, asked);
  if (!ready.ok) return ready;
  if ('step' in ready.value) return success(ready.value.step);
  if (about === 'refresh') {
    const asked = await refreshQuestion(room, ready.value, rest, chosenRegion(room, ready.value));
    if (!asked.ok || asked.value.ask) return asked;
    return withNotes(await planStep(room, ready.value), [asked.value.say ?? '']);
  }
  if (about === 'access' || about === 'console') return accessStep(room, ready.value);
  return planId === undefined
    ? planStep(room, ready.value)
    : writeIt(room, ready.value.answers, planId, ready.value);
}

/** Two that exclude each other: neither is passed over. */
function whichOfTwo(two: readonly Meaning[], answers: TalkAnswers, part?: string): TalkStep {
  const names = two.flatMap((one) => Object.keys(one.answers));
  const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
  return {
    say:
      part === undefined
        ? `You named both ${two.map(({ word }) => `'${word}'`).join(' and ')}.`
        : `More than one AWS profile has '${part}' in its name.`,
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
  ['geography', 'Where AWS may answer requests'],
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
