import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha1 } from '../../src/facts/sha1.ts';

test('is the digest of the standard’s own example', () => {
  expect(sha1('abc')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
});

test('agrees with node:crypto at every length around the edge of a block, and beyond ASCII', () => {
  const texts = Array.from({ length: 200 }, (_, length) => 'é€😀a'.repeat(50).slice(0, length));
  for (const text of [...texts, 'x'.repeat(100_000), 'https://example.awsapps.com/start#/']) {
    expect(sha1(text)).toBe(createHash('sha1').update(text, 'utf8').digest('hex'));
  }
});
