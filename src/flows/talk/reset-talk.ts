import { settleJournal } from '../../effects/with-journal.ts';
import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import type { WritableScope } from '../../model/change.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { inConversation, type TalkOption, type TalkStep, TYPED } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { PLACES, placesOfWord, placesTogether } from '../../plan/talk/said-places.ts';
import { isNo, isYes } from '../../plan/talk/typed-words.ts';
import type { ResetDraft, ResetOptions } from '../../plan/undo/reset-draft.ts';
import { KEEP_PROFILES } from '../../plan/undo/reset-profile-warnings.ts';
import type { ResetReport } from '../../report/changes/reset.ts';
import { resetReport } from '../../report/changes/reset-report.ts';
import { asRead, shortPath } from '../../report/place-text.ts';
import { commandLine } from '../../shell/command-line.ts';
import { nearest } from '../../text/nearest.ts';
import { applyReset } from '../changes/apply-reset.ts';
import { draftReset } from '../changes/draft-reset.ts';
import { hasHunk, shownDiff } from './shown-diff.ts';

const SCOPES = PLACES;
const KEPT = ['AWS_PROFILE', 'AWS_REGION'];
const NO: TalkOption = {
  label: 'No',
  description: 'Leaves every file as it is',
  end: 'Nothing was written.',
};

const call = (options: ResetOptions, planId?: string) =>
  `talk reset ${commandLine({ ...options, ...(planId !== undefined && { 'plan-id': planId }) })}`.trimEnd();

/** The next step of the conversation that takes Claude Code off Amazon Bedrock. */
export async function resetTalk(
  world: World,
  config: string,
  given: ResetOptions,
  answer: { readonly planId?: string | undefined; readonly said?: string | undefined },
): Promise<Outcome<TalkStep>> {
  const step = await nextStep(world, config, given, answer);
  if (!step.ok || !step.value.ask) return step;
  return success({
    ...step.value,
    ask: { typedInChat: `${call(given)} --said ${TYPED}`, ...step.value.ask },
  });
}

async function nextStep(
  world: World,
  config: string,
  given: ResetOptions,
  { planId, said = '' }: { readonly planId?: string | undefined; readonly said?: string | undefined },
): Promise<Outcome<TalkStep>> {
  const { words, wanted, not } = placesSaid(said);
  await settleJournal(world, config);
  if (planId !== undefined && (said === '' || isYes(said))) return carryOut(world, config, given, planId);
  if (planId !== undefined && wanted.length + not.length === 0 && isNo(said)) return success(STOPPED);
  const left = wanted.length > 0 ? wanted : SCOPES.filter((one) => !not.includes(one));
  const isNarrowed = wanted.length > 0 || not.length > 0;
  if (isNarrowed && left.length === 0) return success(STOPPED);
  if (isNarrowed && left.length > 1) return success(whichPlace(left, not, given));
  const scope = isNarrowed ? left[0] : given.scope;
  const options = { ...given, ...(scope !== undefined && { scope }) };
  const near = SCOPES.find((one) => words.some((word) => nearest(word, SCOPES) === one));
  if (scope === undefined && near !== undefined) return success(didYouMean(words, near, options));
  const step = await show(world, config, options);
  if (!step.ok || words.length === 0) return step;
  const chosen = planId === undefined ? undefined : optionByWords(step.value, words);
  if (chosen !== undefined) return success({ run: chosen });
  return success({ ...step.value, say: `Not understood: '${words.join(' ')}'.\n\n${step.value.say ?? ''}` });
}

/** The call of the option that the words name, where they say nothing else; the one that carries it out wants a yes. */
function optionByWords({ ask }: TalkStep, words: readonly string[]): string | undefined {
  const inLabel = (label: string) =>
    words.every((word) => label.toLowerCase().split(/\W+/).includes(word.toLowerCase()));
  const options =
    ask?.options.filter(({ label, run = '' }) => inLabel(label) && !run.includes('--plan-id')) ?? [];
  return words.length > 1 && options.length === 1 ? options[0]?.run : undefined;
}

const STOPPED: TalkStep = { say: 'Nothing was written.', end: true };

