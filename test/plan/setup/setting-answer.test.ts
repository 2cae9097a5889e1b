import { expect, test } from 'vitest';
import { reasonAgainst } from '../../../src/knowledge/judged-names.ts';
import { SETTINGS_KEYS, type ValueShape } from '../../../src/knowledge/settings-keys.ts';
import { readSetting } from '../../../src/plan/setup/setting-answer.ts';

interface Values {
  readonly taken: readonly string[];
  readonly refused: readonly string[];
}

/** What each kind of value takes, and what people write instead. */
const VALUES: Readonly<Record<ValueShape['kind'], Values>> = {
  switch: { taken: ['1', '0'], refused: ['true', '2', ' 1'] },
  flag: { taken: ['true', 'false'], refused: ['1', 'yes', 'True'] },
  region: { taken: ['eu-central-1', 'us-gov-west-1'], refused: ['Frankfurt', 'eu_central_1'] },
  profile: { taken: ['work'], refused: [] },
  model: { taken: ['opus', 'eu.anthropic.claude-sonnet-5[1m]'], refused: ['a model', 'a\u0007'] },
  models: {
    taken: ['sonnet', 'opus, sonnet,haiku', '["opus","sonnet"]'],
    refused: [',', 'a b', '[1', '["a b"]', '[]'],
  },
  url: {
    taken: ['https://gw.example.com', 'https://gw.example.com/bedrock', 'http://127.0.0.1:8080'],
    refused: [
      'gw.example.com',
      'http://gw.example.com',
      'https://u:p@gw.example.com',
      'https://gw.example.com/?a=b',
    ],
  },
  proxy: {
    taken: ['http://proxy.example.com:8080', 'proxy.example.com:8080', 'https://10.0.0.1:3128'],
    refused: [
      'http://ada:secret@proxy.example.com:8080',
      'socks5://proxy.example.com:1080',
      'a proxy',
      'http://p/x',
    ],
  },
  hosts: { taken: ['.example.com,10.0.0.0/8,localhost', '*', '[::1]:80'], refused: ['a;b', 'http:/ /x y,,'] },
  file: {
    taken: ['/etc/ssl/company.pem', 'C:\\certs\\company.pem'],
    refused: ['~/company.pem', 'company.pem', '/home/$USER/company.pem'],
  },
  workspace: { taken: ['wrkspc_01AbCd'], refused: ['default', '123456789012'] },
  headers: { taken: ['X-A: b', 'X-A: b\nX-C: d'], refused: ['X-A', 'X A: b'] },
  betas: { taken: ['context-1m-2025-08-07', 'a,b'], refused: ['a b', 'a;b', ','] },
  command: { taken: [], refused: [] },
  text: { taken: ['Opus of the team'], refused: ['a\u0007b'] },
  object: { taken: [], refused: [] },
  json: { taken: ['{"anthropic_beta":["a"]}'], refused: ['[]', '{', 'null', '1'] },
  integer: { taken: [], refused: ['1.5', '-1', 'many', '99999999999', ''.padEnd(11, '9')] },
  choice: { taken: [], refused: ['no such word'] },
  choices: { taken: [], refused: ['no such word', ''.padEnd(3, ',')] },
};

function valuesOf(shape: ValueShape): Values {
  const { taken, refused } = VALUES[shape.kind];
  if (shape.kind === 'integer')
    return { taken: [`${shape.min}`, `${shape.max}`], refused: [...refused, `${shape.max + 1}`] };
  if (shape.kind === 'choice') return { taken: shape.choices, refused };
  if (shape.kind === 'choices') return { taken: [...shape.choices, shape.choices.join(', ')], refused };
  if (shape.kind === 'models')
    return { taken, refused: [...refused, Array.from({ length: shape.most + 1 }, () => 'opus').join(',')] };
  return { taken, refused };
}

const SETTABLE = SETTINGS_KEYS.filter(({ settable }) => settable);

test.each(SETTABLE)('--set takes every value of $name, and no other', ({ name, shape }) => {
  const { taken, refused } = valuesOf(shape);
  expect(taken.filter((value) => !readSetting(name, value).ok)).toEqual([]);
  expect(refused.filter((value) => readSetting(name, value).ok)).toEqual([]);
  expect(readSetting(name, '')).toMatchObject({ ok: true, value: { value: undefined } });
});

test.each([
  ['fallbackModel', 'opus, sonnet', ['opus', 'sonnet']],
  ['fallbackModel', '["opus","sonnet"]', ['opus', 'sonnet']],
  ['alwaysThinkingEnabled', 'false', false],
  ['promptCacheTtl', '1h', '1h'],
  ['CLAUDE_CODE_MAX_OUTPUT_TOKENS', '64000', '64000'],
])('%s=%s stands in the file as Claude Code reads it', (name, value, written) => {
  expect(readSetting(name, value)).toMatchObject({ ok: true, value: { value: written } });
});

test('a key that is not to be set says why', () => {
  const others = SETTINGS_KEYS.filter(({ settable }) => !settable);
  const silent = others.filter(({ name }) => {
    const answer = readSetting(name, 'x');
    return answer.ok || !/^(?:It|Use|Every) /.test(answer.problem.fix ?? '');
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test.each([
  ['deniedModels', "It is an organisation's"],
  ['ANTHROPIC_VERTEX_PROJECT_ID', 'It belongs to another provider'],
  ['AWS_ROLE_ARN', 'Every program that uses AWS reads it'],
  ['ANTHROPIC_AWS_API_KEY', 'It is a secret'],
])('--set %s is refused with the reason', (name, reason) => {
  const answer = readSetting(name, 'x');
  expect(answer).toMatchObject({ ok: false, problem: { code: 'setting-unknown' } });
  expect(answer.ok ? '' : answer.problem.fix).toContain(reason);
});

test('no key that can be set is judged not to be ours', () => {
  expect(SETTABLE.filter(({ name }) => reasonAgainst(name) !== undefined)).toEqual([]);
});
