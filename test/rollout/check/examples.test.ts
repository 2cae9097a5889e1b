import { expect, test } from 'vitest';
import { checkFiles } from '../../../src/rollout/check/check-files.ts';
import { EXAMPLES } from './examples.ts';

test('there are forty examples', () => {
  expect(EXAMPLES.length).toBe(40);
});

test.each(EXAMPLES)('%s', (_, files, found) => {
  const all = Object.entries(files).map(([file, content]) => ({
    file,
    bytes: Buffer.from(content as string),
  }));
  const { findings, documents } = checkFiles(all);
  expect(findings.map(({ id }) => id).sort()).toEqual([...found].sort());
  expect(documents.length).toBeGreaterThan(0);
});
