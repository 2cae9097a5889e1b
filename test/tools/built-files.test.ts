import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PROGRAM } from '../support/program.ts';

test('every built file is ASCII: of such a text V8 takes a byte a character, and reads it faster', () => {
  const folder = dirname(PROGRAM);
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const others = files.filter((name) => /\P{ASCII}/u.test(readFileSync(join(folder, name), 'utf8')));
  expect(files.length).toBeGreaterThan(5);
  expect(others).toEqual([]);
});
