import { join } from 'node:path';
import type { DoctorReport } from '../../src/report/doctor/doctor.ts';
import { onStage } from './support/run-client.ts';
import { runOnStage } from './support/run-process.ts';
import type { Scene, Stage } from './support/scene.ts';

/** What the doctor as it ships says about a scene. */
export interface DoctorSays {
  /** `broken` where Claude Code does not work. */
  readonly verdict: string;
  /** What is not in order, such as `fail sso-expired`. */
  readonly findings: readonly string[];
  /** The same in its own words. */
  readonly words: readonly string[];
  /** What it offers to mend by itself. */
  readonly fixes: readonly string[];
  /** What it says Claude Code will do. */
  readonly client?: DoctorReport['client'];
}

const TIMEOUT_MS = 120_000;

/** Runs `doctor --json` once, with the person's leave to start commands, in a stage and a sandbox of its own: a sign-in that it renews is not the client's. */
export async function askDoctor(scene: Scene, repository: string, version: string): Promise<DoctorSays> {
  const ended = await onStage(withClient(scene, version), (stage) =>
    runProgram(stage, repository, ['doctor', '--run-commands', '--json']),
  );
  const report = dataOf<DoctorReport>(ended.stdout);
  if (!report) {
    return {
      verdict: `no answer: ${ended.stdout}${ended.stderr}`.slice(0, 200),
      findings: [],
      words: [],
      fixes: [],
    };
  }
  const { verdict, findings, client } = report;
  const problems = findings.filter(({ status }) => !['ok', 'skipped'].includes(status));
  return {
    verdict: verdict.status,
    findings: problems.map(({ id, status }) => `${status} ${id}`),
    words: problems.map(({ title, found, fix }) => [title, found, fix?.say].filter(Boolean).join(' | ')),
    fixes: [...new Set(problems.flatMap(({ id, fix }) => (fix?.safe ? id : [])))],
    client,
  };
}

/** The scene with a stand-in on PATH, so that the doctor knows which version it speaks of. */
export function withClient(scene: Scene, version: string): Scene {
  return { ...scene, programs: { ...scene.programs, claude: `echo '${version} (Claude Code)'` } };
}

/** Runs what ships on a stage. */
export function runProgram(stage: Stage, repository: string, args: readonly string[]) {
  // That address keeps Claude Code on loopback; it is none of the home's, and the doctor asks nothing there.
  const { ANTHROPIC_BASE_URL: _, ...own } = stage.env;
  const env = { ...own, CLAUDE_BEDROCK_NO_CACHE: '1' };
  const program = join(repository, 'scripts', 'claude-bedrock.js');
  return runOnStage({ ...stage, env }, process.execPath, [program, ...args], TIMEOUT_MS);
}

/** `data` of an answer as JSON; `undefined` where it is a refusal, or none. */
export function dataOf<T>(stdout: string): T | undefined {
  try {
    return JSON.parse(stdout).data;
  } catch {
    return undefined;
  }
}
