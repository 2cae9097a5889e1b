import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { run } from '../../../src/main.ts';
import { approveDevice, EXAMPLE, exampleCloud, ssoToken } from '../../../src/sandbox/index.ts';
import { sandboxWorld } from '../../aws/support.ts';
import { rolloutWith } from '../../rollout/example.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { AWS_CONFIG, AWS_CREDENTIALS, putSsoToken } from '../aws-home.ts';
import { put } from '../world.ts';
import { type Alteration, alteration, altered } from './odd-answers.ts';
import { expectSound } from './sound.ts';

/** How many are tried. With `seed` they are the same in every run. */
export interface FuzzSize {
  readonly numRuns: number;
  readonly seed?: number;
}

/** In milliseconds, of one run; none waits for anything. */
const HANGING_MS = 20_000;

/** What asks AWS, and which operations for. `renewing` is a sign-in at its end. */
interface Question {
  readonly args: readonly string[];
  readonly asks: readonly string[];
  readonly renewing?: true;
}

const LISTING = ['ListInferenceProfiles', 'ListFoundationModels'];
const MODELS = ['GetRoleCredentials', ...LISTING, 'InvokeModel'];
const ACCOUNTS = ['ListAccounts', 'ListAccountRoles'];
const LIVE = ['GetRoleCredentials', 'GetCallerIdentity', ...LISTING, 'InvokeModelWithResponseStream'];
const KEYS = ['--profile', 'keys', '--region', 'eu-central-1'];
const ACCESS = [
  ...['GetFoundationModelAvailability', 'ListFoundationModelAgreementOffers', 'GetUseCaseForModelAccess'],
  'GetCallerIdentity',
];
const LOGIN = ['login', '--no-browser', '--sso-session', 'corp', '--json'];

/** Every operation is in one of them. */
const QUESTIONS: readonly Question[] = [
  { args: ['accounts', '--profile', 'work'], asks: ACCOUNTS },
  { args: ['accounts', '--profile', 'work', '--json'], asks: ['CreateToken', ...ACCOUNTS], renewing: true },
  { args: ['models', '--profile', 'work', '--region', 'eu-central-1', '--probe'], asks: MODELS },
  { args: ['models', '--profile', 'keys', '--region', 'eu-central-1', '--json'], asks: LISTING },
  { args: ['doctor'], asks: LIVE },
  { args: ['doctor', '--json'], asks: ['CreateToken', ...LIVE], renewing: true },
  {
    args: ['credentials', '--fail-closed', '--profile=work'],
    asks: ['CreateToken', 'GetRoleCredentials'],
    renewing: true,
  },
  { args: [...LOGIN, '--start', '--again'], asks: ['RegisterClient', 'StartDeviceAuthorization'] },
  { args: [...LOGIN, '--finish', '--wait', '1'], asks: ['CreateToken'] },
  { args: ['setup', '--plan', '--profile', 'work', '--region', 'eu-central-1'], asks: LIVE },
  { args: ['setup', '--plan', '--way', 'mantle', ...KEYS], asks: ['CreateMessage'] },
  {
    args: ['setup', '--plan', '--way', 'platform', '--workspace', EXAMPLE.workspace, ...KEYS, '--json'],
    asks: ['CreateMessage', 'ListModels'],
  },
  { args: ['quota', ...KEYS], asks: ['ListServiceQuotas', 'ListAWSDefaultServiceQuotas'] },
  { args: ['models', ...KEYS, '--quota', '--json'], asks: ['ListServiceQuotas', ...LISTING] },
  { args: ['models', ...KEYS, '--prices', '--json'], asks: ['GetPriceList'] },
  { args: ['models', ...KEYS, '--enable', 'anthropic.claude-opus-4-8', '--plan'], asks: ACCESS },
  { args: ['rollout', 'enable', '--profile', 'keys', '--plan', '--json'], asks: ACCESS },
  { args: ['rollout', 'check', 'bedrock-rollout.json', '--live', '--profile', 'work'], asks: LIVE },
];

