import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/main.ts';
import type { World } from '../../src/model/world.ts';
import type { TextStyle } from '../../src/text/text.ts';
import { put } from '../support/world.ts';
import { ENV, makePerson } from './person.ts';
import { ourFiles, secretsOf } from './secrets.ts';

const STYLE: TextStyle = { color: true, unicode: true, width: 80 };

test('no secret of a command or an address in what is said, kept or planned', async () => {
  const person = await makePerson();
  const secrets = [
    'hunter2-of-the-helper',
    'hunter2-of-the-sign-in',
    'hunter2-of-the-export',
    'hunter2-of-the-url',
  ];
  const [helper, signIn, exporter, inUrl] = secrets;
  await person.settings({
    env: { ...ENV, ANTHROPIC_BEDROCK_BASE_URL: `${person.sandbox.url}/?key=${inUrl}` },
    apiKeyHelper: `echo ${helper}`,
    awsAuthRefresh: `company-sso --password ${signIn}`,
    awsCredentialExport: `false ${exporter}`,
  });
  await person.settings({ awsAuthRefresh: `TOKEN=${signIn} company-sso` }, 'local');
  await person.settings({ awsCredentialExport: `false other ${exporter}` }, 'managed');
  person.env.ANTHROPIC_BEDROCK_BASE_URL += `?key=${inUrl}`;
  await put(
    join(person.world.home, '.claude', 'bedrock', 'last-errors', 'errors.json'),
    JSON.stringify({
      errors: [{ at: '2026-11-20T12:00:00Z', error: 'x', message: `echo ${helper}: failed` }],
    }),
  );
  const before = ourFiles(person);
  const said = await saidBy(person.world, [
    ['doctor', '--json'],
    ['doctor', '--share'],
    ['status', '--json'],
    ['doctor', '--fix', 'auth-conflict', '--plan', '--json'],
    ['doctor', '--fix', 'refresh-command', '--plan'],
    ['setup', '--plan', '--profile', 'work', '--offline', '--json'],
    ['reset', '--plan', '--found'],
  ]);
  expect(said).toContain('echo …');
  expect(said).toContain('company-sso …');
  expect(said).toContain('awsCredentialExport is set in two places');
  expect(said).toContain('The export of ANTHROPIC_BEDROCK_BASE_URL has no effect');
  expect(secrets.filter((secret) => (said + ourFiles(person).replace(before, '')).includes(secret))).toEqual(
    [],
  );
});

test('would notice a secret that is said', async () => {
  const person = await makePerson();
  await person.settings({ env: { ...ENV, ANTHROPIC_AUTH_TOKEN: 'a token that is like any other text' } });
  expect(secretsOf(person)).toContain('a token that is like any other text');
  expect(secretsOf(person)).toContain(person.sandbox.cloud.ssoTokens[0]?.accessToken);
  expect(secretsOf(person)).toContain(person.sandbox.cloud.users[0]?.accessKeys[0]?.secretAccessKey);
});

/** All that these command lines print. */
async function saidBy(world: World, lines: readonly (readonly string[])[]): Promise<string> {
  const said: string[] = [];
  for (const argv of lines) {
    const { stdout, stderr } = await run([...argv], world, STYLE);
    said.push(stdout, stderr);
  }
  return said.join('\n');
}
