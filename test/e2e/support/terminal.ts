import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { run } from './run.ts';

const POLL_MS = 100;
const DEADLINE_MS = 30_000;
const END_DEADLINE_MS = 5_000;
const KEY_DEADLINE_MS = 1_000;

/** A program on a terminal of 120 columns, unless told otherwise, and 40 lines. */
export interface Terminal {
  /** Types text, without Enter. */
  type(text: string): Promise<void>;
  /** Presses keys by tmux's names, such as `Enter` or `Down`, each until the screen changes. */
  press(...keys: string[]): Promise<void>;
  /** Waits until the screen shows `text` and stands still; throws with the screen at the deadline. */
  waitFor(text: string): Promise<void>;
  /**
   * Selects with the mouse, from where a row begins with `from` to where one ends with `to`; gives what the program puts
   * on the clipboard then.
   */
  copy(from: string, to: string): Promise<string>;
  resize(columns: number): Promise<void>;
  /** The terminal goes away, as a window that is closed. */
  hangUp(): Promise<void>;
  /** The process on the terminal. */
  readonly pid: number;
  /** Every different screen that was seen so far. */
  readonly screens: readonly string[];
  /** Ends the program. One that is still open ends with the test. */
  end(): Promise<void>;
}

export interface Started {
  program: string;
  args: readonly string[];
  cwd: string;
  /** The whole environment. */
  env: Readonly<Record<string, string>>;
  /** Where the tmux server listens: it is this terminal's own, and ends with the test. */
  socket: string;
  columns?: number;
  rows?: number;
}

/** Starts a program on a terminal of its own, and ends both with the test. */
export async function openTerminal(started: Started): Promise<Terminal> {
  const { program, args, cwd, env, socket, columns = 120, rows: lines = 40 } = started;
  const tmux = (...command: string[]) =>
    run({ project: cwd, env }, 'tmux', ['-S', socket, '-f', '/dev/null', ...command]);
  const screens: string[] = [];

  const size = ['-x', String(columns), '-y', String(lines)];
  const pid = Number(await tmux('new-session', '-d', ...size, '-P', '-F', '#{pane_pid}', program, ...args));
  onTestFinished(end);
  return { type, press, waitFor, copy, resize, hangUp, pid, screens, end };

  async function type(text: string): Promise<void> {
    await tmux('send-keys', '-l', text);
  }

  async function copy(from: string, to: string): Promise<string> {
    const rows = (await look()).split('\n');
    const first = rows.findIndex((row) => row.trimStart().startsWith(from));
    const last = rows.findIndex((row, i) => i >= first && row.endsWith(to));
    const start = `${(rows[first]?.indexOf(from) ?? 0) + 1};${first + 1}`;
    const end = `${rows[last]?.length ?? 0};${last + 1}`;
    // https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h3-Extended-coordinates
    for (const event of [`0;${start}M`, `32;${end}M`, `0;${end}m`]) await type(`\u001b[<${event}`);
    await waitFor('copied');
    return tmux('show-buffer');
  }

  async function resize(to: number): Promise<void> {
    await tmux('resize-window', '-x', String(to));
  }

  async function hangUp(): Promise<void> {
    await tmux('kill-server');
  }

  /** Claude Code drops a key that comes so soon after a question that it was hardly meant for it. */
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const screen = await look();
      const deadline = Date.now() + DEADLINE_MS;
      do await tmux('send-keys', key);
      while (!(await changes(screen)) && Date.now() < deadline);
    }
  }

  async function changes(screen: string): Promise<boolean> {
    const deadline = Date.now() + KEY_DEADLINE_MS;
    while (Date.now() < deadline) {
      await setTimeout(POLL_MS);
      if ((await look()) !== screen) return true;
    }
    return false;
  }

  async function waitFor(text: string): Promise<void> {
    const deadline = Date.now() + DEADLINE_MS;
    for (let last = ''; ; ) {
      const screen = await look();
      if (screen.includes(text) && screen === last) return;
      last = screen;
      if (Date.now() > deadline) throw new Error(`The screen never showed "${text}". It shows:\n${screen}`);
      await setTimeout(POLL_MS);
    }
  }

  async function look(): Promise<string> {
    const screen = await tmux('capture-pane', '-p').catch(() => 'The program has ended.');
    if (screen !== screens.at(-1)) screens.push(screen);
    return screen;
  }

  /** The server goes with its only program; that gets the time to tidy up, so that nothing writes afterwards. */
  async function end(): Promise<void> {
    const isOpen = () =>
      tmux('has-session').then(
        () => true,
        () => false,
      );
    if (!(await isOpen())) return;
    process.kill(pid, 'SIGTERM');
    const deadline = Date.now() + END_DEADLINE_MS;
    while (await isOpen()) {
      if (Date.now() > deadline) await tmux('kill-server');
      await setTimeout(POLL_MS);
    }
  }
}
