import { shortTermApiKey } from '../../../src/sandbox/index.ts';
import { ENV, type Person, PINS } from '../person.ts';
import type { Scene } from '../scene.ts';

const { AWS_PROFILE: _, ...WITHOUT_PROFILE } = ENV;

/** Puts an API key into the settings, in the profile's place. */
function withKey(key: string | undefined, more: Readonly<Record<string, string>> = {}) {
  return ({ settings }: Person) =>
    settings({ env: { ...WITHOUT_PROFILE, AWS_BEARER_TOKEN_BEDROCK: key, ...more } });
}

const GLOBAL_PINS = Object.fromEntries(
  Object.entries(PINS).map(([key, id]) => [key, id.replace(/^eu/, 'global')]),
);
const HOUR = 3600;
const presigned =
  (region: string, ageSeconds: number, more = {}) =>
  (person: Person) => {
    const [user] = person.sandbox.cloud.users;
    const [pair] = user?.accessKeys ?? [];
    if (!pair) throw new TypeError('the example cloud has a user with keys');
    const signedAt = new Date(Date.now() - ageSeconds * 1000);
    return withKey(shortTermApiKey(pair, region, signedAt), more)(person);
  };

export const API_KEY_SCENES: readonly Scene[] = [
  {
    row: 'bearer-not-bedrock',
    when: "a key of Anthropic's own API is set",
    arrange: withKey('sk-ant-api03-0000000000000000000000'),
    status: 'fail',
    found: /key of Anthropic's own API/,
    fix: /Amazon Bedrock, API keys/,
    origin: '.claude/settings.json',
  },
  {
    row: 'bearer-not-bedrock',
    when: 'the key has white space inside',
    arrange: withKey('ABSK000000000 00000000'),
    status: 'fail',
    found: /white space inside/,
    fix: /setup --plan --auth api-key/,
  },
  {
    row: 'bearer-expired',
    when: 'the short-term key is of yesterday',
    arrange: presigned('eu-central-1', 30 * HOUR),
    status: 'fail',
    found: /It ended 18 hours ago/,
    fix: /new key/,
    origin: '.claude/settings.json',
  },
  {
    row: 'bearer-expired',
    when: 'the short-term key has just ended',
    arrange: presigned('eu-central-1', 12 * HOUR + 60),
    status: 'fail',
    found: /It ended 6\d seconds ago\./,
    fix: /new key/,
  },
  {
    row: 'bearer-expiring',
    when: 'the short-term key ends within the hour',
    arrange: presigned('eu-central-1', 12 * HOUR - 40 * 60),
    status: 'warn',
    found: /Claude Code cannot renew it/,
    fix: /^Before it ends, set up a new key with \/bedrock:setup/,
    origin: '.claude/settings.json',
  },
  {
    row: 'bearer-wrong-region',
    when: 'the short-term key was made elsewhere, where the models can be called as well',
    arrange: presigned('us-east-1', 0, GLOBAL_PINS),
    status: 'fail',
    found: /made for us-east-1, and eu-central-1 is asked/,
    fix: /^Set AWS_REGION to us-east-1, .*doctor --fix bearer-wrong-region --plan/,
  },
  {
    row: 'bearer-wrong-region',
    when: 'the short-term key was made elsewhere, and the models are those of the region that is asked',
    arrange: presigned('us-east-1', 0),
    status: 'fail',
    found: /made for us-east-1, and eu-central-1 is asked/,
    fix: /^Make a key for eu-central-1 .* cannot be called from us-east-1\. claude-bedrock setup --plan --auth api-key/,
  },
  {
    row: 'bearer-invalid',
    when: 'the long-term key was deleted',
    arrange: withKey('ABSKQmVkcm9ja0FQSUtleS1nb25lLWF0LTExMTEyMjIyMzMzMzpub3RoZXJl'),
    status: 'fail',
    found: /does not exist/,
    fix: /new key/,
  },
  {
    row: 'bearer-denied',
    when: 'the organisation denies API keys',
    arrange: (person) => {
      const [account] = person.sandbox.cloud.accounts;
      account?.denies.push({ kind: 'scp', action: 'bedrock:CallWithBearerToken', resource: '*' });
      return withKey(person.sandbox.cloud.apiKeys[0]?.token)(person);
    },
    status: 'fail',
    found: /CallWithBearerToken/,
    fix: /administrator/,
  },
];
