import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, onTestFinished } from 'vitest';

/** The root of this repository. */
export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const DRIVER = join(REPOSITORY, 'test/wine/support/driver.cjs');

const isWindows = process.platform === 'win32';

/** A path of Linux as Wine's Windows knows it; on Windows it is one already. */
export const asWindows = (path: string) => (isWindows ? path : `Z:${path.replaceAll('/', '\\')}`);

/** What a program of Windows did. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Call {
  /** By default Node for Windows. */
  readonly program?: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** The arguments are the end of the command line as they are, as cmd.exe wants them. */
  readonly verbatim?: boolean;
}

/** A person with a home and a project on Windows; their paths are those of Linux. */
export interface Person {
  readonly root: string;
  readonly home: string;
  readonly project: string;
  /** Runs programs one after the other, while nobody else may open the files that are `held`. */
  runAll(calls: readonly Call[], held?: readonly string[]): Promise<readonly Ran[]>;
  /** Runs what ships with Node for Windows, once for each list of arguments; its words have to be those of Windows. */
  bedrockAll(all: readonly (readonly string[])[], held?: readonly string[]): Promise<readonly Ran[]>;
  bedrock(args: readonly string[], more?: Omit<Call, 'args'>): Promise<Ran>;
  /** Runs a line in cmd.exe. */
  cmd(line: string, env?: Call['env']): Promise<Ran>;
}

/** Makes a home and a project; both go when the test ends. */
export async function personOnWindows(env: Readonly<Record<string, string>> = {}): Promise<Person> {
  const root = await mkdtemp('/tmp/bedrock-windows-');
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  const [home, project] = [join(root, 'home'), join(root, 'project')];
  for (const folder of [home, project, join(root, 'temp')]) await mkdir(folder);
  const own = {
    USERPROFILE: asWindows(home),
    APPDATA: asWindows(join(home, 'AppData/Roaming')),
    LOCALAPPDATA: asWindows(join(home, 'AppData/Local')),
    TEMP: asWindows(join(root, 'temp')),
    TMP: asWindows(join(root, 'temp')),
    ...env,
  };
  let count = 0;

  const runAll: Person['runAll'] = async (calls, held = []) => {
    const request = join(root, `request-${++count}.json`);
    const asked = calls.map((call) => ({ ...call, cwd: asWindows(project), env: { ...own, ...call.env } }));
    await writeFile(request, JSON.stringify({ calls: asked, held: held.map(asWindows) }));
    const args = [inject('windowsNode'), asWindows(DRIVER), asWindows(request)];
    await promisify(execFile)('wine', args, { env: inject('wine'), timeout: 110_000 });
    const all: readonly (Ran & { error?: string })[] = JSON.parse(await readFile(`${request}.done`, 'utf8'));
    return all.map(({ status, stdout, stderr, error }) => {
      if (error !== undefined) throw new Error(error);
      const text = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');
      return { status, stdout: text(stdout), stderr: text(stderr) };
    });
  };
  const run = async (call: Call): Promise<Ran> => {
    const [ran] = await runAll([call]);
    if (!ran) throw new Error('The driver told nothing.');
    return ran;
  };
  const withScript = (args: readonly string[]) => [
    asWindows(join(REPOSITORY, 'scripts/claude-bedrock.js')),
    ...args,
  ];
  const bedrockAll: Person['bedrockAll'] = async (all, held) =>
    (
      await runAll(
        all.map((args) => ({ args: withScript(args) })),
        held,
      )
    ).map(inWordsOfWindows);
  const bedrock: Person['bedrock'] = async (args, more = {}) =>
    inWordsOfWindows(await run({ ...more, args: withScript(args) }));
  // https://nodejs.org/docs/latest/api/child_process.html#spawning-bat-and-cmd-files-on-windows
  const cmd: Person['cmd'] = (line, more = {}) =>
    run({ program: 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`], env: more, verbatim: true });
  return { root, home, project, runAll, bedrockAll, bedrock, cmd };
}

/** What has no sense on Windows. */
const OF_UNIX = /chmod(?! u\+w; on Windows)|sudo |immutable|\/etc\/|\.bashrc|\bexport [A-Z]|~\//;

function inWordsOfWindows(ran: Ran): Ran {
  expect(ran.stdout).not.toMatch(OF_UNIX);
  expect(ran.stderr).not.toMatch(OF_UNIX);
  return ran;
}

/** Puts what the plugin consists of into a directory, as Claude Code does when it installs one. */
export async function pluginAt(directory: string): Promise<string> {
  for (const part of ['bin', 'hooks', 'scripts'])
    await cp(join(REPOSITORY, part), join(directory, part), { recursive: true });
  return directory;
}
