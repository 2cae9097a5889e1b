import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A home as data: it can be printed, shrunk and kept. In every text `{root}`, `{home}`, `{project}` and `{sandbox}`
 * stand for what they are called in the run.
 */
export interface Scene {
  /** Texts of files by their paths below the home, such as `.claude/settings.json`. */
  readonly home?: Readonly<Record<string, string>>;
  /** The same below the project. */
  readonly project?: Readonly<Record<string, string>>;
  /** The same below `/etc/claude-code`. */
  readonly managed?: Readonly<Record<string, string>>;
  /** Stand-ins on PATH: name → shell script. Each call is logged before the script runs. */
  readonly programs?: Readonly<Record<string, string>>;
  /** What the shell exports, beside what every run gets. */
  readonly shell?: Readonly<Record<string, string>>;
  /** More arguments for Claude Code. */
  readonly args?: readonly string[];
}

/** A scene on the disk. */
export interface Stage {
  readonly root: string;
  readonly home: string;
  readonly project: string;
  /** Taken for `/etc/claude-code`; `undefined` where the scene has nothing there. */
  readonly managed: string | undefined;
  /** The stand-ins append a line to it at each call. */
  readonly log: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** Puts a scene into a throw-away directory. `base` is the environment that every run has. */
export async function setStage(
  scene: Scene,
  sandboxUrl: string,
  base: Readonly<Record<string, string>>,
): Promise<Stage> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'bedrock-agree-')));
  const home = join(root, 'home');
  const project = join(root, 'project');
  const log = join(root, 'calls.log');
  const words = { root, home, project, sandbox: sandboxUrl };
  const fill = (text: string) =>
    text.replace(/\{(root|home|project|sandbox)\}/g, (_all, word: keyof typeof words) => words[word]);
  await Promise.all([home, project].map((directory) => mkdir(directory)));
  await putAll(home, { '.claude.json': claudeJson(project), ...scene.home }, fill);
  await putAll(project, scene.project ?? {}, fill);
  await putAll(join(root, 'managed'), scene.managed ?? {}, fill);
  await putAll(join(root, 'bin'), logged(scene.programs ?? {}, log), fill, 0o755);
  const env = {
    HOME: home,
    PATH: `${join(root, 'bin')}:${join(process.execPath, '..')}:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    ...base,
    ...Object.fromEntries(Object.entries(scene.shell ?? {}).map(([name, value]) => [name, fill(value)])),
  };
  const managed = scene.managed && join(root, 'managed');
  const remove = () => rm(root, { recursive: true, force: true, maxRetries: 5 });
  return { root, home, project, managed, log, env, remove };
}

/** The person has been through the first questions, and trusts the project. */
function claudeJson(project: string): string {
  return JSON.stringify({
    hasCompletedOnboarding: true,
    projects: { [project]: { hasTrustDialogAccepted: true } },
  });
}

function logged(programs: Readonly<Record<string, string>>, log: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(programs).map(([name, script]) => [
      name,
      `#!/bin/sh\necho "${name} $*" >> '${log}'\n${script}\n`,
    ]),
  );
}

async function putAll(
  directory: string,
  files: Readonly<Record<string, string>>,
  fill: (text: string) => string,
  mode = 0o600,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(directory, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, fill(text));
    await chmod(file, mode);
  }
}
