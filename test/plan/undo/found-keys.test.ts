import { expect, test } from 'vitest';
import { parseSettings } from '../../../src/facts/settings/settings-file.ts';
import { SETTINGS_KEYS } from '../../../src/knowledge/settings-keys.ts';
import { keyName } from '../../../src/model/change.ts';
import { foundBedrockKeys } from '../../../src/plan/undo/found-keys.ts';

function found(json: object): Readonly<Record<string, unknown>> {
  const parsed = parseSettings('settings.json', Buffer.from(JSON.stringify(json)));
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const edits = foundBedrockKeys({
    scope: 'user',
    file: 'settings.json',
    state: 'parsed',
    mode: 0o600,
    ...parsed,
  });
  return Object.fromEntries(edits.map(({ path, value }) => [keyName(path), value ?? 'gone']));
}

const ARN = 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc123';

test('a name, a description and capabilities go with the model of Bedrock that they are for', () => {
  const env = {
    ANTHROPIC_DEFAULT_OPUS_MODEL: ARN,
    ANTHROPIC_DEFAULT_OPUS_MODEL_NAME: 'Opus of the team',
    ANTHROPIC_DEFAULT_OPUS_MODEL_SUPPORTED_CAPABILITIES: 'effort,thinking',
    ANTHROPIC_DEFAULT_SONNET_MODEL: 'claude-sonnet-5',
    ANTHROPIC_DEFAULT_SONNET_MODEL_NAME: 'Sonnet of the gateway',
  };
  expect(found({ env })).toEqual({
    'env.ANTHROPIC_DEFAULT_OPUS_MODEL': 'gone',
    'env.ANTHROPIC_DEFAULT_OPUS_MODEL_NAME': 'gone',
    'env.ANTHROPIC_DEFAULT_OPUS_MODEL_SUPPORTED_CAPABILITIES': 'gone',
  });
});

test('of a list the models of Bedrock go, and the key where it holds no others', () => {
  expect(found({ fallbackModel: ['us.anthropic.claude-sonnet-5', ARN] })).toEqual({ fallbackModel: 'gone' });
  expect(found({ fallbackModel: ['sonnet', 'us.anthropic.claude-sonnet-5'] })).toEqual({
    fallbackModel: ['sonnet'],
  });
  expect(found({ fallbackModel: ['sonnet'], availableModels: ['opus'] })).toEqual({});
});

test.each(SETTINGS_KEYS.filter(({ bedrockOnly, settable }) => bedrockOnly && settable))(
  '$name is found: it means nothing to anybody else',
  ({ name, place }) => {
    const path = place === 'env' ? `env.${name}` : name;
    expect(found(place === 'env' ? { env: { [name]: 'x' } } : { [name]: 'x' })).toEqual({ [path]: 'gone' });
  },
);

test.each([
  'HTTPS_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'ENABLE_PROMPT_CACHING_1H',
  'CLAUDE_CODE_MAX_OUTPUT_TOKENS',
])('%s stays: it serves whatever Claude Code asks next', (name) => {
  expect(Object.keys(found({ env: { CLAUDE_CODE_USE_BEDROCK: '1', [name]: '1' } }))).toEqual([
    'env.CLAUDE_CODE_USE_BEDROCK',
  ]);
});

test('of the headers those go that name a guardrail', () => {
  const guarded = 'x-amzn-bedrock-guardrailIdentifier: gr1\nX-Amzn-Bedrock-GuardrailVersion: 2';
  const of = (value: string) => found({ env: { ANTHROPIC_CUSTOM_HEADERS: value } });
  expect(of(guarded)).toEqual({ 'env.ANTHROPIC_CUSTOM_HEADERS': 'gone' });
  expect(of(`X-Team: a\n${guarded}`)).toEqual({ 'env.ANTHROPIC_CUSTOM_HEADERS': 'X-Team: a' });
  expect(of('X-Team: a')).toEqual({});
});
