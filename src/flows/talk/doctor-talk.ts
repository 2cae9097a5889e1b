import { dependsOnHome, explainHere } from '../../checks/explain-here.ts';
import { findRemedies } from '../../checks/helpers/find-remedies.ts';
import { NOT_PROBED } from '../../checks/rules/claude-code/last-error.ts';
import { staleVariables } from '../../checks/rules/claude-code/stale-environment.ts';
import { settleJournal } from '../../effects/with-journal.ts';
import { isFailureId } from '../../knowledge/failures.ts';
import { fixByDoctor } from '../../knowledge/fix-by-doctor.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { inConversation, type TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import { ASKED } from '../../plan/setup/script.ts';
import type { DoctorReport } from '../../report/doctor/doctor.ts';
import { doctorReport, type Examination } from '../../report/doctor/doctor-report.ts';
import { fixReport } from '../../report/doctor/fix-report.ts';
import { mapTexts } from '../../report/map-texts.ts';
import { asRead } from '../../report/place-text.ts';
import { commandLine } from '../../shell/command-line.ts';
import { applyFix, draftFix } from '../changes/draft-fix.ts';
import { examine } from '../doctor/examine.ts';
import { shownDiff } from './shown-diff.ts';

/** What was answered so far: the finding to fix, and the plan that was agreed on. */
export interface DoctorAnswers {
  readonly said?: string | undefined;
  readonly fix?: string | undefined;
  readonly 'plan-id'?: string | undefined;
}

const SWITCH = 'CLAUDE_CODE_USE_BEDROCK';
const RESTART =
  'Restart Claude Code to use it: `/exit`, then `claude --continue`. `/bedrock:reset` takes it back.';

/** The next step of the conversation about what is wrong: the verdict with the change that helps, and what came of it. */
export async function doctorTalk(
  world: World,
  config: string,
  { said, fix, 'plan-id': planId }: DoctorAnswers,
): Promise<Outcome<TalkStep>> {
  if (fix !== undefined && planId !== undefined) return carryOut(world, config, fix, planId);
  await settleJournal(world, config);
  const examined = await examine(world);
  if (!examined.ok) return examined;
  const step = await doctorStep(world, examined.value);
  if (!step.ok || said === undefined || said.trim() === '') return step;
  return success({ ...step.value, say: await withMessage(said, examined.value, step.value.say) });
}

const UNKNOWN =
  'What you said holds no error message that is known here, so this is what the doctor found by itself. Where Claude Code showed a message, quote all of it.';

/** What was found, and what the message means that the person quoted where that is not the same. */
async function withMessage(said: string, examination: Examination, found = ''): Promise<string> {
  const { explainError } = await import('../../knowledge/explain-error.ts');
  const told = explainError(said);
  if (!told) return `${UNKNOWN}\n\n${found}`;
  const known = dependsOnHome(told) ? explainHere(told, examination.facts) : told;
  const { verdict } = doctorReport(examination);
  if (isSameCause(known.id, verdict.finding, examination)) return found;
  const meaning = `${known.title}. ${known.say}`;
  // Then what was found has to be mended first, and there is one way on.
  if (verdict.status === 'broken') return `${meaning}\n\n${found}`;
  const fix = inConversation(fixByDoctor(known), 'doctor').replaceAll(' --profile PROFILE', '');
  if (verdict.status === 'attention') return `${meaning} ${fix}\n\n${found}`;
  return isFailureId(known.id) && !NOT_PROBED.includes(known.id)
    ? `${meaning}\n\n${verdict.say} Try again. If the message comes again: ${fix}`
    : `${meaning} ${fix}\n\nBy itself the doctor found no problem: all that it asks for is a few tokens.`;
}

/** True where what was found tells all that the message can mean. */
function isSameCause(id: string, found: string | undefined, { facts, judged }: Examination): boolean {
  if (found === undefined) return false;
  if (id === 'unclassified' || id === found) return true;
  if (found === 'last-error') return facts.lastError?.explanation?.id === id;
  const signs = judged.filter(({ check }) => ['Sign-in', 'Credentials'].includes(check.group));
  return [id, found].every((one) => signs.some(({ check }) => check.id === one));
}

