import { readFile } from 'node:fs/promises';
import { type RecordedRequest, type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { prepareSandbox } from './prepare-sandbox.ts';
import { type Ended, runOnStage } from './run-process.ts';
import { type Scene, type Stage, setStage } from './scene.ts';
import { wideCloud } from './wide-cloud.ts';

/** What Claude Code did with a scene. */
export interface ClientRun extends Ended {
  /** It answered, and said so by its exit status. */
  readonly works: boolean;
  /** Every request that reached the sandbox. */
  readonly requests: readonly RecordedRequest[];
  /** The calls of the stand-in programs, in order. */
  readonly calls: readonly string[];
}

/** Variables of every run: nothing leaves the machine but to the sandbox. */
export function baseEnvironment(sandbox: Sandbox): Record<string, string> {
  return {
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    // A refusal stays one; without this a refused turn takes minutes.
    CLAUDE_CODE_MAX_RETRIES: '0',
    ...sandbox.environment(),
    ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${sandbox.url}/anthropic`,
    ANTHROPIC_AWS_BASE_URL: `${sandbox.url}/claude-platform`,
    ANTHROPIC_BASE_URL: `${sandbox.url}/anthropic-api`,
    ANTHROPIC_FOUNDRY_BASE_URL: `${sandbox.url}/foundry`,
    ANTHROPIC_GOOGLE_CLOUD_BASE_URL: `${sandbox.url}/google-cloud`,
    ANTHROPIC_VERTEX_BASE_URL: `${sandbox.url}/vertex`,
  };
}

const TIMEOUT_MS = 90_000;

/** Runs `claude -p hi` in a stage. */
export async function runClient(
  stage: Stage,
  claude: string,
  requests: readonly RecordedRequest[],
  args: readonly string[] = [],
): Promise<ClientRun> {
  const before = requests.length;
  const ended = await runOnStage(stage, claude, ['-p', 'hi', ...args], TIMEOUT_MS);
  return {
    ...ended,
    works: ended.code === 0,
    requests: requests.slice(before),
    calls: (await readFile(stage.log, 'utf8').catch(() => '')).split('\n').filter(Boolean),
  };
}

/** Sets a scene on a sandbox of its own and runs Claude Code in it once. */
export async function playScene(
  scene: Scene,
  claude: string,
  prepare: (sandbox: Sandbox, stage: Stage) => void | Promise<void> = () => undefined,
): Promise<ClientRun> {
  return onStage(scene, async (stage, sandbox) => {
    await prepare(sandbox, stage);
    return runClient(stage, claude, sandbox.requests, scene.args);
  });
}

/** Sets a scene, does something on it, and strikes it. */
export async function onStage<T>(
  scene: Scene,
  act: (stage: Stage, sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ cloud: wideCloud() });
  const stage = await setStage(scene, sandbox.url, baseEnvironment(sandbox));
  try {
    await prepareSandbox(scene, sandbox, stage);
    return await act(stage, sandbox);
  } finally {
    await Promise.all([sandbox.close(), stage.remove()]);
  }
}