const cases = fc.constantFrom(...QUESTIONS).chain((question) =>
  fc.record({
    question: fc.constant(question),
    faults: fc.array(
      fc.record({ operation: fc.constantFrom(undefined, ...question.asks), change: alteration }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
);
/**
 * Has the program ask an AWS whose answers are odd: it says so, and keeps the sign-in that it has. Comes to the number
 * of answers that were.
 */
export async function fuzzAnswers(size: FuzzSize): Promise<number> {
  let answers = 0;
  const cloud = exampleCloud();
  for (const center of cloud.identityCenters) center.pollSeconds = 0;
  const sandbox = await sandboxForTest({ cloud });
  let looks = 0;
  const world = await sandboxWorld(
    sandbox,
    {},
    // Each look at the clock takes a moment, so that whoever waits for AWS does so by looking, and not by the hour.
    { now: () => new Date(Date.now() + 50 * looks++) },
  );
  const template = join(world.home, '..', 'template');
  await put(join(template, '.aws', 'config'), AWS_CONFIG);
  await put(join(template, '.aws', 'credentials'), AWS_CREDENTIALS);
  const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', AWS_REGION: 'eu-central-1' };
  await put(join(template, '.claude', 'settings.json'), JSON.stringify({ env }));

  await put(join(world.cwd, 'bedrock-rollout.json'), JSON.stringify(rolloutWith({})));
  const check = async ({ question, faults }: { question: Question; faults: Faults }) => {
    sandbox.clearFaults();
    looks = 0;
    rmSync(world.home, { recursive: true, force: true });
    cpSync(template, world.home, { recursive: true });
    const token = await signIn(question.renewing ? 60 : 7200);
    if (question.args.includes('--finish')) await begin();
    for (const { operation, change } of faults)
      sandbox.fail(
        { ...(operation && { operation }) },
        {
          kind: 'altered',
          alter: (answer) => {
            answers++;
            return altered(answer, change);
          },
        },
      );
    const finished = await run(question.args, world, { color: false, unicode: true, width: 80 });
    expectSound(finished, question.args);
    expectKept(token);
  };
  const signIn = async (seconds: number) => {
    const [center] = cloud.identityCenters;
    if (!center) throw new TypeError('the example cloud has an Identity Center');
    const token = ssoToken(center, new Date(Date.now() + seconds * 1000));
    cloud.ssoTokens.push(token);
    const client = {
      clientId: 'client',
      clientSecret: 'secret',
      registrationExpiresAt: new Date(Date.now() + 1e8).toISOString(),
    };
    return putSsoToken(world.home, 'corp', {
      startUrl: EXAMPLE.startUrl,
      region: EXAMPLE.ssoRegion,
      accessToken: token.accessToken,
      expiresAt: token.expiresAt.toISOString(),
      refreshToken: 'refresh',
      ...client,
    });
  };
  const begin = async () => {
    const { stdout } = await run([...LOGIN, '--start', '--again'], world, {
      color: false,
      unicode: true,
      width: 80,
    });
    const { userCode } = JSON.parse(stdout).data;
    approveDevice(cloud, userCode);
  };
  await fc.assert(fc.asyncProperty(cases, check), { ...size, timeout: HANGING_MS });
  return answers;
}

type Faults = readonly { readonly operation: string | undefined; readonly change: Alteration }[];

/** A token in the cache is one that every AWS program can read: the former one, or a whole new one. */
function expectKept(file: string): void {
  if (!existsSync(file)) return;
  const { accessToken, expiresAt, refreshToken } = JSON.parse(readFileSync(file, 'utf8'));
  expect(typeof accessToken).toBe('string');
  expect(accessToken.length).toBeGreaterThan(0);
  expect(Date.parse(expiresAt)).toBeGreaterThan(Date.parse('2020-01-01'));
  expect(['string', 'undefined']).toContain(typeof refreshToken);
}
