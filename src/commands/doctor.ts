import { resolve } from 'node:path';
import { findRemedies } from '../checks/helpers/find-remedies.ts';
import type { CommandResult, RunCommand } from '../cli/command.ts';
import { examine } from '../flows/doctor/examine.ts';
import { type Look, lookForFixes } from '../flows/doctor/look-for-fixes.ts';
import { type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { type Conversation, converse, whyNoQuestions } from '../questions/conversation.ts';
import { doctorReport } from '../report/doctor/doctor-report.ts';
import { doctorText } from '../report/doctor/doctor-text.ts';
import { shareReport } from '../report/doctor/share-report.ts';
import type { DiagnosticPart } from '../rollout/report/diagnostic-zip.ts';
import type { TextStyle } from '../text/text.ts';
import { type DoctorOptions, misuseOfDoctor } from './doctor-options.ts';
import { explain } from './explain.ts';
import { listChecks } from './list-checks.ts';

/** What the conversation about fixes goes by: how to look, and the check that was named. */
type FixWizard = Conversation<{ readonly look: Look; readonly id?: string }, { readonly isBroken: boolean }>;

/** `doctor`: finds the cause, lists its checks, explains an error message, or asks for, plans and applies a fix. */
export function doctor(wizard: FixWizard): RunCommand<DoctorOptions> {
  return async (world, options, style) => {
    const misuse = misuseOfDoctor(options, whyNoQuestions(world, options));
    if (misuse) return misuse;
    if (options.list) return success(listChecks());
    if (options.explain !== undefined) return explain(world, options.explain);
    if (options.fix === undefined) return diagnose(world, options);
    const id = options.fix === true ? undefined : options.fix;
    const isPlanned = options.plan || options.apply;
    return id !== undefined && isPlanned
      ? fix(world, options, id)
      : askForFix(world, options, { style, wizard, id });
  };
}

/** The conversation says everything itself. */
async function askForFix(
  world: World,
  { offline: isOffline = false, 'run-commands': runsCommands = false }: DoctorOptions,
  { style, wizard, id }: { style: TextStyle; wizard: FixWizard; id: string | undefined },
): Promise<Outcome<CommandResult>> {
  const look: Look = (waiting, one) =>
    lookForFixes(waiting, { ids: one === undefined ? [] : [one], isOffline, runsCommands });
  const command = `doctor --fix${id === undefined ? '' : ` ${id}`}`;
  const how = { command };
  const about = { look, ...(id !== undefined && { id }) };
  const end = await converse(world, style, how, async (ask) => (await wizard())(world, ask, about));
  if (!end.ok) return end;
  return success({ data: end.value, text: () => '', exitCode: end.value.isBroken ? 1 : 0 });
}

/** Runs the check again, and plans or applies the safe repair of what it finds now. */
async function fix(world: World, options: DoctorOptions, id: string): Promise<Outcome<CommandResult>> {
  const examined = await examine(world, {
    ids: [id],
    isOffline: options.offline === true,
    runsCommands: options['run-commands'] === true,
  });
  if (!examined.ok) return examined;
  const remedies = findRemedies(examined.value.judged, id);
  if (!remedies.ok) return remedies;
  const { fixFinding } = await import('./fix-finding.ts');
  return fixFinding(world, options, remedies.value);
}

/** Gathers once, judges by every check, tells the cause and one next step. Exits 1 where a check fails. */
async function diagnose(world: World, options: DoctorOptions): Promise<Outcome<CommandResult>> {
  const desktop = await readDesktopReport(world, options['desktop-report']);
  if (!desktop.ok) return desktop;
  const examined = await examine(world, {
    ids: options.check ?? [],
    isOffline: options.offline === true,
    runsCommands: options['run-commands'] === true,
  });
  if (!examined.ok) return examined;
  const mayAsk = whyNoQuestions(world, options) === undefined;
  const full = doctorReport({ ...examined.value, desktopReport: desktop.value }, { mayAsk });
  const report = options.share === true ? shareReport(full, examined.value.facts) : full;
  const exitCode = report.verdict.status === 'broken' ? 1 : 0;
  return success({ data: report, text: (style) => doctorText(report, style, world.home), exitCode });
}

/** It is unpacked where one was named. */
async function readDesktopReport(
  world: World,
  file: string | undefined,
): Promise<Outcome<readonly DiagnosticPart[] | undefined>> {
  if (file === undefined) return success(undefined);
  const { readDiagnosticZip } = await import('../rollout/report/diagnostic-zip.ts');
  return readDiagnosticZip(resolve(world.cwd, file));
}
