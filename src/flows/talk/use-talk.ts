import { settleJournal } from '../../effects/with-journal.ts';
import { readPresets } from '../../facts/presets/presets-file.ts';
import type { WritableScope } from '../../model/change.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { BEFORE, type Preset, type SeenPreset, SUBSCRIPTION } from '../../model/preset.ts';
import { type TalkOption, type TalkStep, TYPED } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { isNothing, overruledBy } from '../../plan/presets/nothing.ts';
import type { UseOptions } from '../../plan/presets/use-draft.ts';
import { ASKED } from '../../plan/setup/script.ts';
import { PLACES, placesOfWord, placesTogether } from '../../plan/talk/said-places.ts';
import { isNo, isYes } from '../../plan/talk/typed-words.ts';
import { inheritedLines } from '../../report/changes/agreement-text.ts';
import { asRead } from '../../report/place-text.ts';
import type { UseReport } from '../../report/presets/use.ts';
import { useReport } from '../../report/presets/use-report.ts';
import { commandLine } from '../../shell/command-line.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { editDistance, nearest } from '../../text/nearest.ts';
import { applyUse } from '../presets/apply-use.ts';
import { draftUse } from '../presets/draft-use.ts';
import { findPreset } from '../presets/find-preset.ts';
import { lookAtPresets } from '../presets/look-at-presets.ts';
import { projectName, WRITE_ALL } from './room.ts';
import { shownDiff } from './shown-diff.ts';

/** What was answered so far: what is to be in force and where, and the plan that was agreed on. */
export interface UseAnswers extends Place {
  readonly said?: string | undefined;
  readonly preset?: string | undefined;
  readonly 'plan-id'?: string | undefined;
}

/** Where it is to be in force, and how much of it is written there. */
type Place = Omit<UseOptions, 'name'>;

/** As many as a question offers. */
const MOST_OFFERED = 4;
/** As many changes as are read at once. */
const MOST_SHOWN = 2;
const ALREADY = 'If Claude Code does not use it yet, restart it: `/exit`, then `claude --continue`.';
const NO = {
  label: 'No',
  description: 'Leaves every file as it is',
  end: 'Nothing was written.',
} as const;

const call = (answers: UseAnswers) => `talk use ${commandLine({ ...answers })}`.trimEnd();

/** What could be put in force, and what that would change. */
interface Candidate {
  readonly options: UseOptions;
  readonly report: UseReport;
}

/** The next step of the conversation that switches between the presets and Claude Code without Bedrock. */
export async function useTalk(world: World, config: string, given: UseAnswers): Promise<Outcome<TalkStep>> {
  const step = await nextStep(world, config, given);
  if (!step.ok || !step.value.ask) return step;
  const { said: _, 'plan-id': __, ...answers } = given;
  const typedInChat = `${call(answers)} --said ${TYPED}`;
  return success({ ...step.value, ask: { typedInChat, ...step.value.ask } });
}

