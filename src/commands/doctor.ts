import { resolve } from 'node:path';
import { findRemedies } from '../checks/helpers/find-remedies.ts';
import type { CommandResult, RunCommand } from '../cli/command.ts';
import { examine } from '../flows/doctor/examine.ts';
import type { Options } from '../model/options.ts';
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

/** `doctor`: finds the cause, lists its checks, explains an error message, or asks for, plans and applies a fix. */
export function doctor(wizard: Conversation<Options, string>): RunCommand<DoctorOptions> {
  return async (world, options, style) => {
    const misuse = misuseOfDoctor(options, whyNoQuestions(world, options));
    if (misuse) return misuse;
    if (options.list) return success(listChecks());
    if (options.explain !== undefined) return explain(world, options.explain);
    if (options.fix === undefined) return diagnose(world, options);
    const id = options.fix === true ? undefined : options.fix;
    const isPlanned = options.plan || options.apply;
    return id !== undefined && isPlanned ? fix(world, options, id) : askForFix(world, options, style, wizard);
  };
}

/** The conversation says everything itself. */
async function askForFix(
  world: World,
  { offline, 'run-commands': runsCommands, fix: named }: DoctorOptions,
  style: TextStyle,
  wizard: Conversation<Options, string>,
): Promise<Outcome<CommandResult>> {
  const id = named === true ? undefined : named;
  const how = { command: `doctor --fix${id === undefined ? '' : ` ${id}`}` };
  const given = { fix: id, offline, 'run-commands': runsCommands };
  const end = await converse(world, style, how, async (ask) => (await wizard())(world, ask, given));
  if (!end.ok) return end;
  const exitCode = end.value === 'broken' ? 1 : 0;
  return success({ data: { result: end.value }, text: () => '', exitCode });
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
