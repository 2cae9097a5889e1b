import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { runProgram } from '../support/program.ts';
import { put } from '../support/world.ts';
import { openClaudeCode, runClaudeCode } from './support/claude-code.ts';
import { type Home, makeHome, makeSignedInHome } from './support/home.ts';
import { pluginAt, REPOSITORY } from './support/install.ts';
import { conversations, expireCredentials } from './support/on-bedrock.ts';
import { openTerminal, type Terminal } from './support/terminal.ts';

const TITLES = {
  setup: 'Put Claude Code on Amazon Bedrock',
  reset: 'Take Claude Code off Amazon Bedrock',
  rollout: 'For administrators',
};
type Conversation = keyof typeof TITLES;

const COMMANDS = ['setup', 'reset'] as const;
const WAY_OUT = 'In a terminal the same questions are asked without a model.';
const SETUP = ['--profile', 'work', '--region', 'eu-central-1', '--pin', 'opus=eu.anthropic.claude-opus-5-5'];

test.each([
  ['setup', 'What is the address of your AWS access portal?'],
  ['reset', 'Nothing to undo'],
  ['rollout', 'How should people sign in?'],
] as const)('nobody is signed in: /bedrock:%s shows a command that works', async (name, first) => {
  const person = await makeHome(await sandboxForTest());
  const claude = await openClaudeCode(person, {});
  await enter(claude, name);
  await claude.waitFor(WAY_OUT);
  expect(claude.screens.at(-1)).toContain('Operation stopped by hook:');
  expect(claude.screens.at(-1)).toContain('Nobody is signed in to Claude Code');

  const command = /^ *(\/.* (?:setup|reset|rollout init)) *$/m.exec(claude.screens.at(-1) ?? '')?.[1] ?? '';
  const terminal = await inTerminal(person, command);
  await terminal.waitFor(first);
});

test('where the command is longer than the window is wide, it is copied whole', async () => {
  const person = await makeHome(await sandboxForTest());
  const plugin = await pluginAt(
    join(person.home, '.claude/plugins/cache/bedrock-setup/bedrock/0.1.0 of Ada'),
  );
  const claude = await openClaudeCode(person, {}, { plugin, columns: 80 });
  await enter(claude, 'setup');
  await claude.waitFor(WAY_OUT);
  const terminal = await inTerminal(person, await claude.copy(`'${person.home}`, "' setup"));
  await terminal.waitFor('What is the address of your AWS access portal?');
});

test('without a terminal the command is shown, too', async () => {
  const person = await makeHome(await sandboxForTest());
  const said = await runClaudeCode(person, ['-p', '/bedrock:setup work', '--plugin-dir', REPOSITORY]);
  expect(said).toContain(`${REPOSITORY}/bin/claude-bedrock setup\n`);
});

test.each(COMMANDS)('Bedrock answers 403 to everything: /bedrock:%s asks no model', async (name) => {
  const { sandbox, person } = await personOnBedrock();
  expireCredentials(sandbox);
  const claude = await openClaudeCode(person, {});
  const asked = conversations(sandbox);
  await enter(claude, name);
  await claude.waitFor('What is wrong with Amazon Bedrock, and what to do: /bedrock:doctor');
  const screen = claude.screens.at(-1) ?? '';
  expect(screen).toMatch(/✘ .* \(sso-expired\)/);
  expect(screen).toContain(`${REPOSITORY}/bin/claude-bedrock ${name}`);
  expect(conversations(sandbox)).toBe(asked);
});

test('the reset that is shown then puts the settings back', async () => {
  const { sandbox, person, before } = await personOnBedrock();
  expireCredentials(sandbox);
  const said = await runClaudeCode(person, ['-p', '/bedrock:reset', '--plugin-dir', REPOSITORY]);
  const terminal = await inTerminal(person, /^\/.* reset$/m.exec(said)?.[0] ?? '');
  await terminal.waitFor('Put this back?');
  await terminal.press('Enter');
  await terminal.waitFor('exit status 0');
  expect(await readFile(join(person.home, '.claude/settings.json'), 'utf8')).toBe(before);
});

test.each(COMMANDS)('a model on Bedrock answers: /bedrock:%s is its to hold', async (name) => {
  const { sandbox, person } = await personOnBedrock();
  sandbox.play(({ isProbe }) => (isProbe ? 'ok' : 'Let us talk, says Claude.'));
  const claude = await openClaudeCode(person, {});
  await enter(claude, name);
  await claude.waitFor('Let us talk, says Claude.');
  expect(claude.screens.at(-1)).not.toContain('Operation stopped by hook:');
});

async function enter(claude: Terminal, name: Conversation): Promise<void> {
  await claude.type(`/bedrock:${name}`);
  await claude.waitFor(TITLES[name]);
  await claude.press('Enter');
}

/** Runs a command line in a terminal window of its own. */
async function inTerminal({ root, project, env }: Home, command: string): Promise<Terminal> {
  return openTerminal({
    program: '/bin/sh',
    args: ['-c', `${command}; echo "exit status $?"; exec sleep 60`],
    cwd: project,
    env,
    socket: `${root}/second-tmux`,
  });
}

/** A person whom setup has put on a Bedrock that is healthy, and the settings from before. */
async function personOnBedrock(): Promise<{ sandbox: Sandbox; person: Home; before: string }> {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  const before = '{\n  "env": {"EDITOR": "vi"}\n}\n';
  await put(join(person.home, '.claude/settings.json'), before);
  const { data } = await runProgram(person.home, person.project, 'setup', '--plan', '--offline', ...SETUP);
  const apply = ['setup', '--apply', '--plan-id', data.planId, '--offline', ...SETUP];
  await runProgram(person.home, person.project, ...apply);
  return { sandbox, person, before };
}
