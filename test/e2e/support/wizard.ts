import { onTestFinished, vi } from 'vitest';
import { approveDevice, EXAMPLE, type Sandbox } from '../../../src/sandbox/index.ts';
import { PROGRAM } from '../../support/program.ts';
import type { Home } from './home.ts';
import { openTerminal, type Terminal } from './terminal.ts';

interface Manner {
  readonly columns?: number;
  readonly more?: Record<string, string>;
  /** The terminal ends with the command; else its exit status is shown. */
  readonly isAlone?: boolean;
}

/** Starts a command of ours, such as `doctor --fix`, on a terminal. */
export async function openCommand(
  { root, project, env }: Home,
  command: string,
  { columns = 80, more = {}, isAlone = false }: Manner = {},
): Promise<Terminal> {
  // Without the system's programs: an AWS CLI would add a question.
  const script = isAlone ? 'PATH=; exec "$@"' : 'PATH=; "$@"; echo "exit status $?"; exec /bin/sleep 60';
  return openTerminal({
    program: '/bin/sh',
    args: ['-c', script, 'sh', process.execPath, PROGRAM, ...command.split(' ')],
    cwd: project,
    env: { ...env, ...more },
    socket: `${root}/tmux`,
    columns,
  });
}

/** One question of the way from an empty home to a finished setup, and how it is answered. */
export interface Question {
  readonly shows: string;
  answer(terminal: Terminal): Promise<void>;
}

const typing = (text: string) => async (terminal: Terminal) => {
  await terminal.type(text);
  await terminal.waitFor(text.slice(0, 30));
  await terminal.press('Enter');
};
const pressing =
  (...keys: string[]) =>
  (terminal: Terminal) =>
    terminal.press(...keys);

/** All the questions that an empty home leads to, in their order. */
export const QUESTIONS: readonly Question[] = [
  { shows: 'What is the address of your AWS access portal?', answer: typing(EXAMPLE.startUrl) },
  { shows: 'Which account and role should Claude Code use?', answer: typing('sandbox bedrock') },
  { shows: 'Write this change?', answer: pressing('Enter') },
];

/** Answers the first `count` questions and waits for the next one. */
export async function answerQuestions(terminal: Terminal, count: number): Promise<void> {
  for (const [i, { shows, answer }] of QUESTIONS.entries()) {
    await terminal.waitFor(shows);
    if (i === count) return;
    await answer(terminal);
  }
}

/** Allows every sign-in in the sandbox as soon as it is begun, until the test ends. */
export function allowSignIns({ cloud }: Sandbox): void {
  for (const center of cloud.identityCenters) center.pollSeconds = 0;
  const end = new AbortController();
  onTestFinished(() => end.abort());
  void vi.waitUntil(
    () => {
      for (const { userCode } of cloud.deviceGrants) approveDevice(cloud, userCode);
      return end.signal.aborted;
    },
    { timeout: 120_000, interval: 50 },
  );
}
