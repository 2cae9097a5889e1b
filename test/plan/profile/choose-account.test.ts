import { expect, test } from 'vitest';
import { accountsToAsk } from '../../../src/plan/profile/choose-account.ts';

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
