import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandResult } from '../cli/command.ts';
import { parseOptions } from '../cli/parse.ts';
import type { RolloutOptions } from '../commands/rollout/options.ts';
import { rollout } from '../commands/rollout.ts';
import { rolloutSpec } from '../commands/specs/rollout.ts';
import { onSystemError } from '../effects/on-system-error.ts';
import { type Outcome, success } from '../model/outcome.ts';
import { alteredWorld, type World } from '../model/world.ts';
import { STOPPED } from '../questions/questions.ts';
import type { RolloutDemo } from '../report/demo.ts';
import type { BuildReport } from '../report/rollout/build.ts';
import type { RolloutCheck } from '../report/rollout/check.ts';
import type { InitReport } from '../report/rollout/init.ts';
import type { DemoHome, Sandbox } from '../sandbox/index.ts';
import type { TextStyle } from '../text/text.ts';
import { failed, interrupted, narrower, noHome } from './in-demo.ts';

type Step = RolloutDemo['steps'][number];

/** What the administrator of the example company says. */
const INIT =
  'init --from-here --way in-app --profile work --organization Example --domain example.com --model eu.anthropic.claude-opus-5-5 --model eu.anthropic.claude-haiku-4-5-20251001-v1:0';

/** What `check` knows of what was built, as a shell names it; the rest is for people, AWS and the firewall. */
const CHECKED = [
  'rollout/*/*.mobileconfig',
  'rollout/*/*.plist',
  'rollout/*/*.reg',
  'rollout/*/managed-settings.json',
  'rollout/iam/*policy.json',
  'rollout/aws-config',
];

/** The rollout of the example company: begun, built and checked, the last also against the sandbox. */
export async function demoRollout(world: World, style: TextStyle): Promise<Outcome<RolloutDemo>> {
  if (world.interrupted.aborted) return interrupted();
  const { makeDemoHome, startSandbox } = await import('../sandbox/index.ts');
  const sandbox = await startSandbox();
  let made: DemoHome | undefined;
  try {
    const home = await onSystemError(async () => {
      made = await makeDemoHome(sandbox, world.now());
      return success(made);
    }, noHome);
    return home.ok ? await tell(world, sandbox, home.value, style) : home;
  } finally {
    await Promise.all([sandbox.close(), ...(made ? [rm(made.root, { recursive: true, force: true })] : [])]);
  }
}

async function tell(
  world: World,
  sandbox: Sandbox,
  { home, project }: DemoHome,
  style: TextStyle,
): Promise<Outcome<RolloutDemo>> {
  const env = { HOME: home, USERPROFILE: home, ...sandbox.environment() };
  const there = alteredWorld(world, { env, home, cwd: project, progress: () => undefined });
  const run = async (title: string, args: string): Promise<Outcome<{ data: unknown; step: Step }>> => {
    if (world.interrupted.aborted) return interrupted();
    world.progress(`${title}…`);
    const ran = await runThere(there, args, style);
    if (!ran.ok) return failed(`'claude-bedrock rollout ${args}' failed: ${ran.problem.message}`);
    const output = ran.value.text(narrower(style));
    return success({
      data: ran.value.data,
      step: { title, command: `claude-bedrock rollout ${args}`, output },
    });
  };

  const begun = await run('The file that the company keeps in git', `${INIT} --plan`);
  if (!begun.ok) return begun;
  const { applyOptions: write } = begun.value.data as InitReport;
  const written = await run('Written', behindRollout(write));
  if (!written.ok) return written;
  const planned = await run('What is built of it, before anything is', 'build --out rollout --plan');
  if (!planned.ok) return planned;
  const { applyOptions } = planned.value.data as BuildReport;
  const built = await run('Built', behindRollout(applyOptions));
  if (!built.ok) return built;
  const out = join(project, 'rollout');
  const files = (built.value.data as BuildReport).files.map(({ path }) => `rollout/${path}`);
  const checked = CHECKED.flatMap((pattern) => files.filter((file) => globs(pattern).test(file)));
  const check = await run(
    'Judged: each by itself, all against each other, and by what AWS says',
    `check bedrock-rollout.json ${checked.join(' ')} --live --profile work`,
  );
  if (!check.ok) return check;
  const { verdict, findings } = check.value.data as RolloutCheck;
  if (verdict !== 'clean') return failed(`What was built is ${verdict}: ${check.value.step.output}`);
  return success({
    steps: [
      begun.value.step,
      planned.value.step,
      { ...built.value.step, output: await treeOf(out, style) },
      {
        ...check.value.step,
        command: `claude-bedrock rollout check bedrock-rollout.json ${CHECKED.join(' ')} --live --profile work`,
      },
    ],
    verdict: { says: verdict, files: checked.length + 1, findings: findings.length },
  });
}

/** As the shell of a person expands it. */
const globs = (pattern: string) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);

const behindRollout = (options = '') => options.replace(/^rollout /, '');

/** Runs the command itself, by the words that are shown. */
async function runThere(world: World, args: string, style: TextStyle): Promise<Outcome<CommandResult>> {
  const options = parseOptions(rolloutSpec, args.split(' '));
  if (!options.ok) return options;
  const run = rollout(async () => async () => STOPPED);
  return run(world, options.value as unknown as RolloutOptions, style);
}

/** What lies in a folder now, as a tree. */
async function treeOf(folder: string, style: TextStyle): Promise<string> {
  const [branch, last, trunk] = style.unicode ? ['├── ', '└── ', '│   '] : ['|-- ', '`-- ', '|   '];
  const below = async (at: string, indent: string): Promise<readonly string[]> => {
    const entries = await readdir(at, { withFileTypes: true });
    const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const lines = sorted.map(async (entry, i) => {
      const isLast = i === sorted.length - 1;
      const line = `${indent}${isLast ? last : branch}${entry.name}`;
      if (!entry.isDirectory()) return [line];
      return [`${line}/`, ...(await below(join(at, entry.name), `${indent}${isLast ? '    ' : trunk}`))];
    });
    return (await Promise.all(lines)).flat();
  };
  return ['rollout/', ...(await below(folder, ''))].join('\n');
}