/** The places that a person names, those that they do not mean, and the words that mean nothing here. */
function placesSaid(said: string) {
  const words: string[] = [];
  const places: (readonly WritableScope[])[] = [];
  const not: WritableScope[] = [];
  let isNegated = false;
  let before = '';
  for (const typed of said.match(/[^\s,;.!]+|[,;.]/g) ?? []) {
    const meant = EVERYWHERE.test(typed) ? undefined : placesOfWord(typed, before);
    before = typed;
    if (/^(not|except|without|but|never|don['\u2019]?t)$/i.test(typed)) isNegated = true;
    else if (/^[,;.]$/.test(typed)) isNegated = false;
    else if (meant) {
      if (isNegated) not.push(...meant);
      else places.push(meant);
    } else if (!FILLERS.test(typed) && !EVERYWHERE.test(typed)) words.push(typed);
  }
  return { words, wanted: placesTogether(places), not };
}

const FILLERS =
  /^(for|the|of|in|this|that|please|my|only|just|and|all|everything|settings|files?|no|yes|ok)$/i;
/** What is undone without a place. */
const EVERYWHERE = /^(everywhere|globally|both)$/i;

/** Two places, or all but one: each is shown by itself, and none is taken for another. */
function whichPlace(left: readonly WritableScope[], not: readonly string[], options: ResetOptions): TalkStep {
  return {
    ...(not.length > 0 && { say: `Not to be undone: ${not.join(', ')}. One place at a time:` }),
    ask: {
      header: 'Where',
      question: 'Where should the changes be undone?',
      options: left.map((scope) => ({
        label: scope,
        description: ABOUT_SCOPE[scope],
        run: call({ ...options, scope }),
      })),
    },
  };
}

const ABOUT_SCOPE: Readonly<Record<WritableScope, string>> = {
  user: 'Your own settings, for all your projects',
  project: 'The settings that this project shares with the team',
  local: 'Your own settings of this project',
};

function didYouMean(words: readonly string[], near: WritableScope, options: ResetOptions): TalkStep {
  return {
    say: `'${words.join(' ')}' names no place of settings: they are ${SCOPES.join(', ')}.`,
    ask: {
      header: 'Misspelt',
      question: `Did you mean ${near}?`,
      options: [
        {
          label: `${near} (Recommended)`,
          description: 'Shows what would be undone there',
          run: call({ ...options, scope: near }),
        },
        { label: 'Everywhere', description: 'Shows what would be undone in all of them', run: call(options) },
      ],
    },
  };
}

async function show(world: World, config: string, options: ResetOptions): Promise<Outcome<TalkStep>> {
  const draft = await draftReset(world, options, config);
  if (!draft.ok) return draft;
  const report = asRead(resetReport(draft.value, world, options, false), world.home);
  if (report.applyOptions === undefined) {
    const isHere = draft.value.hasFoundKeys;
    const other = isHere ? undefined : await elsewhere(world, config, options);
    return success(other ?? nothingToUndo(report, draft.value, options));
  }
  const { planId, way } = report;
  const isDeletion = way === 'found';
  const key = keyThatGoes(report);
  const opened = openedBy(draft.value, world.home);
  // What a whole team uses is not taken away by a recommendation.
  const isOfTeam = report.files.some(({ scope }) => scope === 'project');
  const warnings = warningsOf(report);
  const staysSignedIn =
    readProfiles(world).profiles.some(({ session }) => session?.state === 'valid') &&
    !warnings.some((message) => message.includes('signed in again'));
  if (!isDeletion && changesNothing(report)) return success(forgetIt(report, options));
  const say = [
    isDeletion
      ? 'There is no record of setup writing these keys, so their former values are not known. They are removed, and that cannot be undone.'
      : whatComesBack(report),
    ...(report.changes.length > 0 || report.diff !== '' ? shownDiff([report]) : []),
    ...report.left.map(
      ({ file, key, why }) =>
        `${key} stays in ${file}: ${why === 'changed-since' ? 'it was changed since setup' : 'its former value is not known'}.`,
    ),
    ...(isOfTeam ? ["The settings of the project are the team's: commit the change to share it."] : []),
    ...opened.map((file) => `Others on this computer can read \`${file}\` again then, as before setup.`),
    ...warnings,
    ...(usesLauncher(report)
      ? ['The small program that setup put into the settings to sign you in again is removed, too.']
      : []),
    key
      ? `The API key goes from the settings. If there is no other copy of it, keep one first: it stands in \`${key.file}\` as ${key.name}.`
      : staysSignedIn && 'You stay signed in to AWS.',
  ];
  const question = isDeletion ? 'Remove these keys for good?' : 'Put this back?';
  const yes: TalkOption = {
    label: isDeletion
      ? 'Yes, remove them'
      : key || opened.length > 0 || isOfTeam
        ? 'Yes'
        : 'Yes (Recommended)',
    description: isDeletion ? 'Copy the file first if you may want them again' : 'Does exactly what is shown',
    run: call(options, planId),
  };
  return success({
    say: say.filter(Boolean).join('\n\n'),
    ask: {
      header: 'Reset',
      question,
      options: [yes, ...instead(report, options), NO],
      typedInChat: `${call(options, planId)} --said ${TYPED}`,
    },
  });
}

/** What was switched since setup may have brought every file back already. */
function changesNothing({ files, changes, diff }: ResetReport): boolean {
  const isSame = files.every(({ result }) => result === 'nothing' || result === 'restored');
  return isSame && changes.length === 0 && !hasHunk(diff);
}

/** No file changes: what goes is the record, by which a switch goes back. */
function forgetIt(report: ResetReport, options: ResetOptions): TalkStep {
  return {
    say: [
      whatComesBack({ files: report.files.map((file) => ({ ...file, result: 'nothing' })) }),
      'So no setting changes. What is left of setup is its record, by which `/bedrock:use -` goes back.',
      ...warningsOf(report),
    ].join('\n\n'),
    ask: {
      header: 'Reset',
      question: 'Remove the record of setup?',
      options: [
        {
          label: 'Yes, remove it',
          description: 'Your presets stay; /bedrock:use - has nothing to go back to then',
          run: call(options, report.planId),
        },
        { ...NO, description: 'Leaves the record for going back' },
      ],
    },
  };
}

function warningsOf({ warnings }: ResetReport): readonly string[] {
  return warnings
    .filter(({ code }) => code !== 'former-values-unknown')
    .map(({ message }) => message.replace(` ${KEEP_PROFILES}`, ''));
}

/** What becomes of each file: whole, key by key, or not at all. */
function whatComesBack({ files }: Pick<ResetReport, 'files'>): string {
  const words: Partial<Record<ResetReport['files'][number]['result'], string>> = {
    restored: 'becomes what it was before setup, byte for byte',
    removed: 'was created by setup and is deleted',
    keys: 'was edited since setup, so only the keys that setup wrote are undone',
    nothing: 'is as it was before setup already',
    gone: 'was deleted since setup',
    stuck: 'cannot be edited as it stands: correct it first',
  };
  return files.map(({ file, result }) => `- \`${file}\` ${words[result]}`).join('\n');
}

/** The files that others can read again: what was closed for a secret is opened with the rest. */
function openedBy({ undos }: ResetDraft, home: string | undefined): readonly string[] {
  return undos
    .filter(({ mode = 0 }) => (mode & 0o044) !== 0)
    .map(({ history }) => shortPath(history.realFile, home));
}

/** The API key that goes from the settings, by its name, and the file that holds it now. */
function keyThatGoes({ changes, files: [first] }: ResetReport) {
  const gone = changes.find(
    ({ key, after }) => after === undefined && settingsKey(key.replace(/^env\./, ''))?.isSecret,
  );
  return gone && first && { name: gone.key.replace(/^env\./, ''), file: first.file };
}

/** The launcher goes once no setting names it any more. */
function usesLauncher({ changes }: ResetReport): boolean {
  return changes.some(
    ({ before, after }) => after === undefined && String(before).includes('/bedrock/bin/claude-bedrock'),
  );
}

function instead({ way, warnings }: ResetReport, options: ResetOptions): readonly TalkOption[] {
  if (way === 'found' && options.keep === undefined)
    return [
      {
        label: 'Keep my AWS profile',
        description: 'Leaves AWS_PROFILE and AWS_REGION, removes the rest',
        run: call({ ...options, found: true, keep: KEPT }),
      },
    ];
  const profileGoes = warnings.some(({ code }) => code === 'profile-goes');
  if (!profileGoes || options['keep-profiles']) return [];
  return [
    {
      label: 'Keep the AWS profile',
      description: 'Leaves the AWS config file as it is, for other programs',
      run: call({ ...options, 'keep-profiles': true }),
    },
  ];
}

/** Nothing to undo in the place that was named, and something in another one. */
async function elsewhere(
  world: World,
  config: string,
  { scope, ...options }: ResetOptions,
): Promise<TalkStep | undefined> {
  if (scope === undefined) return undefined;
  const draft = await draftReset(world, options, config);
  if (!draft.ok) return undefined;
  const report = asRead(resetReport(draft.value, world, options, false), world.home);
  if (report.applyOptions === undefined || report.files.length === 0) return undefined;
  const files = report.files.map(({ file }) => `\`${file}\``).join(' and ');
  return {
    say: `Nothing to undo in the ${scope} settings. There is something to undo in ${files}.`,
    ask: {
      header: 'Reset',
      question: 'Show what would be undone there?',
      options: [
        { label: 'Show me', description: 'Changes nothing yet', run: call(options) },
        { ...NO, label: 'Stop here' },
      ],
    },
  };
}

function nothingToUndo(
  report: ResetReport,
  { way, hasFoundKeys }: ResetDraft,
  options: ResetOptions,
): TalkStep {
  const stillOn = report.stillOn.map(
    ({ place, line }) => `- ${place}${line === undefined ? '' : `, line ${line}`}`,
  );
  // What cannot be read may hold anything.
  const isUnread = report.warnings.some(({ message }) => /not valid JSON|cannot be read/.test(message));
  const say = [
    ...(report.files.some(({ result }) => result === 'stuck')
      ? [whatComesBack(report)]
      : isUnread
        ? []
        : ['Nothing to undo: no change of setup is left in these settings.']),
    ...report.warnings.map(({ message }) => inConversation(message, 'reset')),
    ...(stillOn.length > 0 ? [['Bedrock is still switched on by:', ...stillOn].join('\n')] : []),
  ].join('\n\n');
  if (way !== 'journal' || !hasFoundKeys) return { say, end: true };
  return {
    say,
    ask: {
      header: 'Reset',
      question: 'Remove the Bedrock keys that were found instead?',
      options: [
        {
          label: 'Show me which',
          description: 'Removes nothing yet',
          run: call({ ...options, found: true }),
        },
        NO,
      ],
    },
  };
}

async function carryOut(
  world: World,
  config: string,
  options: ResetOptions,
  planId: string,
): Promise<Outcome<TalkStep>> {
  const done = await applyReset(world, config, options, planId);
  if (!done.ok && done.problem.code === 'plan-changed') {
    const again = await show(world, config, options);
    if (!again.ok) return again;
    return success({
      ...again.value,
      say: `A file changed in the meantime, so nothing was done. This is what would be undone now.\n\n${again.value.say ?? ''}`,
    });
  }
  if (!done.ok) return done;
  const report = asRead(resetReport(done.value, world, options, true), world.home);
  const stillOn = report.stillOn.map(
    ({ place, line }) => `- ${place}${line === undefined ? '' : `, line ${line}`}`,
  );
  const isForgotten = report.way === 'journal' && changesNothing(report);
  const restart =
    'Restart Claude Code (`/exit`, then start it again): an open session stays on Bedrock until then. ';
  const say = [
    isForgotten
      ? 'Done: the record of setup is removed. No setting changed.'
      : `Done: ${report.files.map(({ file }) => `\`${file}\``).join(', ')}.`,
    ...(stillOn.length > 0 ? [['Bedrock is still switched on by:', ...stillOn].join('\n')] : []),
    ...report.warnings.filter(({ code }) => code === 'left-behind').map(({ message }) => message),
    `${report.changes.length === 0 ? '' : restart}${report.next}`,
  ];
  return success({ say: say.join('\n\n'), end: true, isDone: true });
}
