import { settleJournal } from '../../effects/with-journal.ts';
import { readPresets } from '../../facts/presets/presets-file.ts';
import type { WritableScope } from '../../model/change.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { BEFORE, type Preset, type SeenPreset, SUBSCRIPTION } from '../../model/preset.ts';
import { type TalkOption, type TalkStep, TYPED } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { isNothing } from '../../plan/presets/nothing.ts';
import type { UseOptions } from '../../plan/presets/use-draft.ts';
import { ASKED } from '../../plan/setup/script.ts';
import { inheritedLines } from '../../report/changes/agreement-text.ts';
import { asRead } from '../../report/place-text.ts';
import type { UseReport } from '../../report/presets/use.ts';
import { useReport } from '../../report/presets/use-report.ts';
import { commandLine } from '../../shell/command-line.ts';
import { nearest } from '../../text/nearest.ts';
import { applyUse } from '../presets/apply-use.ts';
import { draftUse } from '../presets/draft-use.ts';
import { lookAtPresets } from '../presets/look-at-presets.ts';
import { shownDiff } from './shown-diff.ts';

/** What was answered so far: what is to be in force and where, and the plan that was agreed on. */
export interface UseAnswers extends Place {
  readonly said?: string | undefined;
  readonly preset?: string | undefined;
  readonly 'plan-id'?: string | undefined;
}

/** Where it is to be in force, and how much of it is written there. */
type Place = Omit<UseOptions, 'name'>;

/** As many as one question has beside `No`. */
const MOST_OFFERED = 3;
const ALREADY = 'If Claude Code does not use it yet, restart it: `/exit`, then `claude --continue`.';
const NO: TalkOption = {
  label: 'No',
  description: 'Leaves every file as it is',
  end: 'Nothing was written.',
};

const call = (answers: UseAnswers) => `talk use ${commandLine({ ...answers })}`.trimEnd();

/** What could be put in force, and what that would change. */
interface Candidate {
  readonly options: UseOptions;
  readonly report: UseReport;
}

/** The next step of the conversation that switches between the presets and Claude Code without Bedrock. */
export async function useTalk(
  world: World,
  config: string,
  { said = '', ...given }: UseAnswers,
): Promise<Outcome<TalkStep>> {
  await settleJournal(world, config);
  const file = await readPresets(config);
  if (!file.ok) return file;
  const names = [...file.value.presets.map(({ name }) => name), SUBSCRIPTION, BEFORE];
  const words = said.split(/[\s,;]+/).filter(Boolean);
  const scope = given.scope ?? words.find(isScope);
  const name = given.preset ?? words.find((word) => names.includes(word));
  const { 'plan-id': planId, preset: _, scope: __, ...place } = given;
  const answers: Place = { ...place, ...(scope !== undefined && { scope }) };
  if (name !== undefined && planId !== undefined)
    return carryOut(world, config, { name, ...answers }, planId);
  const [wrong] = name === undefined ? words.filter((word) => !isScope(word)) : [];
  if (wrong !== undefined) {
    const near = nearest(wrong, names);
    if (near !== undefined) return success(didYouMean(wrong, near, answers));
  }
  if (name !== undefined) return one(world, config, { name, ...answers });
  const seen = await lookAtPresets(world, config, file.value);
  const step = await choose(world, config, seen, answers);
  const note = wrong === undefined ? [] : [`There is no preset '${wrong}'.`];
  return success({ ...step, say: [...note, step.say].join('\n\n') });
}

function isScope(word: string): word is WritableScope {
  return word === 'user' || word === 'project' || word === 'local';
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
  if (!candidate.ok)
    return NOT_FOR_THE_TEAM.includes(candidate.problem.code)
      ? forYouAlone(world, config, options, candidate)
      : candidate;
  const { report } = candidate.value;
  if (report.applyOptions === undefined)
    return success({
      say: [`${nameOf(candidate.value)} is in force already. ${ALREADY}`, ...notes(report)].join('\n\n'),
      end: true,
    });
  return success(showAll([candidate.value]));
}

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
        {
          label: 'This repository',
          description: 'For you alone; shows the change',
          run: call({ ...answers, scope: 'local' }),
        },
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
): Promise<TalkStep> {
  const usable = seen.filter(({ problem }) => problem === undefined).map(({ name }) => name);
  const names = [...usable, SUBSCRIPTION];
  const drafts = await Promise.all(names.map((name) => candidateOf(world, config, { name, ...answers })));
  const candidates = drafts.flatMap((draft) =>
    draft.ok && draft.value.report.applyOptions !== undefined ? [draft.value] : [],
  );
  const failed = drafts.flatMap((draft, i) => (draft.ok ? [] : [`${names[i]}: ${draft.problem.message}`]));
  const gone = seen.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${problem}`]));
  const unusable = [...gone, ...failed].map((line) => `- ${line}`);
  const cannot = unusable.length === 0 ? [] : [['These presets cannot be used:', ...unusable].join('\n')];
  const saved = seen.length === 0 ? [NO_PRESETS] : [];
  if (candidates.length === 0)
    return { say: ['There is nothing to switch to.', ...saved, ...cannot].join('\n\n'), end: true };
  if (candidates.length > MOST_OFFERED) return whichOne(candidates, seen, cannot, answers);
  const shown = showAll(candidates);
  return { ...shown, say: [...saved, ...cannot, shown.say].join('\n\n') };
}

const NO_PRESETS =
  'You have no presets. `! claude-bedrock presets save NAME` keeps what is set up now under a name.';

/** More than can be shown at once: the first are offered, and any can be typed. */
function whichOne(
  candidates: readonly Candidate[],
  seen: readonly SeenPreset[],
  cannot: readonly string[],
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
    say: [...cannot, lines.join('\n')].join('\n\n'),
    ask: {
      header: 'Use',
      question: 'Which of these should be in force? Another name can be typed.',
      options: options.slice(0, MOST_OFFERED + 1),
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

function notes(report: UseReport): readonly string[] {
  return [
    ...inheritedLines(report.inherited ?? []),
    ...report.warnings.map(({ message }) => message),
    ...(report.next === undefined ? [] : [report.next]),
  ];
}

function showAll(candidates: readonly Candidate[]): TalkStep {
  const isOne = candidates.length === 1;
  const parts = candidates.flatMap((candidate) => [
    `**${nameOf(candidate)}**`,
    ...(candidate.report.way === 'back' ? ['The files come back as they were before the last switch.'] : []),
    ...shownDiff([candidate.report]),
    ...notes(candidate.report),
  ]);
  const warned = candidates.some(({ report }) => report.warnings.length > 0);
  return {
    say: parts.join('\n\n'),
    ask: {
      header: 'Use',
      question: isOne ? ASKED.change : 'Which of these should be in force?',
      options: [
        ...candidates.map((candidate, i) => ({
          // What warns is for the person to weigh, and of several none is better.
          label: `Yes, use ${nameOf(candidate)}${isOne && i === 0 && !warned ? ' (Recommended)' : ''}`,
          description: 'Writes exactly what is shown; /bedrock:use - goes back',
          run: callFor(candidate),
        })),
        NO,
      ],
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
  const now = nameOf({ options, report });
  return success({
    say: [
      `Written: ${files}. In force ${isNothing(done.value) ? 'already' : 'now'}: ${now}.`,
      'Restart Claude Code to use it: `/exit`, then `claude --continue`. `/bedrock:use -` goes back.',
      ...(report.next === undefined ? [] : [report.next]),
    ].join('\n'),
    end: true,
    isDone: true,
  });
}
