import { join } from 'node:path';
import { onStage } from './support/run-client.ts';
import { runOnStage } from './support/run-process.ts';
import type { Scene } from './support/scene.ts';

/** What the doctor as it ships says about a scene. */
export interface DoctorSays {
  /** `broken` where Claude Code does not work. */
  readonly verdict: string;
  /** What is not in order, such as `fail sso-expired`. */
  readonly findings: readonly string[];
  /** What it says Claude Code will do; absent in a program that does not tell yet. */
  readonly client?: DoctorClient;
}

/** The part of `client` that is held against the first turn. */
interface DoctorClient {
  readonly provider?: { readonly value: string };
  readonly region?: { readonly value: string };
  readonly models?: { readonly main?: { readonly value: string | { readonly id: string } } };
}

const TIMEOUT_MS = 60_000;

/** Runs `doctor --json` once, in a stage and a sandbox of its own: a sign-in that it renews is not the client's. */
export async function askDoctor(scene: Scene, repository: string): Promise<DoctorSays> {
  const program = join(repository, 'scripts', 'claude-bedrock.js');
  const { stdout, stderr } = await onStage(scene, (stage) => {
    const env = { ...stage.env, CLAUDE_BEDROCK_NO_CACHE: '1' };
    return runOnStage({ ...stage, env }, process.execPath, [program, 'doctor', '--json'], TIMEOUT_MS);
  });
  const answer = parsed(stdout);
  if (!answer?.data) return { verdict: `no answer: ${stdout}${stderr}`.slice(0, 200), findings: [] };
  const { verdict, findings, client } = answer.data;
  const told = findings
    .filter(({ status }) => !['ok', 'skipped'].includes(status))
    .map(({ id, status }) => `${status} ${id}`);
  return { verdict: verdict.status, findings: told, ...(client && { client }) };
}

interface Answer {
  readonly data?: {
    readonly verdict: { readonly status: string };
    readonly findings: readonly { readonly id: string; readonly status: string }[];
    readonly client?: DoctorClient;
  };
}

function parsed(text: string): Answer | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
