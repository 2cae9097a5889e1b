import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { ENV, makePerson, type Person } from '../doctor/person.ts';
import { claudeCode } from '../doctor/scenes/claude-code.ts';
import { runData, runRefusal } from '../support/run.ts';
import { put } from '../support/world.ts';

// Whatever nobody can have: each is refused or told in the plan, by a stable code and with what to do.

const WORK = ['--profile', 'work', '--region', 'eu-central-1'];
const ARN = 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/gone00000000';
const gateway = ({ sandbox }: Person) => ['--way', 'gateway', '--base-url', `${sandbox.url}/gateway`];
const said = (text: string, status: number) =>
  ({
    kind: 'altered',
    alter: () => ({ status, headers: { 'content-type': 'text/plain' }, body: [Buffer.from(text)] }),
  }) as const;
const OF_ANTHROPIC = '{"type":"error","error":{"type":"not_found_error","message":"Not Found"}}';

/** What is wrong; what there is beside; the options; the code, and what is to be done. */
type Row = readonly [
  string,
  code: string,
  fix: RegExp,
  (person: Person) => readonly string[] | Promise<readonly string[]>,
];

const REFUSED: readonly Row[] = [
  [
    'a way that the region has not',
    'way-not-in-region',
    /another region/,
    ({ env }) => {
      delete env.ANTHROPIC_BEDROCK_MANTLE_BASE_URL;
      return ['--way', 'mantle', '--profile', 'work', '--region', 'eu-west-3'];
    },
  ],
  [
    'what is no workspace',
    'workspace-malformed',
    /wrkspc_/,
    () => ['--way', 'platform', '--workspace', 'Default', ...WORK],
  ],
  [
    'a workspace that is not there',
    'workspace-unknown',
    /AWS console lists them/,
    () => ['--way', 'platform', '--workspace', 'wrkspc_2', ...WORK],
  ],
  [
    'a guardrail that is not there',
    'guardrail-missing',
    /./,
    ({ sandbox }) => {
      for (const account of sandbox.cloud.accounts) account.guardrails = [{ id: 'gr1', versions: ['2'] }];
      return ['--guardrail', 'gr2:1', ...WORK];
    },
  ],
  [
    'an ARN that is cut off',
    'model-malformed',
    /models/,
    () => ['--pin', `sonnet=${ARN.slice(0, 40)}`, ...WORK],
  ],
  ['prices of one’s own', 'setting-unknown', /./, () => ['--set', 'modelPricing={"x":1}', ...WORK]],
  [
    'a capability that there is not',
    'setting-invalid',
    /effort/,
    () => ['--set', 'ANTHROPIC_DEFAULT_SONNET_MODEL_SUPPORTED_CAPABILITIES=flying', ...WORK],
  ],
  [
    'a gateway that answers HTML',
    'gateway-no-bedrock',
    /administrator of the gateway/,
    (person) => {
      person.sandbox.fail({ service: 'gateway' }, { kind: 'html', status: 200 });
      return gateway(person);
    },
  ],
  [
    'a gateway with another API',
    'gateway-no-bedrock',
    /administrator of the gateway/,
    (person) => {
      person.sandbox.fail({ service: 'gateway' }, said(OF_ANTHROPIC, 404));
      return gateway(person);
    },
  ],
  [
    'a gateway that says 404 to everything',
    'gateway-no-bedrock',
    /administrator of the gateway/,
    (person) => {
      person.sandbox.fail({ service: 'gateway' }, said('not found', 404));
      return gateway(person);
    },
  ],
  [
    'a key for another way',
    'api-key-other-way',
    /./,
    async (person) => {
      const file = await put(join(person.world.home, 'key.txt'), EXAMPLE.accessKeyId);
      await chmod(file, 0o600);
      return [...gateway(person), '--api-key-file', file];
    },
  ],
  [
    'two ways switched on by two scopes',
    'way-conflict',
    /Remove CLAUDE_CODE_USE_BEDROCK there, or use --scope project/,
    async (person) => {
      await person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '1' } }, 'project');
      return ['--way', 'mantle', ...WORK];
    },
  ],
];

test.each(REFUSED)('%s is refused as %s', async (_what, code, fix, arrange) => {
  const person = await makePerson();
  const options = await arrange(person);
  const refused = await runRefusal(person.world, 'setup', '--plan', ...options);
  expect(refused).toMatchObject({ code, fix: expect.stringMatching(fix) });
});

const TOLD: readonly Row[] = [
  [
    'an ARN that leads to nothing',
    'model-not-listed',
    /gone00000000/,
    () => ['--pin', `sonnet=${ARN}`, ...WORK],
  ],
  [
    'a value that this version does not know yet',
    'setting-too-new',
    /2\.1\.280 on; this is 2\.1\.200.*claude update/,
    async (person) => {
      await claudeCode(person, '2.1.200');
      return ['--set', 'CLAUDE_CODE_SUBAGENT_MODEL=claude-opus-5-5', ...WORK];
    },
  ],
];

test.each(TOLD)('%s is told as %s', async (_what, code, words, arrange) => {
  const person = await makePerson();
  await person.settings({ env: ENV });
  const options = await arrange(person);
  const { warnings } = await runData(person.world, 'setup', '--plan', ...options);
  expect(warnings).toContainEqual({ code, message: expect.stringMatching(words) });
});
