import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);

test('every guarantee that README gives names a test that is there', () => {
  const readme = readFileSync(new URL('README.md', ROOT), 'utf8');
  const rows = [...readme.matchAll(/^\| .+ \| (`test\/.+) \|$/gm)].map(([, tests = '']) => tests);
  const named = rows.flatMap((tests) => [...tests.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path));
  expect(rows.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(fileURLToPath(new URL(path, ROOT))))).toEqual([]);
});
