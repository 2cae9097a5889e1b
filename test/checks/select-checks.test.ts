import { expect, test } from 'vitest';
import type { Check } from '../../src/checks/check.ts';
import { CHECKS } from '../../src/checks/registry.ts';
import { selectChecks } from '../../src/checks/run-checks.ts';
import { FINE } from '../../src/model/verdict.ts';

const check = (id: string, more: Partial<Check> = {}): Check => ({
  id,
  group: 'Settings',
  title: id,
  judge: () => FINE,
  ...more,
});
const chain = [
  check('gate', { isGate: true }),
  check('apple'),
  check('banana', { after: ['apple', 'cherry'] }),
  check('cherry', { after: ['banana'] }),
  check('date', { after: ['banana'] }),
];
const idsOf = (...ids: string[]) => {
  const selected = selectChecks(chain, ids);
  return selected.ok ? selected.value.map(({ id }) => id) : selected.problem;
};

test('takes all checks where none is named', () => {
  expect(idsOf()).toHaveLength(chain.length);
});

test('takes what a check waits on, over several steps and round in circles, in the order of the registry', () => {
  expect(idsOf('date')).toEqual(['gate', 'apple', 'banana', 'cherry', 'date']);
  expect(idsOf('apple')).toEqual(['gate', 'apple']);
});

test('names the nearest check where one is unknown', () => {
  expect(idsOf('apple', 'bananna')).toMatchObject({
    code: 'usage',
    message: "There is no check 'bananna'. Did you mean 'banana'?",
  });
});

test('every check waits only on checks that there are, and that stand before it', () => {
  const misplaced = CHECKS.flatMap(({ id, after = [] }, at) =>
    after
      .filter((other) => !CHECKS.slice(0, at).some((check) => check.id === other))
      .map((o) => `${id} after ${o}`),
  );
  expect(misplaced).toEqual([]);
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
});
