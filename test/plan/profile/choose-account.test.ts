import { expect, test } from 'vitest';
import { accountsToAsk, narrowByRole } from '../../../src/plan/profile/choose-account.ts';

const ACCOUNTS = ['team a', 'team b', 'team c', 'team c2', 'data'].map((name, i) => ({
  accountId: `11112222333${i}`,
  name,
  roles: [],
}));
const again = (word: string) => ACCOUNTS.map(({ name, ...one }) => ({ ...one, name: `${word} ${name}` }));
const MANY = [...ACCOUNTS, ...again('old'), ...again('new')];

test.each([
  ['Team C', ['team c']],
  ['data', ['data']],
  ['old', again('old').map(({ name }) => name)],
  ['nowhere', []],
])('%j finds these accounts', (search, names) => {
  expect(accountsToAsk(MANY, { search }).fitting.map(({ name }) => name)).toEqual(names);
});

const KNOWN = [
  ['Team A', '444455556601', ['BedrockUser']],
  ['Team B', '444455556602', ['BedrockUser', 'ReadOnly']],
  ['Team-a sandbox', '444455556603', ['ReadOnly']],
  ['Zürich Data', '444455556604', ['BedrockUser']],
  ["O'Brien", '444455550042', ['BedrockUser']],
  ['Team 0042', '111155556605', ['BedrockUser']],
] as const;
const FEW = KNOWN.map(([name, accountId, roles]) => ({ name, accountId, roles: [...roles] }));

test.each([
  ['team a', ['Team A']],
  ['"team a"', ['Team A']],
  ['Team A: BedrockUser', ['Team A']],
  ['team b/readonly', ['Team B']],
  ['Team B, BedrockUser', ['Team B']],
  ['team-a sandbox', ['Team-a sandbox']],
  ['zurich', ['Zürich Data']],
  ['O\u2019Brien', ["O'Brien"]],
  ['0042', ['Team 0042']],
  ['6604', ['Zürich Data']],
  ['4444-5555-6602', []],
  ['2', []],
  ['44445555660', []],
  ['not team a', ['Team B', 'Team-a sandbox', 'Zürich Data', "O'Brien", 'Team 0042']],
  ['team readonly', ['Team B', 'Team-a sandbox']],
])('%j finds these of few accounts, with their roles', (search, names) => {
  const { fitting, words } = accountsToAsk(FEW, { search });
  expect(narrowByRole(fitting, words).map(({ name }) => name)).toEqual(names);
  const many = accountsToAsk([...FEW, ...MANY.slice(3)], { search });
  if (!search.startsWith('not') && names.length === 1)
    expect(narrowByRole(many.fitting, many.words).map(({ name }) => name)).toEqual(names);
});
