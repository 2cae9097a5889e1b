import { expect, test } from 'vitest';
import { mayStart } from '../../../src/aws/credentials/may-start.ts';
import { gatherFacts } from '../../../src/client/gather-facts.ts';
import { makePerson } from '../../doctor/person.ts';

test.each([
  ['prints', 'echo \'{"Version":1}\'', true],
  ['prints to another stream, or nowhere', 'cat keys.json 2>/dev/null 1>&2', true],
  ['writes into a file', 'echo x > keys.json', false],
  ['adds to a file', 'printf x >>keys.json', false],
  ['runs what a program prints', 'echo $(login)', false],
  ['is not known', 'company-login --quiet', false],
])('a command that %s', async (_, line, may) => {
  const { facts } = await gatherFacts((await makePerson()).world);
  expect(mayStart({ ...facts, signing: { ...facts.signing, programs: new Map() } }, line)).toBe(may);
});
