import { dependsOnHome, explainHere } from '../../checks/explain-here.ts';
import { findRemedies } from '../../checks/helpers/find-remedies.ts';
import { NOT_PROBED } from '../../checks/rules/claude-code/last-error.ts';
import { staleVariables } from '../../checks/rules/claude-code/stale-environment.ts';
import { firstProblem, fixOf } from '../../checks/run-checks.ts';
import { settleJournal } from '../../effects/with-journal.ts';
import { isFailureId } from '../../knowledge/failures.ts';
import { fixByDoctor } from '../../knowledge/fix-by-doctor.ts';
import type { Options } from '../../model/options.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import {
  inConversation,
  type TalkOption,
  type TalkQuestion,
  type TalkStep,
  TYPED,
} from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { ASKED } from '../../plan/setup/script.ts';
import { isNo, isYes } from '../../plan/talk/typed-words.ts';
import type { DoctorReport } from '../../report/doctor/doctor.ts';
import { doctorReport, type Examination } from '../../report/doctor/doctor-report.ts';
import { fixReport } from '../../report/doctor/fix-report.ts';
import { mapTexts } from '../../report/map-texts.ts';
import { asRead } from '../../report/place-text.ts';
import { commandLine } from '../../shell/command-line.ts';
import { withoutSecrets } from '../../text/mask.ts';
import { applyFix, draftFix } from '../changes/draft-fix.ts';
import { examine } from '../doctor/examine.ts';
import { isOwnPortal, readPortalQuestion } from '../sign-in/portal-question.ts';
import { signInToPortal } from './portal-sign-in.ts';
import { shownDiff } from './shown-diff.ts';

/** What was answered so far: the finding to fix and the plan that was agreed on, or the profile to sign in with. */
export interface DoctorAnswers {
  readonly said?: string | undefined;
  readonly fix?: string | undefined;
  readonly 'plan-id'?: string | undefined;
  readonly profile?: string | undefined;
  /** How often the person was waited for. */
  readonly wait?: string | undefined;
  /** How it is looked. */
  readonly offline?: boolean | undefined;
  readonly 'run-commands'?: boolean | undefined;
}

const SWITCH = 'CLAUDE_CODE_USE_BEDROCK';
const CONTINUE = 'claude --continue';
const RESTART = `Restart Claude Code to use the change: \`/exit\`, then \`${CONTINUE}\`.`;
const UNDO = '`/bedrock:reset` takes it back.';

/** The next step of the conversation about what is wrong: the verdict with what helps, and what came of it. */
export async function doctorTalk(
  world: World,
  config: string,
  answers: DoctorAnswers,
): Promise<Outcome<TalkStep>> {
  const { said = '', fix, 'plan-id': planId, profile, ...kept } = answers;
  const isAnswer = said.trim() !== '' && (planId ?? profile) !== undefined;
  if (isAnswer && isNo(said)) return success({ say: 'Left as it is.', end: true });
  // What is typed in the place of a yes, and is none, may be a message.
  if (isAnswer && !isYes(said)) {
    const asked = await doctorTalk(world, config, { ...kept, said });
    if (!asked.ok || !asked.value.say?.startsWith(UNKNOWN)) return asked;
    return success({ ...asked.value, say: asked.value.say.replace(UNKNOWN, CHOOSE) });
  }
  if (fix !== undefined && planId !== undefined) return carryOut(world, config, answers, fix, planId);
  if (profile !== undefined) return signIn(world, answers, profile);
  await settleJournal(world, config);
  const examined = await look(world, answers, fix);
  if (!examined.ok) return examined;
  if (fix !== undefined) return showFix(world, examined.value, { answers, id: fix });
  const step = await doctorStep(world, examined.value, answers);
  if (!step.ok || said.trim() === '') return step;
  const say = await withMessage(said, examined.value, step.value.say);
  return success({ ...step.value, say: withoutSecrets(said) === said ? say : `${KEY_QUOTED}\n\n${say}` });
}

const KEY_QUOTED =
  'What you quoted seems to hold a key, and it may be on record now: delete that key where it was made, and make another.';

