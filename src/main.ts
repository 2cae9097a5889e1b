import type { Command, CommandSpec } from './cli/command.ts';
import { parseOptions } from './cli/parse.ts';
import { unusableDirectory, unusableHome } from './facts/machine/unusable-directory.ts';
import type { Problem } from './model/outcome.ts';
import { VERSION } from './model/version.ts';
import type { World } from './model/world.ts';
import { QUICK_COMMANDS } from './quick-commands.ts';
import { renderFailure, renderProblem, renderSuccess } from './report/output.ts';
import { nearest } from './text/nearest.ts';
import { inStyle, type TextStyle } from './text/text.ts';

/** What is to be printed where, and the exit status; or the signal that is to end us. */
export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly signal?: NodeJS.Signals;
}

/**
 * Runs one command line. Never rejects: a refusal and a bug both come back as text and an exit status
 * (0 done, 1 refused or failed, 2 usage error, 130 interrupted).
 */
export async function run(argv: readonly string[], world: World, style: TextStyle): Promise<Finished> {
  const finished = await runLine(argv, world, style);
  // An exit status of 2 would block the prompt that a hook was called for, and what it prints Claude would read.
  const isFailedHook = argv[0] === 'hook' && finished.exitCode !== 0;
  return isFailedHook ? printed('') : finished;
}

async function runLine(argv: readonly string[], world: World, style: TextStyle): Promise<Finished> {
  const [name, ...rest] = argv;
  if (name === '--version') return printed(`${VERSION}\n`);
  if (name === '--help' || name === 'help') return printed(inStyle(await help(style), style));
  if (name === undefined) return runLine(['status', '--brief'], world, style);
  const end = argv.indexOf('--');
  const asJson = (end < 0 ? argv : argv.slice(0, end)).includes('--json');
  const isCalled = (command: Command) => command.name === name;
  const spec = QUICK_COMMANDS.find(isCalled) ?? (await registry()).ALL_COMMANDS.find(isCalled);
  if (!spec) return refused(await unknownCommand(name), name, asJson, style);

  const options = parseOptions(spec, rest);
  if (!options.ok) return refused(options.problem, spec.name, asJson, style);
  if (options.value.help) return printed(inStyle(await help(style, spec), style));
  try {
    // What signs for Claude Code or is shown by it stands in no directory, and has to answer in any.
    const isEverywhere = ['credentials', 'token', 'statusline'].includes(spec.name);
    const unusable = unusableHome(world.home) ?? (isEverywhere ? undefined : unusableDirectory(world.cwd));
    if (unusable) return refused(unusable, spec.name, asJson, style);
    const outcome = await spec.run(world, options.value, style);
    if (!outcome.ok && world.interrupted.aborted) return interrupted(spec, asJson, style);
    if (!outcome.ok) return refused(outcome.problem, spec.name, asJson, style);
    const stdout = asJson
      ? renderSuccess(spec.name, outcome.value.data)
      : inStyle(outcome.value.text(style), style);
    const { exitCode = 0, signal } = outcome.value;
    return { stdout, stderr: '', exitCode, ...(signal && { signal }) };
  } catch (error) {
    if (world.interrupted.aborted) return interrupted(spec, asJson, style);
    return refused(bug(error), spec.name, asJson, style);
  }
}

async function registry() {
  return import('./registry.ts');
}

async function help(style: TextStyle, spec?: Command): Promise<string> {
  const { helpForAll, helpForCommand } = await import('./cli/help.ts');
  return spec ? helpForCommand(spec, style) : helpForAll((await registry()).COMMANDS, style);
}

function printed(stdout: string): Finished {
  return { stdout, stderr: '', exitCode: 0 };
}

function refused(problem: Problem, command: string, asJson: boolean, style: TextStyle): Finished {
  const exitCode = problem.code === 'usage' ? 2 : problem.code === 'interrupted' ? 130 : 1;
  if (asJson) return { stdout: renderFailure(command, problem), stderr: '', exitCode };
  return { stdout: '', stderr: inStyle(renderProblem(problem, style), style), exitCode };
}

function interrupted(spec: CommandSpec, asJson: boolean, style: TextStyle): Finished {
  const problem: Problem = {
    code: 'interrupted',
    message: 'Interrupted before it was done.',
    fix: `Run 'claude-bedrock ${spec.name}' again.`,
  };
  return refused(problem, spec.name, asJson, style);
}

async function unknownCommand(name: string): Promise<Problem> {
  const { COMMANDS } = await registry();
  const known = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  const hint = known ? ` Did you mean '${known}'?` : '';
  return { code: 'usage', message: `Unknown command '${name}'.${hint}`, fix: 'Run: claude-bedrock --help' };
}

/** A thrown error is a bug: its kind and place help whoever reports it; its message may hold a secret. */
function bug(error: unknown): Problem {
  const kind = error instanceof Error ? error.name : typeof error;
  const place =
    error instanceof Error ? error.stack?.split('\n').find((line) => line.includes('    at ')) : '';
  return {
    code: 'unexpected',
    message: `claude-bedrock ${VERSION} met a bug of its own (${kind}${place ? ` ${place.trim()}` : ''}).`,
    fix: 'Please report this line at https://github.com/claude-bedrock/claude-bedrock/issues.',
  };
}
