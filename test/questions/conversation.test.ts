import { describe, expect, test } from 'vitest';
import { runRefusal, runText } from '../support/run.ts';
import { temporaryWorld } from '../support/world.ts';

const TERMINAL = { isStdinTerminal: () => true, isStdoutTerminal: () => true };

describe.each([
  ['setup', []],
  ['reset', []],
  ['doctor', ['--fix', 'bedrock-off']],
])('%s asks no question', (command, named) => {
  test.each([
    ['where standard input is no terminal', { ...TERMINAL, isStdinTerminal: () => false }, [], 'a terminal'],
    [
      'where standard output is no terminal',
      { ...TERMINAL, isStdoutTerminal: () => false },
      [],
      'a terminal',
    ],
    ['on a dumb terminal', { ...TERMINAL, env: { TERM: 'dumb' } }, [], 'TERM=dumb'],
    ['with a plan id', TERMINAL, ['--plan-id', 'x'], '--plan or --apply'],
  ])('%s, and names what is missing', async (_name, given, options, hint) => {
    const { text, exitCode } = await runText(await temporaryWorld(given), command, ...named, ...options);
    expect(text).toContain('Give either --plan or --apply.');
    expect(text.replaceAll('\n  ', ' ')).toContain(hint);
    expect(exitCode).toBe(2);
  });

  test('with --json', async () => {
    const refusal = await runRefusal(await temporaryWorld(TERMINAL), command, ...named);
    expect(refusal).toMatchObject({ code: 'usage', exitCode: 2 });
    expect(refusal.message).toContain('With --json no question is asked.');
  });
});
