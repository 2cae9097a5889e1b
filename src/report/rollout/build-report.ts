import type { BuildAsked, BuildPlan } from '../../rollout/build/plan.ts';
import { commandLine } from '../../shell/command-line.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { mark, padColumns, printable, type TextStyle, wrap } from '../../text/text.ts';
import { nextStepLines, planStep } from '../next-step.ts';
import type { BuildReport } from './build.ts';

/** What building comes to, or came to, as it is told. */
export function buildReport(
  { planId, folder, output }: BuildPlan,
  asked: BuildAsked,
  isApplied: boolean,
): BuildReport {
  const files = output.files.map(({ path, state, purpose, isSecret }) => ({
    path,
    state,
    purpose,
    isSecret,
  }));
  const isBlocked = [...output.files, output.manifest].some(({ state }) => state === 'blocked');
  const isNothing = [...output.files, output.manifest].every(({ state }) => state === 'same');
  const file = quoteForShell(asked.file, 'linux');
  const apply = `rollout build ${file} ${commandLine({ out: asked.out, ...(asked.live && { live: true, ...asked.live }), apply: true, 'plan-id': planId })}`;
  const applyOptions = isApplied || isNothing || isBlocked ? undefined : apply;
  return {
    planId,
    isApplied: isApplied && !isNothing,
    folder,
    files,
    foreign: [...output.foreign],
    ...(applyOptions !== undefined && { applyOptions }),
    nextStep: nextStep(applyOptions, isBlocked, isNothing),
  };
}

function nextStep(applyOptions: string | undefined, isBlocked: boolean, isNothing: boolean): string {
  if (isBlocked) return 'Move the files that are marked out of the way, or choose another folder (--out).';
  if (applyOptions !== undefined) return planStep(applyOptions);
  return `${isNothing ? 'All of it stands there already. ' : ''}Read ADMIN.md there: it says what goes where.`;
}

const SIGNS = { new: '+', changed: '~', same: '=', removed: '-', blocked: '!' } as const;

/** The plan, or what was written, as a person reads it. */
export function buildText(report: BuildReport, style: TextStyle): string {
  const { files, foreign, folder, isApplied } = report;
  const column = Math.max(...files.map(({ path }) => path.length));
  const lines = files.map(({ path, state, purpose, isSecret }) => {
    const note = isSecret ? `${purpose}; holds a key: not for git` : purpose;
    const head = `${SIGNS[state]} ${padColumns(path, column)}`;
    return head.length + note.length + 4 > style.width ? `  ${SIGNS[state]} ${path}` : `  ${head}  ${note}`;
  });
  const secrets = files.filter(({ isSecret }) => isSecret).length;
  const blocked = files.filter(({ state }) => state === 'blocked').map(({ path }) => path);
  return [
    `${isApplied ? 'Written to' : 'To be written to'} ${printable(folder)}:`,
    ...lines,
    ...(blocked.length > 0
      ? [wrap(`${mark(style, 'fail')} Not built by us, or edited since: ${blocked.join(', ')}`, style.width)]
      : []),
    ...(secrets > 0
      ? [
          wrap(
            `${mark(style, 'warn')} ${secrets} of them hold a key. Keep them out of git, and away from people.`,
            style.width,
          ),
        ]
      : []),
    ...(foreign.length > 0
      ? [wrap(`${mark(style, 'info')} Left alone: ${foreign.map(printable).join(', ')}`, style.width)]
      : []),
    '',
    ...nextStepLines(report.nextStep, style),
    '',
  ].join('\n');
}