async function nextStep(
  world: World,
  config: string,
  { said = '', ...given }: UseAnswers,
): Promise<Outcome<TalkStep>> {
  await settleJournal(world, config);
  const file = await readPresets(config);
  if (!file.ok) return file;
  const names = [...file.value.presets.map(({ name }) => name), SUBSCRIPTION, BEFORE];
  const { words, places, not } = wordsOf(said, names);
  const [first = ''] = words;
  if (first === 'save' && !names.includes(first)) return success({ say: howToSave(words[1]), end: true });
  if (/^(delete|remove|forget|drop)$/i.test(first) && !names.includes(first))
    return success({ say: howToRemove(words[1]), end: true });
  const { 'plan-id': planId, preset, scope: before, ...place } = given;
  const scope = places.length === 1 ? places[0] : before;
  const wanted = [...new Set(words.filter((word) => names.includes(word)))];
  const isMeant = wanted.length > 0 || places.length > 0 || not.length > 0;
  if (!isMeant && isNo(said)) return success({ say: NO.end, end: true });
  const name = wanted[0] ?? preset;
  const answers: Place = { ...place, ...(scope !== undefined && { scope }) };
  if (name !== undefined && planId !== undefined && (said === '' || (!isMeant && isYes(said))))
    return carryOut(world, config, { name, ...answers }, planId);
  if (wanted.length > 1 || not.length > 0) {
    const seen = await lookAtPresets(world, config, file.value);
    const isWanted = (one: string) => (wanted.length > 1 ? wanted.includes(one) : !not.includes(one));
    return choose(world, config, seen, answers, isWanted);
  }
  const others = words.filter((word) => word !== name);
  if (name !== undefined && places.length > 1)
    return success(whereQuestion(world, places, { ...place, preset: name }));
  const near = nearPlace(others, name, scope);
  if (near !== undefined) return success(whichPlace(near, { ...answers, preset: name }));
  const step = name === undefined ? undefined : await one(world, config, { name, ...answers });
  const hasNone =
    step?.ok === false &&
    step.problem.code === 'nothing-before' &&
    (said !== '' || given.preset === undefined);
  if (step && !hasNone) return others.length > 0 ? unsure(noted(step, ignored(others))) : step;
  const [wrong] = others;
  const close = wrong === undefined ? [] : closeTo(wrong, names);
  if (wrong !== undefined && close[0] !== undefined && close.length === 1)
    return success(didYouMean(wrong, close[0], answers));
  const seen = await lookAtPresets(world, config, file.value);
  const isAsking =
    wrong !== undefined &&
    /\?|^\W*(what|which|how|why|where|who|is|can|does|help|list|show|bedrock|on)\b/i.test(said);
  const missing = wrong === undefined || isAsking ? [] : [`There is no preset '${wrong}'.`];
  if (close.length > 1)
    return noted(await choose(world, config, seen, answers, (one) => close.includes(one)), missing);
  if (hasNone) return noted(await choose(world, config, seen, answers), [step.problem.message]);
  if (wrong !== undefined && seen.length === 0)
    return success({ say: [...missing, NO_PRESETS, leaves(scope)].join('\n\n'), end: true });
  return noted(await choose(world, config, seen, answers), missing);
}