function look(world: World, { offline, 'run-commands': runsCommands }: DoctorAnswers, id?: string) {
  const ids = id === undefined ? [] : [id];
  return examine(world, { ids, isOffline: offline === true, runsCommands: runsCommands === true });
}

/** The same call with what is typed in the place of choosing it. */
const typed = (call: string) => `${call} --said ${TYPED}`;

/** The call that goes on; how it is looked stays the same. */
function doctorCall({ offline, 'run-commands': runsCommands }: DoctorAnswers, answer: Options): string {
  return `talk doctor ${commandLine({ offline, 'run-commands': runsCommands, ...answer })}`;
}

const UNKNOWN =
  'What you said holds no error message that is known here, so this is what the doctor found by itself. Where Claude Code showed a message, quote all of it. `/bedrock:setup` changes something, `/bedrock:reset` takes Claude Code off Bedrock.';

const CHOOSE =
  'Please choose one of these. Where Claude Code showed a message, quote all of it; `/bedrock:setup` changes something else, `/bedrock:reset` takes Claude Code off Bedrock.';

/** What was found, and what the message means that the person quoted where that is not the same. */
async function withMessage(said: string, examination: Examination, found = ''): Promise<string> {
  const { explainError } = await import('../../knowledge/explain-error.ts');
  const told = explainError(said);
  if (!told) return `${UNKNOWN}\n\n${found}`;
  const known = dependsOnHome(told) ? explainHere(told, examination.facts) : told;
  const { verdict } = doctorReport(examination);
  if (isSameCause(known.id, verdict.finding, examination)) return found;
  const meaning = `That means: ${known.title}. ${known.say}`;
  // Then what was found has to be mended first, and there is one way on.
  if (verdict.status === 'broken') return `${meaning}\n\n${found}`;
  const fix = inConversation(fixByDoctor(known), 'doctor')
    .replaceAll(' --profile PROFILE', '')
    .replace(LISTS_MODELS, '/bedrock:setup offers the models that work.')
    .replace(/claude-bedrock login[^.;]*/, '`! $&`');
  if (verdict.status === 'attention') return `${meaning} ${fix}\n\n${found}`;
  return isFailureId(known.id) && !NOT_PROBED.includes(known.id)
    ? `${meaning}\n\n${verdict.say} Try again. If the message comes again: ${fix}`
    : `${meaning} ${fix}\n\nThe doctor itself found no problem; its test request takes only a few tokens.`;
}

const LISTS_MODELS = 'Use one of the ids that claude-bedrock models lists for this region.';

/** True where what was found tells all that the message can mean. */
function isSameCause(id: string, found: string | undefined, { facts, judged }: Examination): boolean {
  if (found === undefined) return false;
  if (id === 'unclassified' || id === found) return true;
  if (found === 'last-error') return facts.lastError?.explanation?.id === id;
  const signs = judged.filter(({ check }) => ['Sign-in', 'Credentials'].includes(check.group));
  return [id, found].every((one) => signs.some(({ check }) => check.id === one));
}

/** What an examination comes to in the conversation: all that was found, and the one way on. */
export async function doctorStep(
  world: World,
  examination: Examination,
  answers: DoctorAnswers = {},
): Promise<Outcome<TalkStep>> {
  const report = reportIn(world, examination);
  const { verdict, nextStep } = report;
  const told = tellFindings(report, hasOtherSettings(examination, report));
  if (nextStep.planOptions !== undefined && verdict.finding !== undefined)
    return showFix(world, examination, { answers, id: verdict.finding, told });
  const offer = await signInOffer(world, examination);
  if (offer) return success(askSignIn(offer, answers, told, await renewalOf(world, examination)));
  const say = [...told, ...wayOn(nextStep)].join('\n\n');
  return success({ say, end: true, ...(verdict.status === 'broken' && { isBroken: true }) });
}

function reportIn({ home }: World, examination: Examination): DoctorReport {
  return mapTexts(asRead(doctorReport(examination), home), (text) => inConversation(text, 'doctor'));
}

