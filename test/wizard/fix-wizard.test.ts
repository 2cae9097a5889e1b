import { chmod, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type Look, lookForFixes } from '../../src/flows/doctor/look-for-fixes.ts';
import type { World } from '../../src/model/world.ts';
import type { Questions } from '../../src/questions/questions.ts';
import { type Move, scriptedQuestions } from '../../src/questions/scripted-questions.ts';
import { fixWizard } from '../../src/wizard/fix-wizard.ts';
import { ENV, makePerson } from '../doctor/person.ts';
import { runData } from '../support/run.ts';
import { BACK, homeOf, STOPPED } from './support.ts';

const OFF = `${JSON.stringify({ env: { ...ENV, CLAUDE_CODE_USE_BEDROCK: '0' } }, null, 4)}\n`;
const OFFLINE: Look = (world, id) =>
  lookForFixes(world, { ids: id === undefined ? [] : [id], isOffline: true });

/** Has the conversation; `during` is called before each question. */
async function talk(world: World, moves: readonly Move[], { id, during }: Talk = {}) {
  const ask = scriptedQuestions(world, { color: false, unicode: true, width: 77 }, moves);
  const asking: Questions = {
    ...ask,
    select: async (choice) => {
      await during?.();
      return ask.select(choice);
    },
  };
  const end = await fixWizard(world, asking, { look: OFFLINE, ...(id !== undefined && { id }) });
  const result = end === STOPPED ? 'stopped' : end.ok ? end.value : end.problem.code;
  return { result, screen: ask.screen(), labels: ask.questions.map((question) => question.labels) };
}

interface Talk {
  readonly id?: string;
  readonly during?: () => Promise<unknown>;
}

/** A person who has switched Bedrock off in settings that others can read, with a secret in them. */
async function twoFaults() {
  const person = await makePerson();
  const text = OFF.replace('"env": {', '"env": {\n        "ANTHROPIC_AUTH_TOKEN": "not-for-others",');
  const file = await person.settings(text);
  await chmod(file, 0o644);
  return { ...person, file, text };
}

async function switchedOff() {
  const person = await makePerson();
  return { ...person, file: await person.settings(OFF) };
}

const DONE = { result: 'done', isBroken: false };

describe('one thing that can be repaired', () => {
  test.each([undefined, 'bedrock-off'])('is shown and repaired after a yes, named as %s', async (id) => {
    const { world, file } = await switchedOff();
    const { result, screen, labels } = await talk(world, ['Yes'], id === undefined ? {} : { id });
    expect(result).toEqual(DONE);
    expect(labels).toEqual([['Yes, write it', 'No, change nothing']]);
    expect(screen).toContain('(bedrock-off)');
    expect(screen).toContain('+        "CLAUDE_CODE_USE_BEDROCK": "1"');
    expect(screen).toContain('then check again: claude-bedrock doctor');
    expect(screen).not.toContain('--plan');
    expect(await readFile(file, 'utf8')).toBe(OFF.replace('"0"', '"1"'));
  });

  test('comes back with reset', async () => {
    const { world, file } = await switchedOff();
    await talk(world, ['Yes']);
    const { planId } = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', planId);
    expect(await readFile(file, 'utf8')).toBe(OFF);
  });

  test.each([
    ['No', 'No', { result: 'declined', isBroken: false }],
    ['going back, as there is nothing before', BACK, { result: 'declined', isBroken: false }],
    ['stopping', STOPPED, 'stopped'],
  ] as const)('stays on %s', async (_name, move, expected) => {
    const { world } = await switchedOff();
    const before = homeOf(world);
    expect((await talk(world, [move])).result).toEqual(expected);
    expect(homeOf(world)).toEqual(before);
  });

  test('is planned anew where something else wrote in between', async () => {
    const { world, file, settings } = await switchedOff();
    const changes = [OFF.replace('"work"', '"home"')];
    const during = async () => {
      const next = changes.shift();
      if (next !== undefined) await settings(next);
    };
    const { result, screen } = await talk(world, ['Yes', 'Yes'], { during });
    expect(result).toEqual(DONE);
    expect(screen).toContain('A file changed in the meantime');
    expect(await readFile(file, 'utf8')).toBe(OFF.replace('"work"', '"home"').replace('"0"', '"1"'));
  });

  test('that somebody else repaired meanwhile is told', async () => {
    const { world, settings } = await switchedOff();
    const during = () => settings({ env: ENV });
    expect((await talk(world, ['Yes'], { during })).result).toBe('fix-not-needed');
  });
});

describe('several things', () => {
  test('are chosen from, the cause first, and going back leads to the choice', async () => {
    const { world, file, text } = await twoFaults();
    const { result, screen, labels } = await talk(world, ['Others can read', BACK, 'Bedrock', 'Yes']);
    expect(result).toEqual(DONE);
    expect(labels).toHaveLength(4);
    expect(labels[0]).toHaveLength(2);
    expect(screen).toContain('To fix what else was found: claude-bedrock doctor --fix');
    expect(screen).not.toContain('not-for-others');
    expect(await readFile(file, 'utf8')).toBe(text.replace('"0"', '"1"'));
  });
});

describe('nothing to repair', () => {
  test('where all is well', async () => {
    const { world } = await makePerson();
    const { result, screen, labels } = await talk(world, []);
    expect(result).toEqual({ result: 'nothing', isBroken: false });
    expect(labels).toEqual([]);
    expect(screen).toContain('There is nothing here that claude-bedrock can fix for you.');
  });

  test('where only the person can: the report says what helps', async () => {
    const { world, settings } = await makePerson();
    await settings('{');
    const { result, screen } = await talk(world, []);
    expect(result).toEqual({ result: 'nothing', isBroken: true });
    expect(screen).toContain('Add } at the end of the file');
  });

  test.each([
    ['bedrock-off', 'fix-not-needed'],
    ['no-such-check', 'usage'],
  ])('by the check %s', async (id, code) => {
    const { world } = await makePerson();
    expect((await talk(world, [], { id })).result).toBe(code);
  });
});
