import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { processWorld } from '../../src/process.ts';
import { ENV } from '../doctor/person.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { filesWithContent } from '../support/files.ts';
import { put } from '../support/world.ts';
import { runClaudeCode } from './support/claude-code.ts';
import { makeHome, makeSignedInHome } from './support/home.ts';
import { allowSignIns, answerQuestions, openCommand, QUESTIONS } from './support/wizard.ts';

const LAST = QUESTIONS.length - 1;

/** The files of a home but for the sign-in, which is kept as soon as it is allowed. */
function withoutSignIn(files: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(files).filter(([name]) => !/^\.aws(\/sso|$)|^\.claude$/.test(name)),
  );
}

async function scene() {
  const sandbox = await sandboxForTest();
  allowSignIns(sandbox);
  const person = await makeHome(sandbox);
  return { sandbox, person, before: filesWithContent(person.home) };
}

test('from an empty home to a Claude Code that answers, on a narrow terminal', async () => {
  const { sandbox, person } = await scene();
  const terminal = await openCommand(person, 'setup', { columns: 60 });
  await answerQuestions(terminal, QUESTIONS.length);
  await terminal.waitFor('eu.anthropic.claude-opus-5-5 answered in eu-central-1.');
  await terminal.waitFor('exit status 0');
  const settings = JSON.parse(await readFile(join(person.home, '.claude', 'settings.json'), 'utf8'));
  expect(settings.env.AWS_PROFILE).toBe('sandbox-bedrockuser');
  sandbox.play(() => 'Hello from Amazon Bedrock');
  expect(await runClaudeCode(person, ['-p', 'hi'])).toContain('Hello from Amazon Bedrock');
});

test.each(QUESTIONS.map(({ shows }, i) => [shows, i] as const))(
  'Ctrl-C leaves all but the sign-in untouched: %s',
  async (_shows, at) => {
    const { person, before } = await scene();
    const terminal = await openCommand(person, 'setup');
    await answerQuestions(terminal, at);
    await terminal.press('C-c');
    await terminal.waitFor('exit status 130');
    expect(terminal.screens.at(-1)).toContain('Stopped. Your settings are as they were.');
    expect(withoutSignIn(filesWithContent(person.home))).toEqual(withoutSignIn(before));
  },
);

test('a wrong answer is corrected, and Esc leads back to the question before', async () => {
  const { person } = await scene();
  const terminal = await openCommand(person, 'setup');
  await answerQuestions(terminal, 0);
  expect(terminal.screens.at(-1)).not.toContain('(Esc: back)');
  await terminal.type('ftp://example.awsapps.com');
  await terminal.press('Enter');
  await terminal.waitFor('is no address');
  expect(terminal.screens.at(-1)).toContain('(Esc: back)');
  await answerQuestions(terminal, 2);
  await terminal.press('Down', 'Enter');
  await terminal.waitFor('What should be different?');
  await terminal.press('Down', 'Enter');
  await terminal.waitFor('Which AWS region should Claude Code use?');
  await terminal.type('us-west-2');
  await terminal.waitFor('(1 match)');
  await terminal.press('Escape');
  await terminal.waitFor('What should be different? (Esc: back)');
  await terminal.press('Escape', 'Escape');
  await terminal.waitFor('Which account and role should Claude Code use? (Esc: back)');
});

test('a terminal that is resized shows the question anew', async () => {
  const { person } = await scene();
  const terminal = await openCommand(person, 'setup', { columns: 100 });
  await terminal.waitFor('What is the address of your AWS access portal?');
  await terminal.resize(40);
  await terminal.waitFor('to select');
  await terminal.press('Down');
  await terminal.resize(80);
  await terminal.waitFor('What is the address of your AWS access portal?');
});

test('a terminal that goes away ends it, with nothing written', async () => {
  const { person, before } = await scene();
  const terminal = await openCommand(person, 'setup', { isAlone: true });
  await answerQuestions(terminal, LAST);
  await terminal.hangUp();
  const { isProcessAlive } = await processWorld();
  await vi.waitFor(() => expect(isProcessAlive(terminal.pid)).toBe(false), { timeout: 10_000 });
  expect(withoutSignIn(filesWithContent(person.home))).toEqual(withoutSignIn(before));
});

test('without Unicode it is drawn in ASCII', async () => {
  const { person } = await scene();
  const terminal = await openCommand(person, 'setup', { more: { LANG: 'C', NO_COLOR: '1' } });
  await terminal.waitFor('What is the address of your AWS access portal?');
  expect(terminal.screens.at(-1)).toMatch(/^[\n\x20-\x7e]*$/);
});

test('reset asks, and puts everything back', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  const before = filesWithContent(person.home);
  const setup = await openCommand(person, 'setup');
  await setup.waitFor('Write this change?');
  await setup.press('Enter');
  await setup.waitFor('exit status 0');
  await setup.end();
  const reset = await openCommand(person, 'reset');
  await reset.waitFor('Put this back?');
  await reset.press('Enter');
  await reset.waitFor('exit status 0');
  expect(filesWithContent(person.home)).toEqual(before);
});

test('doctor --fix asks, and repairs what it found', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  const env = { ...ENV, CLAUDE_CODE_USE_BEDROCK: '0' };
  const file = await put(join(person.home, '.claude', 'settings.json'), JSON.stringify({ env }));
  const declined = await openCommand(person, 'doctor --fix');
  await declined.waitFor('Write this change?');
  await declined.press('C-c');
  await declined.waitFor('exit status 130');
  expect(await readFile(file, 'utf8')).toContain('"0"');
  await declined.end();
  const fix = await openCommand(person, 'doctor --fix', { columns: 40, more: { LANG: 'C' } });
  for (const shows of ['Write this change?']) {
    await fix.waitFor(shows);
    await fix.press('Enter');
  }
  await fix.waitFor('exit status 0');
  expect(await readFile(file, 'utf8')).toContain('"CLAUDE_CODE_USE_BEDROCK":"1"');
});