/** The cause first, then what else was found; a restart is told only once nothing else is to be changed. */
function tellFindings({ verdict, findings }: DoctorReport, isSessionOlder: boolean): readonly string[] {
  const others = findings.filter(
    ({ id, status }) =>
      ['fail', 'crashed', 'warn'].includes(status) && id !== verdict.finding && id !== 'stale-environment',
  );
  const isAnswering = isSessionOlder
    ? ['This session works because it started with other settings; a new one will run into this.']
    : [];
  return [
    verdict.say,
    ...isAnswering,
    ...(others.length > 0
      ? [
          ['Also found:', ...others.map(({ title, found }) => `- ${title}. ${found ?? ''}`.trimEnd())].join(
            '\n',
          ),
        ]
      : []),
  ];
}

/** True where the cause is a value in a file, and the session that asks runs with another one. */
function hasOtherSettings({ facts }: Examination, { verdict, findings }: DoctorReport): boolean {
  const cause = findings.find(({ id }) => id === verdict.finding);
  if (verdict.status !== 'broken' || !cause) return false;
  const key = cause.origin?.key?.replace(/^env\./, '');
  const stale = staleVariables(facts);
  return stale.includes(key ?? '') || (cause.group === 'Settings' && stale.includes(SWITCH));
}

/** What the person, or somebody else, has to do: one way, and never two. */
function wayOn({ say, send, run, where }: DoctorReport['nextStep']): readonly string[] {
  if (send !== undefined) {
    const isNamed = say.includes('the text below');
    return [say, ...(isNamed ? [] : ['For your administrator:']), `\`\`\`text\n${send}\n\`\`\``];
  }
  const isOurs = run?.startsWith('claude-bedrock ') === true;
  // What is said leads on already.
  if (run === undefined || (isOurs && /\/bedrock:(setup|use)\b/.test(say))) return [say];
  if (run.startsWith('claude-bedrock reset ')) return [`${say} Type \`/bedrock:reset\`.`];
  if (run === CONTINUE) return [`${say.replace(/\.$/, ':')} \`${run}\``];
  const how =
    where === 'prompt' ? `Type \`! ${run}\`` : `Run this in a terminal outside Claude Code: \`${run}\``;
  // What the command makes is chosen there.
  if (say.includes('/bedrock:setup')) return [say, `${how}.`];
  return [say, say.includes('/bedrock:doctor again') ? `${how}.` : `${how}, then \`/bedrock:doctor\` again.`];
}

/** The profile with which signing in helps, and where that is; only one of the person's own files. */
async function signInOffer(world: World, { judged }: Examination): Promise<SignInOffer | undefined> {
  const first = firstProblem(judged);
  const { signIn: profile, run } = (first && fixOf(first)) ?? {};
  if (profile === undefined || run === undefined) return undefined;
  const portal = await ownPortal(world, profile);
  return portal.ok ? { profile, run, startUrl: portal.value.portal.startUrl } : undefined;
}

interface SignInOffer {
  readonly profile: string;
  readonly run: string;
  readonly startUrl: string;
}

async function ownPortal(world: World, profile: string) {
  const question = await readPortalQuestion(world, { profile });
  if (!question.ok) return question;
  const { portal } = question.value;
  if (portal && (await isOwnPortal(world, portal, profile))) return success({ ...question.value, portal });
  const message = `Your own AWS files do not say where '${profile}' signs in.`;
  return refusal('profile-missing', message, 'Add the profile to ~/.aws/config: /bedrock:setup.');
}

/** The change by which the sign-in renews itself from then on, where it cannot yet. */
async function renewalOf(world: World, { judged }: Examination): Promise<Renewal | undefined> {
  const remedies = findRemedies(judged, LEGACY);
  const draft = remedies.ok ? await draftFix(world, remedies.value) : undefined;
  if (!draft?.ok || draft.value.changes.length === 0) return undefined;
  const report = asRead(fixReport(draft.value, {}, false, world.home), world.home);
  return { planId: draft.value.planId, shown: shownDiff([report]) };
}

