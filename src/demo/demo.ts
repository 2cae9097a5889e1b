import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandResult, OptionsOf, RunCommand } from '../cli/command.ts';
import type { demoSpec } from '../commands/specs/demo.ts';
import { onSystemError } from '../effects/on-system-error.ts';
import { type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { ResetReport } from '../report/changes/reset.ts';
import type { SetupReport } from '../report/changes/setup.ts';
import type { Demo } from '../report/demo.ts';
import { demoText, rolloutDemoText } from '../report/demo-text.ts';
import type { Models } from '../report/models/models.ts';
import type { DemoHome, Sandbox } from '../sandbox/index.ts';
import type { TextStyle } from '../text/text.ts';
import { showConversations } from './demo-conversations.ts';
import { failed, interrupted, noHome } from './in-demo.ts';

const STEP_TIMEOUT_MS = 20_000;

/** One finished step, and its data as `--json` gave it. */
interface Step {
  readonly shown: Demo['steps'][number];
  readonly data: unknown;
}

/** `demo`: one of the stories on the sandbox in a throw-away home. */
export const demo: RunCommand<OptionsOf<typeof demoSpec>> = async (world, { story }, style) => {
  if (story !== 'rollout') return setupDemo(world, style);
  const { demoRollout } = await import('./demo-rollout.ts');
  const told = await demoRollout(world, style);
  if (!told.ok) return told;
  return success({ data: told.value, text: (inner) => rolloutDemoText(told.value, inner) });
};

/** Set up, by running the program itself as a person would. */
async function setupDemo(world: World, style: TextStyle): Promise<Outcome<CommandResult>> {
  // Looked at before there is anything to remove: from now on SIGTERM and Ctrl-C end the demo between two steps.
  if (world.interrupted.aborted) return interrupted();
  const { DEMO_PROFILE, makeDemoHome, startSandbox } = await import('../sandbox/index.ts');
  const sandbox = await startSandbox();
  const homes: DemoHome[] = [];
  try {
    const made = await onSystemError(async () => {
      for (const _ of ['told', 'asked']) homes.push(await makeDemoHome(sandbox, new Date()));
      return success(homes);
    }, noHome);
    if (!made.ok) return made;
    const [home, another] = homes;
    if (!home || !another) return failed('There is no home to show it in.');
    const told = await tell(world, sandbox, home, DEMO_PROFILE);
    if (!told.ok) return told;
    if (world.interrupted.aborted) return interrupted();
    const asked = await showConversations(world, sandbox, another, style);
    if (!asked.ok) return asked;
    const data = { ...told.value, steps: [...told.value.steps, ...asked.value] };
    return success({ data, text: (inner) => demoText(data, inner) });
  } finally {
    const gone = homes.map(({ root }) => rm(root, { recursive: true, force: true }));
    await Promise.all([sandbox.close(), ...gone]);
  }
}

async function tell(world: World, sandbox: Sandbox, home: DemoHome, profile: string): Promise<Outcome<Demo>> {
  const run = (title: string, args: string, env?: Record<string, string>) =>
    runProgram(world, sandbox, home, { title, args, ...(env && { env }) });

  const status = await run('What is there: an AWS profile, and Claude Code not on Bedrock', 'status');
  if (!status.ok) return status;
  const models = await run('Which models work with it', `models --profile ${profile} --probe`);
  if (!models.ok) return models;
  const [choice] = (models.value.data as Models).choices;
  if (!choice) return failed('No model of the sandbox could be used.');
  const plan = await run(
    'The exact change, before anything is written',
    `setup --plan --profile ${profile} ${choice.options}`,
  );
  if (!plan.ok) return plan;
  const { applyOptions } = plan.value.data as SetupReport;
  const apply = await run('That change, and no other', (applyOptions ?? '').replace(' --json', ''));
  if (!apply.ok) return apply;

  const settings = await readFile(home.settingsFile, 'utf8');
  // Claude Code merges the settings' `env` into its environment, and so into that of the SDK.
  const env = (JSON.parse(settings) as { env: Record<string, string> }).env;
  const asked = sandbox.requests.length;
  const proof = await run(
    'Asking as Claude Code does after a restart: settings only, no options',
    'models --probe',
    env,
  );
  if (!proof.ok) return proof;
  const invoked = sandbox.requests
    .slice(asked)
    .find(({ operation, status }) => operation === 'InvokeModel' && status === 200);
  if (!invoked?.region || !invoked.principal) return failed('The finished settings reached no model.');
  const undo = await run('And back: what reset would do', 'reset --plan');
  if (!undo.ok) return undo;
  const { applyOptions: undoOptions } = undo.value.data as ResetReport;
  const undone = await run('Done', (undoOptions ?? '').replace(' --json', ''));
  if (!undone.ok) return undone;
  const isAsBefore = (await readFile(home.settingsFile, 'utf8')) === home.settings;
  if (!isAsBefore) return failed('After the reset the settings are not what they were.');
  return success({
    steps: [
      ...[status, models, plan, apply].map((step) => step.value.shown),
      { title: 'The settings now: yours as they were, ours beside them', output: settings },
      { ...proof.value.shown, output: usableModels(proof.value.data as Models) },
      ...[undo, undone].map((step) => step.value.shown),
    ],
    proof: { model: modelOf(invoked.path), region: invoked.region, principal: invoked.principal },
  });
}

/** The answer in short: the whole listing was shown before. */
function usableModels({ models }: Models): string {
  const usable = models.filter(({ recommended, probe }) => recommended && probe === 'usable');
  return usable.map(({ id }) => `usable  ${id}`).join('\n');
}

/** Runs the program as its own process, once for the person and once for the data, side by side. */
async function runProgram(
  world: World,
  sandbox: Sandbox,
  { home, project }: DemoHome,
  { title, args, env }: { title: string; args: string; env?: Record<string, string> },
): Promise<Outcome<Step>> {
  if (world.interrupted.aborted) return interrupted();
  world.progress(`${title}…`);
  const program = join(world.pluginRoot(), 'scripts', 'claude-bedrock.js');
  const { PATH = '', LANG = '', LC_ALL = '', LC_CTYPE = '' } = world.env;
  const run = (...more: string[]) =>
    world.exec(world.nodePath, [program, ...args.split(' '), ...more], {
      timeoutMs: STEP_TIMEOUT_MS,
      cwd: project,
      // It leaves nothing behind, not even the cache of compiled code.
      env: {
        HOME: home,
        USERPROFILE: home,
        PATH,
        LANG,
        LC_ALL,
        LC_CTYPE,
        NODE_DISABLE_COMPILE_CACHE: '1',
        ...sandbox.environment(),
        ...env,
      },
    });
  // Only one of the two may write; what was written is shown from the answer of the one for people.
  const isWriting = args.includes('--apply');
  const [person, claude] = await Promise.all([run(), isWriting ? undefined : run('--json')]);
  if (person.exitCode !== 0)
    return failed(`'claude-bedrock ${args}' failed: ${person.stdout}${person.stderr}`);
  return success({
    shown: { title, command: `claude-bedrock ${args}`, output: person.stdout },
    data: claude && (JSON.parse(claude.stdout) as { data: unknown }).data,
  });
}

function modelOf(path: string): string {
  return decodeURIComponent(/\/model\/([^/]+)\//.exec(path)?.[1] ?? '');
}
