import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DoctorReport } from '../../src/report/doctor/doctor.ts';
import type { Status } from '../../src/report/status/status.ts';
import { EXAMPLE, iamUser } from '../../src/sandbox/index.ts';
import { runData } from '../support/run.ts';
import { put } from '../support/world.ts';
import { ENV, makePerson, type Person, PINS } from './person.ts';

// What signs first here was seen in runs of the real client, 2.1.332.

type Keys = Readonly<Record<'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY', string>>;

const ALONE = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: ENV.AWS_REGION };
const OWN: Keys = { AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId, AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey };
const OF_FOLDER: Keys = {
  AWS_ACCESS_KEY_ID: 'AKIASECONDSECONDSEC2',
  AWS_SECRET_ACCESS_KEY: 'secretOfTheSecondUserOfTheSandbox00000002',
};
const WRONG = 'wrongSecretOfNobodyInTheSandbox0000000001';

async function personWith(own: object): Promise<Person> {
  const person = await makePerson();
  const [account] = person.sandbox.cloud.accounts;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = OF_FOLDER;
  person.sandbox.cloud.users.push(iamUser(account?.id ?? '', 'second', [{ accessKeyId, secretAccessKey }]));
  await person.settings({ env: { ...ALONE, ...own } });
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

test('signs at once by what the folder names where the primary model is pinned to an id', async () => {
  const person = await personWith({ ...OWN, ...PINS });
  await person.settings({ env: { ...OF_FOLDER, AWS_SECRET_ACCESS_KEY: WRONG } }, 'project');
  const { verdict }: DoctorReport = await runData(person.world, 'doctor');
  expect(verdict).toMatchObject({ status: 'broken', finding: 'credentials-invalid' });
  expect(signers(person)).not.toContain(OWN.AWS_ACCESS_KEY_ID);
});

test.each([
  ['of the usual files', OWN, { ...OF_FOLDER, AWS_SECRET_ACCESS_KEY: WRONG }, 'OPER'],
  ['of the folder once AWS refused it', { ...OWN, AWS_SECRET_ACCESS_KEY: WRONG }, OF_FOLDER, 'SEC2'],
])(
  'signs as Claude Code does where a folder names AWS files: by the profile %s',
  async (_which, usual, other, key) => {
    const person = await personWith({ AWS_PROFILE: 'own' });
    await person.config('');
    await person.credentials(profileOf(usual));
    const file = join(person.world.cwd, 'credentials');
    await put(file, profileOf(other));
    await person.settings({ env: { AWS_SHARED_CREDENTIALS_FILE: file } }, 'project');
    const { verdict, client }: DoctorReport = await runData(person.world, 'doctor');
    expect(verdict.status).not.toBe('broken');
    expect(client.keyId?.value).toMatch(new RegExp(`${key}$`));
    const shown: Status = await runData(person.world, 'status');
    expect(shown.client.keyId?.value).toMatch(/OPER$/);
  },
);

function profileOf({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: Keys): string {
  return `[own]\naws_access_key_id = ${AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}\n`;
}

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