interface Renewal {
  readonly planId: string;
  readonly shown: readonly string[];
}

const LEGACY = 'sso-legacy';

function askSignIn(
  { profile, run, startUrl }: SignInOffer,
  answers: DoctorAnswers,
  told: readonly string[],
  renewal: Renewal | undefined,
): TalkStep {
  const page = `Opens ${startUrl} in your browser; you compare a code and allow the sign-in there`;
  const signsIn = doctorCall(answers, { profile });
  const renewing = renewal && {
    label: 'Yes, and let it renew itself (Recommended)',
    description: `Writes this change; /bedrock:reset takes it back. ${page}`,
    run: doctorCall(answers, { fix: LEGACY, 'plan-id': renewal.planId, profile }),
  };
  return {
    say: [
      ...told,
      ...(renewal ? ['With this change it renews itself for up to 90 days:'] : []),
      ...(renewal?.shown ?? []),
    ].join('\n\n'),
    ask: {
      header: 'Sign-in',
      question: 'Sign in now?',
      typedInChat: typed(renewing?.run ?? signsIn),
      options: [
        ...(renewing ? [renewing] : []),
        {
          label: renewing ? 'Yes, as it is' : 'Yes (Recommended)',
          description: renewing ? `Changes no file. ${page}` : page,
          run: signsIn,
        },
        {
          label: 'No',
          description: 'Changes nothing',
          end: `Nothing was changed. To sign in later, type \`! ${run}\`.`,
        },
      ],
    },
  };
}

/** Signs in as setup does, and looks again. */
async function signIn(world: World, answers: DoctorAnswers, profile: string): Promise<Outcome<TalkStep>> {
  const { wait, fix: fixed } = answers;
  const question = await ownPortal(world, profile);
  if (!question.ok) return question;
  const call = (next: string) => doctorCall(answers, { fix: fixed, profile, wait: next });
  const signedIn = await signInToPortal(question.value, question.value.portal, {
    name: 'doctor',
    wait,
    call,
  });
  if (!signedIn.ok) return signedIn;
  if ('step' in signedIn.value) return success(signedIn.value.step);
  return lookAgain(world, answers, { done: 'You are signed in.', fixed, profile });
}

/** A finding, the change that mends it, and the question. */
async function showFix(
  world: World,
  examination: Examination,
  { answers, id, told }: { answers: DoctorAnswers; id: string; told?: readonly string[] },
): Promise<Outcome<TalkStep>> {
  const remedies = findRemedies(examination.judged, id);
  if (!remedies.ok) return remedies;
  const draft = await draftFix(world, remedies.value);
  if (!draft.ok) return draft;
  const { findings } = reportIn(world, examination);
  const fixable = findings.filter(({ fix }) => fix?.safe);
  const found = fixable.find((one) => one.id === id);
  const say = found?.fix?.say ?? '';
  const parts = told ?? [`${found?.title}. ${found?.found ?? ''}`.trimEnd()];
  const report = asRead(fixReport(draft.value, {}, false, world.home), world.home);
  if (report.changes.length === 0)
    return success({ say: [...parts, report.nextStep].join('\n\n'), end: true });
  // "If that is the one you mean" is a question: then no answer is recommended.
  const isSure = !/\bif\b/i.test(say);
  const writes = doctorCall(answers, { fix: id, 'plan-id': draft.value.planId });
  const options: readonly TalkOption[] = [
    {
      label: isSure ? 'Yes (Recommended)' : 'Yes',
      description: 'Writes exactly what is shown; /bedrock:reset takes it back',
      run: writes,
    },
    { label: 'No', description: 'Leaves every file as it is', end: 'Nothing was written.' },
  ];
  const others = new Map(fixable.filter((one) => one.id !== id).map((one) => [one.id, one.title]));
  const all = [...others].map(([other, title]) => ({
    label: `Another: ${title}`,
    description: 'Shows that change instead',
    run: doctorCall(answers, { fix: other }),
  }));
  return success({
    say: [...parts, say, ...shownDiff([report])].join('\n\n'),
    ask: {
      header: 'Fix',
      question: ASKED.change,
      options,
      typedInChat: typed(writes),
      ...(all.length > 0 && { all: [...options.slice(0, 1), ...all, ...options.slice(1)] }),
    },
  });
}

