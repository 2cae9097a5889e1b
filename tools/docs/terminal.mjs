import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const DEADLINE_MS = 30_000;
const KEY_DEADLINE_MS = 2_000;
const POLL_MS = 150;
const END = '[ended]';

/**
 * Types a command line into a terminal of 80 columns, then each key (by tmux's names, such as `Enter`) once the screen
 * stands still and shows a question. Gives what is left on the screen when the command has ended.
 */
export async function typeInto({ cwd, env, socket }, line, keys) {
  const run = promisify(execFile);
  const tmux = async (...args) =>
    (await run('tmux', ['-S', socket, '-f', '/dev/null', ...args], { cwd })).stdout;
  const look = () => tmux('capture-pane', '-p', '-J', '-S', '-');
  const still = async (isReady) => {
    const deadline = Date.now() + DEADLINE_MS;
    for (let last = ''; Date.now() < deadline; ) {
      const screen = await look();
      if (screen === last && isReady(screen)) return screen;
      last = screen;
      await setTimeout(POLL_MS);
    }
    throw new Error(`${line} did not go on:\n${await look()}`);
  };
  const changes = async (from) => {
    const deadline = Date.now() + KEY_DEADLINE_MS;
    while (Date.now() < deadline) {
      await setTimeout(POLL_MS);
      if ((await look()) !== from) return true;
    }
    return false;
  };
  const script = `${line}; echo; echo '${END}'; exec /bin/cat`;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const program = ['env', '-i', ...variables, '/bin/sh', '-c', script];
  await tmux('new-session', '-d', '-x', '80', '-y', '120', ...program);
  try {
    for (const key of keys) {
      const asked = await still((screen) => screen.includes('Enter: confirm'));
      // A key that comes as soon as the question is dropped.
      do await tmux('send-keys', key);
      while (!(await changes(asked)));
    }
    const screen = await still((text) => text.includes(END));
    return screen
      .slice(0, screen.indexOf(END))
      .replace(/[ \t]+$/gm, '')
      .trimEnd();
  } finally {
    await tmux('kill-server').catch(() => undefined);
  }
}
