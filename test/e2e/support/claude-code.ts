import type { Home } from './home.ts';
import { CLAUDE, REPOSITORY } from './install.ts';
import { run } from './run.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What Claude Code asks on the screen before it runs something that nobody allowed. */
export const PERMISSION_QUESTION = 'Do you want to proceed?';

/** Starts Claude Code with the plugin, in the mode that asks most, and waits for its prompt. */
export async function openClaudeCode(
  { root, project, env }: Home,
  more: Record<string, string>,
  {
    plugin = REPOSITORY,
    columns = 120,
    rows = 40,
    args = [] as readonly string[],
    begin = async (_: Terminal): Promise<void> => {},
  } = {},
): Promise<Terminal> {
  const terminal = await openTerminal({
    program: CLAUDE,
    args: ['--plugin-dir', plugin, '--permission-mode', 'default', ...args],
    cwd: project,
    env: { ...env, ...more },
    socket: `${root}/tmux`,
    columns,
    rows,
  });
  // What it asks before its prompt stands there.
  await begin(terminal);
  await terminal.waitFor('? for shortcuts');
  return terminal;
}

/** Runs Claude Code to its end, such as with `-p hi`; returns what it printed, throws when it fails. */
export async function runClaudeCode(
  person: Home,
  args: readonly string[],
  more?: Record<string, string>,
): Promise<string> {
  return run(person, CLAUDE, args, more);
}
