import * as z from 'zod/mini';
import type { Options } from '../../model/options.ts';
import { commandLine } from '../../shell/command-line.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { mark, printable, type TextStyle, wrap } from '../../text/text.ts';
import { nextStepLines, planStep } from '../next-step.ts';

/** `data` of `rollout init --plan --json` and `rollout init --apply --json`. */
export const initReportSchema = z.object({
  planId: z.string(),
  isApplied: z.boolean(),
  file: z.string(),
  /** The whole file. */
  text: z.string(),
  /** What the way to sign in means. */
  way: z.object({ title: z.string(), needs: z.string(), cloudTrail: z.string(), signIn: z.string() }),
  /** What is to be filled in by hand. */
  fillIn: z.array(z.string()),
  applyOptions: z.optional(z.string()),
  nextStep: z.string(),
});

export type InitReport = z.infer<typeof initReportSchema>;

/** A new file, as it is to be told. */
interface Drafted extends Pick<InitReport, 'planId' | 'file' | 'text'> {
  readonly fillIn: readonly string[];
}

/** A new file as it is told. `options` are what it was made of, to be typed again. */
export function initReport(
  { planId, file, text, fillIn }: Drafted,
  { title, needs, cloudTrail, signIn }: InitReport['way'],
  { named, options }: { readonly named: string; readonly options: Options },
  isApplied: boolean,
): InitReport {
  const quoted = quoteForShell(named, 'linux');
  const applyOptions = `rollout init ${quoted} ${commandLine({ ...options, apply: true, 'plan-id': planId })}`;
  const then = fillIn.length > 0 ? 'Fill in what is marked. Then see' : 'See';
  return {
    planId,
    isApplied,
    file,
    text,
    way: { title, needs, cloudTrail, signIn },
    fillIn: [...fillIn],
    ...(!isApplied && { applyOptions }),
    nextStep: isApplied
      ? `${then} what it builds: claude-bedrock rollout build ${quoted} --out rollout --plan`
      : planStep(applyOptions),
  };
}

/** The same for a person. */
export function initText(report: InitReport, style: TextStyle): string {
  const { way, fillIn, text, file, isApplied } = report;
  const lines = text.trimEnd().split('\n').map(shown);
  return [
    `${isApplied ? 'Written' : 'To be written'}: ${printable(file)}`,
    '',
    ...(isApplied ? [] : [...lines, '']),
    `${way.title}:`,
    wrap(`Devices need ${way.needs}.`, style.width, '  '),
    wrap(`CloudTrail names the person: ${way.cloudTrail}.`, style.width, '  '),
    wrap(`People sign in ${way.signIn}.`, style.width, '  '),
    ...fillIn.map((one) => wrap(`${mark(style, 'warn')} To be filled in: ${one}`, style.width)),
    '',
    ...nextStepLines(report.nextStep, style),
    '',
  ].join('\n');
}

/** A line of the file, with its blanks at the front. */
function shown(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return `  ${indent}${printable(line.slice(indent.length))}`;
}
