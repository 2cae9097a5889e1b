import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { typeInto } from './terminal.mjs';

const NOW = new Date('2026-11-20T12:00:00Z');
const CLAUDE_CODE = '2.1.329';
const STAGE_SET = fileURLToPath(new URL('stage-set.cjs', import.meta.url));

/**
 * A throw-away home of a person who is signed in to the sandbox, has Claude Code and nothing else, and types into a
 * terminal of 80 columns. `run` gives what a command line printed, the same on every machine.
 */
export async function openStage(root) {
  // Lines are broken where they are too long, so the home's path has to be of the same length everywhere.
  process.env.TMPDIR = '/tmp';
  const { makeDemoHome, startSandbox } = createRequire(import.meta.url)(join(root, 'scripts', 'sandbox.js'));
  const sandbox = await startSandbox({ now: () => NOW });
  const { root: stage, home, project } = await makeDemoHome(sandbox, NOW);
  const bin = await makePrograms(root, home);
  const env = {
    HOME: home,
    PATH: bin,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    STAGE_CLOCK: String(NOW.getTime()),
    STAGE_PORT: new URL(sandbox.url).port,
    NODE_OPTIONS: `--require=${JSON.stringify(STAGE_SET)}`,
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_DISABLE_COMPILE_CACHE: '1',
  };
  const ids = steadyIds();
  return {
    run: async (line, keys) => {
      const options = { cwd: project, env };
      const printed = keys
        ? await typeInto({ ...options, socket: join(stage, 'tmux') }, line, keys)
        : await runShell(ids.real(line), options);
      return ids.steady(printed.replaceAll(home, '~'));
    },
    close: () => Promise.all([sandbox.close(), rm(stage, { recursive: true, force: true })]),
  };
}

/** Claude Code as its installer leaves it, and the few programs that a command line needs. */
async function makePrograms(root, home) {
  const bin = join(home, '.local', 'bin');
  const claude = join(home, '.local', 'share', 'claude', 'versions', CLAUDE_CODE);
  const launcher = join(bin, 'claude-bedrock');
  await Promise.all([bin, dirname(claude)].map((directory) => mkdir(directory, { recursive: true })));
  await writeFile(claude, '');
  await writeFile(launcher, `#!/bin/sh\nexec '${join(root, 'bin', 'claude-bedrock')}' "$@"\n`);
  await Promise.all([claude, launcher].map((file) => chmod(file, 0o755)));
  await symlink(claude, join(bin, 'claude'));
  await symlink(process.execPath, join(bin, 'node'));
  for (const name of ['cat', 'cp', 'mv', 'rm', 'sed']) await symlink(join('/bin', name), join(bin, name));
  return bin;
}

/** What the command printed on both streams; a failing status is part of the story. */
async function runShell(line, options) {
  const { stdout, stderr } = await promisify(execFile)('/bin/sh', ['-c', line], options).catch((error) => {
    if (typeof error.code !== 'number') throw error;
    return error;
  });
  return stdout + stderr;
}

/** The id of a plan depends on where the home is: it is shown as another one, and taken as the real one. */
function steadyIds() {
  const shown = new Map();
  const show = (id) => {
    if (!shown.has(id))
      shown.set(id, createHash('sha256').update(`plan ${shown.size}`).digest('hex').slice(0, 16));
    return shown.get(id);
  };
  return {
    steady: (text) => text.replace(/(?<=--plan-id )[0-9a-f]{16}/g, show),
    real: (line) => [...shown].reduce((text, [id, steady]) => text.replaceAll(steady, id), line),
  };
}