/** What an examination comes to in the conversation: all that was found, and the one way on. */
export async function doctorStep(world: World, examination: Examination): Promise<Outcome<TalkStep>> {
  const report = mapTexts(asRead(doctorReport(examination), world.home), (text) =>
    inConversation(text, 'doctor'),
  );
  const { verdict, nextStep } = report;
  const told = tellFindings(report, hasOtherSettings(examination, report));
  if (nextStep.planOptions !== undefined && verdict.finding !== undefined) {
    return showFix(world, examination, verdict.finding, told, nextStep.say);
  }
  return success({ say: [...told, ...wayOn(nextStep)].join('\n\n'), end: true });
}

/** The cause first, then what else was found; a restart is told only once nothing else is to be changed. */
function tellFindings(
  { verdict, findings, facts }: DoctorReport,
  isSessionOlder: boolean,
): readonly string[] {
  const others = findings.filter(
    ({ id, status }) =>
      ['fail', 'crashed', 'warn'].includes(status) && id !== verdict.finding && id !== 'stale-environment',
  );
  const fact = (name: string) => facts.find((one) => one.name.toLowerCase() === name)?.value;
  const healthy = [fact('account'), fact('models')].filter((value) => value !== undefined).join(', ');
  const isAnswering = isSessionOlder
    ? ['This session works because it started with other settings; a new one will run into this.']
    : [];
  return [
    verdict.say + (verdict.status === 'healthy' && healthy !== '' ? ` ${healthy}.` : ''),
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
    return [say, ...(isNamed ? [] : ['Send this to your administrator:']), `\`\`\`text\n${send}\n\`\`\``];
  }
  if (run === undefined) return [say];
  const how = where === 'prompt' ? `Type \`! ${run}\`` : `Type this in a terminal, not here: \`${run}\``;
  return [say, say.includes('/bedrock:doctor again') ? `${how}.` : `${how}, then \`/bedrock:doctor\` again.`];
}

async function showFix(
  world: World,
  { judged }: Examination,
  id: string,
  told: readonly string[],
  say: string,
): Promise<Outcome<TalkStep>> {
  const remedies = findRemedies(judged, id);
  if (!remedies.ok) return remedies;
  const draft = await draftFix(world, remedies.value);
  if (!draft.ok) return draft;
  const report = asRead(fixReport(draft.value, {}, false, world.home), world.home);
  if (report.changes.length === 0)
    return success({ say: [...told, report.nextStep].join('\n\n'), end: true });
  // "If that is the one you mean" is a question: then no answer is recommended.
  const isSure = !/\bif\b/i.test(say);
  return success({
    say: [...told, say, ...shownDiff([report])].join('\n\n'),
    ask: {
      header: 'Fix',
      question: ASKED.change,
      options: [
        {
          label: isSure ? 'Yes (Recommended)' : 'Yes',
          description: 'Writes exactly what is shown; /bedrock:reset takes it back',
          run: `talk doctor ${commandLine({ fix: id, 'plan-id': draft.value.planId })}`,
        },
        { label: 'No', description: 'Leaves every file as it is', end: 'Nothing was written.' },
      ],
    },
  });
}

/** Writes the fix, and looks again: what is left then is the next step, or the restart. */
async function carryOut(
  world: World,
  config: string,
  id: string,
  planId: string,
): Promise<Outcome<TalkStep>> {
  const before = await examine(world, { ids: [id] });
  if (!before.ok) return before;
  const remedies = findRemedies(before.value.judged, id);
  if (!remedies.ok && remedies.problem.code === 'fix-not-needed')
    return lookAgain(world, id, 'This is no longer needed.');
  if (!remedies.ok) return remedies;
  await settleJournal(world, config);
  const done = await applyFix(world, config, remedies.value, planId);
  if (!done.ok && done.problem.code === 'plan-changed')
    return lookAgain(world, undefined, 'A file changed in the meantime, so nothing was written.');
  return done.ok ? lookAgain(world, id, 'Written.') : done;
}

async function lookAgain(world: World, fixed: string | undefined, done: string): Promise<Outcome<TalkStep>> {
  const examined = await examine(world);
  if (!examined.ok) return examined;
  const { verdict } = doctorReport(examined.value);
  if (verdict.status === 'healthy' || verdict.finding === 'stale-environment')
    return success({ say: `${done} ${RESTART}`, end: true });
  if (verdict.finding === fixed)
    return success({
      say: `${done} That did not help: ${verdict.say} Run \`! claude-bedrock doctor\` for all checks.`,
      end: true,
    });
  const next = await doctorStep(world, examined.value);
  if (!next.ok) return next;
  const end = next.value.end ? [RESTART] : [];
  return success({ ...next.value, say: [done, next.value.say, ...end].filter(Boolean).join('\n\n') });
}