/** Writes the fix, and looks again: what is left then is the next step, or the restart. */
async function carryOut(
  world: World,
  config: string,
  answers: DoctorAnswers,
  id: string,
  planId: string,
): Promise<Outcome<TalkStep>> {
  const before = await look(world, answers, id);
  if (!before.ok) return before;
  const remedies = findRemedies(before.value.judged, id);
  if (!remedies.ok && remedies.problem.code === 'fix-not-needed')
    return lookAgain(world, answers, { done: 'This is no longer needed.' });
  if (!remedies.ok) return remedies;
  await settleJournal(world, config);
  const done = await applyFix(world, config, remedies.value, planId);
  const { profile } = answers;
  if (done.ok && profile !== undefined)
    return success({ say: 'Written.', run: doctorCall(answers, { fix: id, profile }), isDone: true });
  const isUsedAtOnce = remedies.value.every(({ kind }) => kind === 'make-private');
  if (done.ok) return lookAgain(world, answers, { done: 'Written.', fixed: id, isUsedAtOnce });
  if (done.problem.code !== 'plan-changed') return done;
  const again = await showFix(world, before.value, { answers, id });
  if (!again.ok) return again;
  const changed = 'A file changed in the meantime, so nothing was written. This is the change now.';
  return success({ ...again.value, say: `${changed}\n\n${again.value.say}` });
}

/** What was done: a finding was fixed, the person signed in with a profile, or both. */
interface Done {
  readonly done: string;
  readonly fixed?: string | undefined;
  /** It is in force without a restart. */
  readonly isUsedAtOnce?: boolean;
  readonly profile?: string;
}

async function lookAgain(
  world: World,
  answers: DoctorAnswers,
  { done, fixed, isUsedAtOnce = false, profile }: Done,
): Promise<Outcome<TalkStep>> {
  const examined = await look(world, answers);
  if (!examined.ok) return examined;
  const { verdict } = reportIn(world, examined.value);
  const isWritten = fixed !== undefined;
  const after = isUsedAtOnce ? UNDO : `${RESTART} ${UNDO}`;
  const isMended = verdict.status === 'healthy' || verdict.finding === 'stale-environment';
  if (isMended && (isWritten || profile === undefined))
    return success({ say: `${done} ${after}`, end: true, ...(isWritten && { isDone: true }) });
  // Who was asked and left it as it is is not asked again.
  if (profile !== undefined && !isWritten && verdict.finding === LEGACY)
    return success({ say: `${done} ${verdict.say}`, end: true });
  const isSignInAgain =
    profile !== undefined && (await signInOffer(world, examined.value))?.profile === profile;
  if (isSignInAgain || (isWritten && verdict.finding === fixed)) {
    const say = `${done} That did not help: ${verdict.say} Run \`! claude-bedrock doctor\` for all checks.`;
    return success({ say, end: true, ...(verdict.status === 'broken' && { isBroken: true }) });
  }
  const next = await doctorStep(world, examined.value, answers);
  if (!next.ok) return next;
  const { ask } = next.value;
  const restart = isWritten && !ask ? [after] : [];
  const say = [done, next.value.say, ...restart].filter(Boolean).join('\n\n');
  if (!isWritten) return success({ ...next.value, say });
  return success({ ...next.value, say, isDone: true, ...(ask && { ask: afterWriting(ask, after) }) });
}

/** Who says no now has something written all the same. */
function afterWriting(ask: TalkQuestion, after: string): TalkQuestion {
  const inWords = (option: TalkOption) =>
    option.end === undefined
      ? option
      : { ...option, end: `${option.end.replace('Nothing', 'Nothing more')} ${after}` };
  return { ...ask, options: ask.options.map(inWords), ...(ask.all && { all: ask.all.map(inWords) }) };
}
