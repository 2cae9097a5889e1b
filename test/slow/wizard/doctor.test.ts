import { chmod, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Questions } from '../../../src/questions/questions.ts';
import type { Move } from '../../../src/questions/scripted-questions.ts';
import { approveDevice } from '../../../src/sandbox/index.ts';
import { ENV, makePerson } from '../../doctor/person.ts';
import { runData } from '../../support/run.ts';
import { BACK, homeOf, STOPPED, talk } from '../../wizard/support.ts';

const OFF = `${JSON.stringify({ env: { ...ENV, CLAUDE_CODE_USE_BEDROCK: '0' } }, null, 4)}\n`;
const QUESTION = 'Write this change?';
const DOCTOR = { name: 'doctor', given: { offline: true } } as const;

async function switchedOff() {
  const person = await makePerson();
  return { ...person, file: await person.settings(OFF) };
}

/** A person who has switched Bedrock off in settings that others can read, with a secret in them. */
async function twoFaults() {
  const person = await makePerson();
  const text = OFF.replace('"env": {', '"env": {\n        "ANTHROPIC_AUTH_TOKEN": "not-for-others",');
  const file = await person.settings(text);
  await chmod(file, 0o644);
  return { ...person, file, text };
}

/** Something else happens before each question. */
function during(happens: () => Promise<unknown>) {
  return (ask: Questions): Questions => ({
    ...ask,
    select: async (choice) => {
      await happens();
      return ask.select(choice);
    },
  });
}

describe('one thing that can be repaired', () => {
  test.each([undefined, 'bedrock-off'])('is shown and repaired after a yes, named as %s', async (fix) => {
    const { world, file } = await switchedOff();
    const given = { ...DOCTOR.given, fix };
    const { end, labels, screen, flat } = await talk(world, ['Yes'], { ...DOCTOR, given });
    expect(end).toBe('done');
    expect(labels(QUESTION)).toEqual(['Yes (Recommended)', 'No']);
    expect(flat).toContain('Bedrock is switched off.');
    expect(screen).toContain('+        "CLAUDE_CODE_USE_BEDROCK": "1"');
    expect(flat).toContain('Written. Restart Claude Code to use the change: /exit, then claude --continue.');
    expect(flat).toContain('claude-bedrock reset takes it back.');
    expect(screen).not.toMatch(/--plan|`|\/bedrock:/);
    expect(await readFile(file, 'utf8')).toBe(OFF.replace('"0"', '"1"'));
  });

  test('comes back with reset', async () => {
    const { world, file } = await switchedOff();
    await talk(world, ['Yes'], DOCTOR);
    const { planId } = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', planId);
    expect(await readFile(file, 'utf8')).toBe(OFF);
  });

  test.each([
    ['No', 'No', 'declined'],
    ['going back, as there is nothing before', BACK, 'declined'],
    ['stopping', STOPPED, 'stopped'],
  ] as const)('stays on %s', async (_name, move, expected) => {
    const { world } = await switchedOff();
    const before = homeOf(world);
    const moves: readonly Move[] = move === BACK ? [BACK, 'No'] : [move];
    expect((await talk(world, moves, DOCTOR)).end).toBe(expected);
    expect(homeOf(world)).toEqual(before);
  });

  test('is planned anew where something else wrote in between', async () => {
    const { world, file, settings } = await switchedOff();
    const changes = [OFF.replace('"work"', '"home"')];
    const altered = during(async () => {
      const next = changes.shift();
      if (next !== undefined) await settings(next);
    });
    const { end, flat } = await talk(world, ['Yes', 'Yes'], { ...DOCTOR, altered });
    expect(flat).toContain('A file changed in the meantime');
    expect(await readFile(file, 'utf8')).toBe(OFF.replace('"work"', '"home"').replace('"0"', '"1"'));
    // Nobody knows a profile of that name: what was agreed on is written, and Claude Code cannot work so.
    expect(end).toBe('broken');
  });

  test('that somebody else repaired meanwhile is told', async () => {
    const { world, settings } = await switchedOff();
    const altered = during(() => settings({ env: ENV }));
    const { end, flat } = await talk(world, ['Yes'], { ...DOCTOR, altered });
    expect(end).toBe('ended');
    expect(flat).toContain('This is no longer needed.');
  });
});

describe('several things', () => {
  test('the cause first, then the next; and who stops there is told that something is written', async () => {
    const { world, file, text } = await twoFaults();
    const { end, messages, flat } = await talk(world, ['Yes', 'No'], DOCTOR);
    expect(end).toBe('declined');
    expect(messages).toEqual([QUESTION, QUESTION]);
    expect(flat).toContain('Written.');
    expect(flat).toContain('Nothing more was written. Restart Claude Code to use the change');
    expect(flat).not.toContain('not-for-others');
    expect(await readFile(file, 'utf8')).toBe(text.replace('"0"', '"1"'));
    const again = await twoFaults();
    expect((await talk(again.world, ['Yes', STOPPED], DOCTOR)).end).toBe('interrupted');
  });

  test('another one may be chosen, and going back leads to the choice', async () => {
    const { world, file, text } = await twoFaults();
    const { end, labels } = await talk(world, ['Another: Others', BACK, 'Yes', 'Yes'], DOCTOR);
    expect(labels(QUESTION)).toHaveLength(3);
    expect(end).toBe('done');
    expect(await readFile(file, 'utf8')).toBe(text.replace('"0"', '"1"'));
  });
});

describe('nothing to repair', () => {
  test('where all is well', async () => {
    const { world } = await makePerson();
    const { end, messages, flat } = await talk(world, [], DOCTOR);
    expect(end).toBe('ended');
    expect(messages).toEqual([]);
    expect(flat).toContain('No problem was found on this computer');
  });

  test('where only the person can: what helps, and that it is still broken', async () => {
    const { world, settings } = await makePerson();
    await settings('{');
    const { end, flat } = await talk(world, [], DOCTOR);
    expect(end).toBe('broken');
    expect(flat).toContain('Add } at the end of the file');
  });

  test.each([
    ['bedrock-off', 'fix-not-needed'],
    ['no-such-check', 'usage'],
  ])('by the check %s', async (fix, code) => {
    const { world } = await makePerson();
    expect((await talk(world, [], { name: 'doctor', given: { fix } })).end).toBe(code);
  });
});

test('a sign-in that is over is made on the terminal, in the words of setup', async () => {
  const { world, sandbox, signIn } = await makePerson();
  await signIn({ expiresAt: '2020-01-01T00:00:00Z', refreshToken: undefined });
  const openBrowser = async () => {
    for (const { userCode } of sandbox.cloud.deviceGrants) approveDevice(sandbox.cloud, userCode);
    return true;
  };
  const { end, messages, flat } = await talk({ ...world, openBrowser }, ['Yes'], { name: 'doctor' });
  expect(messages).toEqual(['Sign in now?']);
  expect(flat).toMatch(/has expired\.[\s\S]*Your browser shows this page:[\s\S]*You are signed in\./);
  expect(flat).toContain('no problem was found');
  expect(end).toBe('ended');
});
