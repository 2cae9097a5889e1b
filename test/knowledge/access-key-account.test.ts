import { expect, test } from 'vitest';
import { accountOfAccessKey } from '../../src/knowledge/access-key-account.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';

test.each([
  // Published with its account: https://awsteele.com/blog/2020/09/26/aws-access-key-format.html
  ['ASIAY34FZKBOKMUTVV7A', '609629065308'],
  [EXAMPLE.accessKeyId, EXAMPLE.sandboxAccount],
  // Made before ids told it, or no id.
  ['AKIAIOSFODNN7EXAMPLE', undefined],
  ['AKIA0000000000000000', undefined],
  ['', undefined],
])('%s is a key of account %s', (id, account) => {
  expect(accountOfAccessKey(id)).toBe(account);
});