/** The words that name something or nothing, the places, and what follows a not. */
function wordsOf(said: string, names: readonly string[]) {
  const words: string[] = [];
  const places: (readonly WritableScope[])[] = [];
  const not: string[] = [];
  let isNegated = false;
  let before = '';
  for (const typed of said
    .replace(WITHOUT, SUBSCRIPTION)
    .split(/[\s,;]+/)
    .filter(Boolean)) {
    const word = names.includes(typed) ? typed : typed.replace(/^["'`(]+|["'`).?!]+$/g, '');
    const place = names.includes(word) ? undefined : placesOfWord(word, before);
    before = word;
    if (place) places.push(place);
    else if (names.includes(word)) {
      (isNegated ? not : words).push(word);
      isNegated = false;
    } else if (/^(not|except|without|never|but|don['\u2019]?t)$/i.test(word)) isNegated = true;
    else if (/^(back|undo|previous|last)$/i.test(word)) words.push(BEFORE);
    else if (word !== '' && !FILLERS.test(word)) words.push(word);
  }
  return { words, places: placesTogether(places), not };
}

/** Claude Code without Bedrock, as people call it. */
const WITHOUT =
  /\b(?:(?:no|without|off|leave) bedrock|bedrock off|anthropic|claude (?:max|pro)|my subscription)\b/gi;
const FILLERS =
  /^(or|and|the|a|to|use|go|please|for|in|this|that|it|as|switch|just|only|anything|everything|all|again|with|whole|my|one|yes|no|ok)$/i;

/** Those that a word begins, else those that it is a slip of the finger for: a dash is near to every letter. */
function closeTo(word: string, all: readonly string[]): readonly string[] {
  const names = all.filter((one) => one !== BEFORE);
  const begun = names.filter((one) => one.toLowerCase().startsWith(word.toLowerCase()));
  if (word.length > 2 && begun.length > 0) return begun;
  const near = nearest(word, names);
  const slips = (one: string) => editDistance(word.toLowerCase(), one.toLowerCase());
  return near === undefined ? [] : names.filter((one) => slips(one) === slips(near));
}

/** The words fit two places: neither is taken for the other. */
function whereQuestion(world: World, places: readonly WritableScope[], answers: UseAnswers): TalkStep {
  const about: Readonly<Record<WritableScope, readonly [string, string]>> = {
    user: ['Everywhere', 'In all your projects; shows the change'],
    project: ['For the team', `For everyone who works in ${projectName(world)}; shows the change`],
    local: ['Here, for me', `For you alone in ${projectName(world)}; shows the change`],
  };
  return {
    ask: {
      header: 'Place',
      question: 'Where should it be in force?',
      options: places.map((scope) => ({
        label: about[scope][0],
        description: about[scope][1],
        run: call({ ...answers, scope }),
      })),
    },
  };
}

/** A step, after these notes. */
function noted(step: Outcome<TalkStep>, notes: readonly string[]): Outcome<TalkStep> {
  if (!step.ok || notes.length === 0) return step;
  return success({ ...step.value, say: [...notes, step.value.say].join('\n\n') });
}

/** Where a part of what was said is not understood, what follows is for the person to weigh. */
function unsure(step: Outcome<TalkStep>): Outcome<TalkStep> {
  if (!step.ok || !step.value.ask) return step;
  const { ask } = step.value;
  const options = ask.options.map((one) => ({ ...one, label: one.label.replace(' (Recommended)', '') }));
  return success({ ...step.value, ask: { ...ask, options } });
}

function ignored(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`Not understood: '${words.join(' ')}'.`];
}

/** The place that a word beside the name of a preset may mean. */
function nearPlace(words: readonly string[], name: string | undefined, scope: WritableScope | undefined) {
  if (name === undefined || scope !== undefined) return undefined;
  const meant = words.map((word) => ({ word, place: nearest(word, PLACES) }));
  return meant.find(({ place }) => place !== undefined);
}

function whichPlace(
  { word, place = '' }: { word: string; place?: string | undefined },
  answers: UseAnswers,
): TalkStep {
  return {
    say: `'${word}' names no place of settings: they are ${PLACES.join(', ')}.`,
    ask: {
      header: 'Misspelt',
      question: `Did you mean ${place}?`,
      options: [
        {
          label: `${place} (Recommended)`,
          description: 'Shows what it would change there',
          run: `${call(answers)} --scope ${place}`,
        },
        { label: 'No place', description: 'Shows what it would change without one', run: call(answers) },
      ],
    },
  };
}

function didYouMean(word: string, near: string, answers: UseAnswers): TalkStep {
  return {
    say: `There is no preset '${word}'.`,
    ask: {
      header: 'Misspelt',
      question: `Did you mean ${near}?`,
      options: [
        {
          label: `${near} (Recommended)`,
          description: 'Shows what it would change',
          run: call({ ...answers, preset: near }),
        },
        { label: 'Another one', description: 'Shows what there is', run: call(answers) },
      ],
    },
  };
}

async function candidateOf(world: World, config: string, options: UseOptions): Promise<Outcome<Candidate>> {
  const draft = await draftUse(world, config, options);
  if (!draft.ok) return draft;
  return success({ options, report: asRead(useReport(draft.value, world, options, false), world.home) });
}

/** The one that was named. */
async function one(world: World, config: string, options: UseOptions): Promise<Outcome<TalkStep>> {
  const candidate = await candidateOf(world, config, options);
  if (!candidate.ok && candidate.problem.code === 'profile-missing')
    return success({
      say: `${options.name} cannot be used. ${candidate.problem.message} /bedrock:setup makes one; /bedrock:use shows what else there is.`,
      end: true,
    });
  if (!candidate.ok)
    return NOT_FOR_THE_TEAM.includes(candidate.problem.code)
      ? forYouAlone(world, config, options, candidate)
      : candidate;
  const { report } = candidate.value;
  const all = await forTheTeam(config, candidate.value);
  if (report.applyOptions === undefined && all)
    return success({
      say: `Your own settings give ${nameOf(candidate.value)} already; those of this project do not.\n\n${notes(report).join('\n\n')}`,
      ask: { header: 'Team', question: 'Write it here, for the team?', options: [all, NO] },
    });
  if (report.applyOptions === undefined && overruledBy(report.warnings).length > 0)
    return notHere(world, config, candidate.value);
  if (report.applyOptions === undefined)
    return success({
      say: [`${nameOf(candidate.value)} is in force already. ${ALREADY}`, ...notes(report)].join('\n\n'),
      end: true,
    });
  return success(showAll([candidate.value], true, all ? [all] : []));
}

/** Of a team nobody knows what they have: all of it can be written, where your own settings give a part. */
async function forTheTeam(config: string, { options, report }: Candidate): Promise<TalkOption | undefined> {
  const preset = await findPreset(config, options.name);
  const scope = options.scope ?? (preset.ok ? preset.value.scope : undefined);
  const { name, ...place } = options;
  if (scope !== 'project' || place.complete || (report.inherited ?? []).length === 0) return undefined;
  return { ...WRITE_ALL, run: call({ ...place, preset: name, complete: true }) };
}

/** Written already, where settings that win say otherwise: those for you alone here win over a team's. */
async function notHere(world: World, config: string, candidate: Candidate): Promise<Outcome<TalkStep>> {
  const { name, scope: _, ...place } = candidate.options;
  const say = [
    `${nameOf(candidate)} is in your settings already, but it is not in force here.`,
    ...notes(candidate.report),
  ].join('\n\n');
  const draft = await candidateOf(world, config, { ...place, name, scope: 'local' });
  const wins = draft.ok && overruledBy(draft.value.report.warnings).length === 0;
  if (!wins || draft.value.report.applyOptions === undefined) return success({ say, end: true });
  return success({
    say,
    ask: {
      header: 'Place',
      question: 'Put it in force here, for you alone?',
      options: [{ ...HERE(world), run: call({ ...place, preset: name, scope: 'local' }) }, NO],
    },
  });
}

const HERE = (world: World) => ({
  label: 'Here',
  description: `For you alone in ${projectName(world)}; shows the change`,
});

const NOT_FOR_THE_TEAM = ['option-conflict', 'api-key-scope'];

/** What a team cannot have, a person may. */
async function forYouAlone(
  world: World,
  config: string,
  { name, scope: _, ...place }: UseOptions,
  refused: Outcome<never>,
): Promise<Outcome<TalkStep>> {
  const drafted = await draftUse(world, config, { ...place, name, scope: 'local' });
  if (!drafted.ok) return refused;
  const answers = { ...place, preset: name };
  return success({
    say: `${name} cannot be in force for the team: it takes what is yours or this computer's.`,
    ask: {
      header: 'Place',
      question: 'Where should it be in force instead?',
      options: [
        { ...HERE(world), run: call({ ...answers, scope: 'local' }) },
        {
          label: 'Everywhere',
          description: 'In all your projects; shows the change',
          run: call({ ...answers, scope: 'user' }),
        },
        NO,
      ],
    },
  });
}

/** Those that can be used and are not in force, each with its change, and one question. */
async function choose(
  world: World,
  config: string,
  seen: readonly SeenPreset[],
  answers: Place,
  isWanted: (name: string) => boolean = () => true,
): Promise<Outcome<TalkStep>> {
  const usable = seen.filter(({ problem }) => problem === undefined).map(({ name }) => name);
  // What a whole team uses is not taken away unasked.
  const names = (answers.scope === 'project' ? usable : [...usable, SUBSCRIPTION]).filter(isWanted);
  const drafts = await Promise.all(names.map((name) => candidateOf(world, config, { name, ...answers })));
  const candidates = drafts.flatMap((draft) =>
    draft.ok && draft.value.report.applyOptions !== undefined ? [draft.value] : [],
  );
  const refused = drafts.flatMap((draft, i) => (draft.ok ? [] : [{ name: names[i], draft }]));
  const reasons = new Set(refused.map(({ draft }) => draft.problem.message));
  const [first] = refused;
  // What all fail by is not of the presets: a settings file that does not parse.
  if (first && refused.length === names.length && reasons.size === 1) return first.draft;
  const failed = refused.map(({ name, draft }) => `${name}: ${draft.problem.message}`);
  const gone = seen.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${problem}`]));
  const unusable = [...gone, ...failed].map((line) => `- ${asRead(line, world.home)}`);
  const cannot = unusable.length === 0 ? [] : [['These cannot be used:', ...unusable].join('\n')];
  const isOff = await isWithoutBedrock(world, config, drafts);
  const notes = [whatIsInForce(seen, isOff), ...cannot];
  const back =
    candidates.length === 0 ? await candidateOf(world, config, { name: BEFORE, ...answers }) : undefined;
  if (back?.ok && back.value.report.applyOptions !== undefined) {
    const shown = showAll([back.value], false);
    return success({ ...shown, say: [...notes, shown.say].join('\n\n') });
  }
  if (candidates.length === 0) {
    const nothing = 'There is nothing to switch to.';
    const say = [...notes, answers.scope === 'project' ? `${nothing} ${leaves('project')}` : nothing];
    return success({ say: say.join('\n\n'), end: true });
  }
  if (candidates.length > MOST_SHOWN) return success(whichOne(candidates, seen, notes, answers));
  const shown = showAll(candidates, false);
  return success({ ...shown, say: [...notes, shown.say].join('\n\n') });
}

async function isWithoutBedrock(
  world: World,
  config: string,
  drafts: readonly Outcome<Candidate>[],
): Promise<boolean> {
  const isThere = drafts.some((draft) => draft.ok && draft.value.options.name === SUBSCRIPTION);
  const all = isThere ? drafts : [await candidateOf(world, config, { name: SUBSCRIPTION })];
  return all.some((draft) => draft.ok && isSubscribed(draft.value));
}

/** Claude Code is without Bedrock already. */
function isSubscribed({ options, report }: Candidate): boolean {
  return options.name === SUBSCRIPTION && report.applyOptions === undefined && report.warnings.length === 0;
}

function whatIsInForce(seen: readonly SeenPreset[], isOff: boolean): string {
  const names = seen.filter(({ isInForce }) => isInForce).map(({ name }) => `**${name}**`);
  if (names.length > 0) return `In force now: ${names.join(' and ')}.`;
  const [written] = seen.filter(({ overruled }) => overruled !== undefined);
  if (written)
    return `Your settings say **${written.name}**, but it is not in force here. ${written.overruled?.join(' ')}`;
  const now = isOff ? `In force now: **${SUBSCRIPTION}**.` : 'What is in force now has no name yet.';
  if (seen.length === 0) return isOff ? `${now} ${NO_PRESETS}` : NO_PRESETS;
  return isOff ? now : `${now} ${howToSave()}`;
}

const howToSave = (name = 'NAME') =>
  `\`! claude-bedrock presets save ${quoteForShell(name, 'linux') ?? 'NAME'}\` keeps what is set up now under ${name === 'NAME' ? 'a name' : 'this name'}.`;
const howToRemove = (name = 'NAME') =>
  `\`! claude-bedrock presets remove ${quoteForShell(name, 'linux') ?? 'NAME'}\` removes ${name === 'NAME' ? 'a preset' : 'this preset'}; no setting changes.`;
const NO_PRESETS = `You have no presets. ${howToSave()}`;
const leaves = (scope?: WritableScope) =>
  `\`/bedrock:use ${[SUBSCRIPTION, scope].filter(Boolean).join(' ')}\` takes ${scope === 'project' ? 'the project' : 'Claude Code'} off Bedrock.`;

/** More than can be shown at once: the first are offered, and any can be typed. */
function whichOne(
  candidates: readonly Candidate[],
  seen: readonly SeenPreset[],
  notes: readonly string[],
  answers: Place,
): TalkStep {
  const about = (name: string) => aboutPreset(seen.find((preset) => preset.name === name)?.preset);
  const options = candidates.map(({ options: { name } }) => ({
    label: name,
    description: about(name),
    run: call({ ...answers, preset: name }),
  }));
  const lines = candidates.map(({ options: { name } }) => `- **${name}**: ${about(name)}`);
  return {
    say: [...notes, lines.join('\n')].join('\n\n'),
    ask: {
      header: 'Use',
      question: 'Which of these should be in force? Another name can be typed.',
      options: options.slice(0, MOST_OFFERED),
      all: options,
      typed: `${call(answers)} --said ${TYPED}`,
    },
  };
}

function aboutPreset(preset: Preset | undefined): string {
  if (!preset) return 'Claude Code without Amazon Bedrock';
  const { profile, auth, way, region } = preset;
  const signs = profile === undefined ? WITHOUT_PROFILE[auth] : `AWS profile ${profile}`;
  return [signs, way, region].filter(Boolean).join(', ');
}

const WITHOUT_PROFILE = {
  profile: 'AWS profile',
  isolated: 'AWS profile',
  'api-key': 'API key',
  environment: 'credentials of the environment',
} as const satisfies Readonly<Record<Preset['auth'], string>>;

function nameOf({ options, report }: Candidate): string {
  if (options.name !== BEFORE) return options.name;
  return report.name ?? 'What was in force before';
}

function isNameless({ options, report }: Candidate): boolean {
  return options.name === BEFORE && report.name === undefined;
}

function verbOf(candidate: Candidate): string {
  return isNameless(candidate) ? 'go back' : `use ${nameOf(candidate)}`;
}

function notes(report: UseReport): readonly string[] {
  return [
    ...inheritedLines(report.inherited ?? []),
    // How that is done is an option here.
    ...report.warnings.map(({ message }) => message.replace(/ For this repository and you alone: .*$/, '')),
    ...(report.next === undefined || report.applyOptions === undefined ? [] : [report.next]),
  ];
}

/** Each change, and the question; what was not named is not recommended. */
function showAll(
  candidates: readonly Candidate[],
  isNamed: boolean,
  others: readonly TalkOption[] = [],
): TalkStep {
  const isOne = candidates.length === 1;
  const [only] = isOne ? candidates : [];
  const parts = candidates.flatMap((candidate) => [
    ...(isNameless(candidate) ? [] : [`**${nameOf(candidate)}**`]),
    ...(candidate.report.way === 'back' ? ['The files come back as they were before the last switch.'] : []),
    ...shownDiff([candidate.report]),
    ...notes(candidate.report),
  ]);
  const warned = candidates.some(({ report }) => report.warnings.length > 0);
  // What a whole team uses is not taken away by a recommendation.
  const isOfTeam = candidates.some(
    ({ options: { name, scope } }) => name === SUBSCRIPTION && scope === 'project',
  );
  return {
    say: parts.join('\n\n'),
    ask: {
      header: 'Use',
      question: isOne ? ASKED.change : 'Which of these should be in force?',
      options: [
        ...candidates.map((candidate) => ({
          // What warns is for the person to weigh.
          label: `Yes, ${verbOf(candidate)}${isNamed && !warned && !isOfTeam ? ' (Recommended)' : ''}`,
          description: 'Writes exactly what is shown; /bedrock:use - goes back',
          run: callFor(candidate),
        })),
        ...others,
        NO,
      ],
      ...(only && { typedInChat: `${callFor(only)} --said ${TYPED}` }),
    },
  };
}

function callFor({ options: { name, ...place }, report }: Candidate): string {
  return call({ ...place, preset: name, 'plan-id': report.planId });
}

async function carryOut(
  world: World,
  config: string,
  options: UseOptions,
  planId: string,
): Promise<Outcome<TalkStep>> {
  const done = await applyUse(world, config, options, planId);
  if (!done.ok && done.problem.code === 'plan-changed') {
    const again = await one(world, config, options);
    if (!again.ok) return again;
    const note = 'A file changed in the meantime, so nothing was written. This is the change now.';
    return success({ ...again.value, say: `${note}\n\n${again.value.say}` });
  }
  if (!done.ok) return done;
  const report = asRead(useReport(done.value, world, options, true), world.home);
  const files = [...new Set(report.changes.map(({ file }) => `\`${file}\``))].join(' and ');
  const name = nameOf({ options, report });
  const isOverruled = overruledBy(report.warnings).length > 0;
  const where = isOverruled ? ', where no other settings win as they do here' : '';
  const now = `In force ${isNothing(done.value) ? 'already' : 'now'}: ${name}${where}.`;
  return success({
    say: [
      `Written: ${files}. ${isNameless({ options, report }) ? `${name} is back.` : now}`,
      'Restart Claude Code to use it: `/exit`, then `claude --continue`. `/bedrock:use -` goes back.',
      ...(report.next === undefined ? [] : [report.next]),
    ].join('\n'),
    end: true,
    isDone: true,
  });
}
