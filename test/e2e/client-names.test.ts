import { beforeAll, expect, test } from 'vitest';
import { CLIENT_VARIABLES } from '../../src/knowledge/client-variables.ts';
import { JUDGED_NAMES, reasonAgainst } from '../../src/knowledge/judged-names.ts';
import { SETTINGS_KEYS } from '../../src/knowledge/settings-keys.ts';
import { type ClientNames, clientNames } from './support/client-names.ts';
import { CLAUDE } from './support/install.ts';

// What the newest Claude Code knows of AWS, models, caching, betas and the network is either a key of ours or judged.

/** The subjects that are ours: of every other name nothing is asked. */
const OF_CONCERN = new RegExp(
  [
    '^(?:ANTHROPIC|AWS)_',
    'BEDROCK|MANTLE|ANTHROPIC_AWS|_3P_',
    'MODEL|EFFORT|THINKING|1M_CONTEXT|CONTEXT_TOKENS|OUTPUT_TOKENS|COMPACT_WINDOW',
    'PROMPT_CACH|CACHE_TTL|_BETAS?$|_BETA_',
    'PROXY|CERT|_CLIENT_KEY|_SSL_|^SSL_',
    'API_TIMEOUT|RETRIES|RETRY|STREAM_IDLE|STREAM_EVENT',
    'SERVICE_TIER|RATE_LIMIT_TIER',
  ].join('|'),
);
const KEY_OF_CONCERN =
  /model|provider|^aws|bedrock|effort|thinking|cachettl|promptcache|proxy|forcelogin|required\w*version|apikeyhelper/i;

let names: ClientNames;
beforeAll(async () => {
  names = await clientNames(CLAUDE);
});

const ours = new Set(SETTINGS_KEYS.map(({ name }) => name));

/** What is neither a key nor judged, in the order of the alphabet. */
function unjudged(found: Iterable<string>): readonly string[] {
  return [...found].filter((name) => !ours.has(name) && reasonAgainst(name) === undefined).sort();
}

test('the names are found in the text of the program at all', () => {
  expect(names.variables.size).toBeGreaterThan(1000);
  expect(names.keys.size).toBeGreaterThan(100);
  expect([...names.variables]).toContain('CLAUDE_CODE_USE_BEDROCK');
  expect([...names.keys]).toContain('availableModels');
});

test('the client has learnt no variable of ours that nobody has judged', () => {
  expect(unjudged([...names.variables].filter((name) => OF_CONCERN.test(name)))).toEqual([]);
});

test('the client has learnt no key of the settings that nobody has judged', () => {
  expect(unjudged([...names.keys].filter((name) => KEY_OF_CONCERN.test(name)))).toEqual([]);
});

test('the client knows every key of ours', () => {
  const known = new Set([...names.variables, ...names.keys]);
  // Of names that are put together no whole one stands in the text.
  const missing = SETTINGS_KEYS.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  expect(missing).toEqual([]);
});

test('the client knows every name by which a slip of the finger is told', () => {
  expect(CLIENT_VARIABLES.filter((name) => !names.variables.has(name))).toEqual([]);
});

test('what was judged is still there', () => {
  const known = [...names.variables, ...names.keys];
  const gone = JUDGED_NAMES.flatMap((judged) => judged.names).filter(
    (one) => !known.some((name) => (typeof one === 'string' ? one === name : one.test(name))),
  );
  expect(gone).toEqual([]);
});
