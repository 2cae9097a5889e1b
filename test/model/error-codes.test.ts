import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/model/error-codes.ts';

test('docs/errors.md documents every code, and no other', async () => {
  const text = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `([a-z0-9-]+)` \| \S.* \| \S.* \|$/gm)].map(([, code]) => code);
  expect(documented.sort()).toEqual([...ERROR_CODES].sort());
});

test('codes are kebab-case and stand there once', () => {
  for (const code of ERROR_CODES) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
});
