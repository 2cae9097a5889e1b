import { expect, test } from 'vitest';
import { cacheUse } from '../../src/code-cache/cached-commands.ts';

test.each([
  ['status --json', { name: 'status', mostFiles: Infinity }],
  ['doctor --offline', { name: 'doctor', mostFiles: Infinity }],
  ['setup', { name: 'setup', mostFiles: Infinity }],
  ['login --profile work', { name: 'login', mostFiles: Infinity }],
  ['login --auth-refresh --profile work', { name: 'login', mostFiles: 0 }],
  ['hook session-start', { name: 'hook', mostFiles: 1 }],
  ['hook setup', { name: 'hook', mostFiles: 1 }],
  ['hook reset', { name: 'hook', mostFiles: 1 }],
  ['hook doctor', { name: 'doctor', mostFiles: 0 }],
  ['hook stop-failure', undefined],
  ['hook ../..', undefined],
  ['credentials --profile work', undefined],
  ['completion bash', undefined],
  ['--version', undefined],
  ['../../etc', undefined],
  ['', undefined],
])("the cache of '%s'", (line, use) => {
  expect(cacheUse(line.split(' '), {})).toEqual(use);
  expect(cacheUse(line.split(' '), { CLAUDE_BEDROCK_NO_CACHE: '1' })).toBeUndefined();
});
