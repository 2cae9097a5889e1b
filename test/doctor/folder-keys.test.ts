import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DoctorReport } from '../../src/report/doctor/doctor.ts';
import { EXAMPLE, iamUser } from '../../src/sandbox/index.ts';
import { runData } from '../support/run.ts';
import { put } from '../support/world.ts';
import { ENV, makePerson, type Person } from './person.ts';

// What signs first here was seen in runs of the real client, 2.1.332.

const { AWS_PROFILE: _, ...WITHOUT_PROFILE } = ENV;
const OWN = { AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId, AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey };
const OF_FOLDER = {
  AWS_ACCESS_KEY_ID: 'AKIASECONDSECONDSEC2',
  AWS_SECRET_ACCESS_KEY: 'secretOfTheSecondUserOfTheSandbox00000002',
};
const WRONG = 'wrongSecretOfNobodyInTheSandbox0000000001';

async function personWith(own: object): Promise<Person> {
  const person = await makePerson();
  const [account] = person.sandbox.cloud.accounts;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = OF_FOLDER;
  person.sandbox.cloud.users.push(iamUser(account?.id ?? '', 'second', [{ accessKeyId, secretAccessKey }]));
  await person.settings({ env: { ...WITHOUT_PROFILE, ...own } });
  return person;
}

/** The keys of the answered questions to Bedrock. */
function signers({ sandbox }: Person): readonly (string | undefined)[] {
  const asked = sandbox.requests.filter(({ service }) => service.startsWith('bedrock'));
  return [...new Set(asked.map(({ signer }) => (signer?.kind === 'sigv4' ? signer.accessKeyId : undefined)))];
}

test.each([
  ['the first, and not what the folder names', OWN, { ...OF_FOLDER, AWS_SECRET_ACCESS_KEY: WRONG }, 'OPER'],
  [
    'what the folder names, once AWS refused the first',
    { ...OWN, AWS_SECRET_ACCESS_KEY: WRONG },
    OF_FOLDER,
    'SEC2',
  ],
  ['what the folder names, where there is nothing else', {}, OF_FOLDER, 'SEC2'],
])('signs as Claude Code does: %s', async (_what, own, env, key) => {
  const person = await personWith(own);
  await person.settings({ env }, 'project');
  const { verdict, client }: DoctorReport = await runData(person.world, 'doctor');
  expect(verdict.status).not.toBe('broken');
  expect(client.keyId?.value).toMatch(new RegExp(`${key}$`));
});

test('says that nothing works where both are refused', async () => {
  const wrong = { AWS_SECRET_ACCESS_KEY: WRONG };
  const person = await personWith({ ...OWN, ...wrong });
  await person.settings({ env: { ...OF_FOLDER, ...wrong } }, 'local');
  const { verdict }: DoctorReport = await runData(person.world, 'doctor');
  expect(verdict).toMatchObject({ status: 'broken', finding: 'credentials-invalid' });
});

test.each([
  ['beside others', OWN],
  ['where there is nothing else', {}],
])('signs by nothing that a folder names which nobody trusts, %s', async (_when, own) => {
  const person = await personWith(own);
  await put(join(person.world.cwd, '.claude/settings.json'), JSON.stringify({ env: OF_FOLDER }));
  await runData(person.world, 'doctor');
  expect(signers(person)).not.toContain(OF_FOLDER.AWS_ACCESS_KEY_ID);
});
