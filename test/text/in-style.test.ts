import { expect, test } from 'vitest';
import { run } from '../../src/main.ts';
import { COMMANDS } from '../../src/registry.ts';
import { inStyle } from '../../src/text/text.ts';
import { temporaryWorld } from '../support/world.ts';

test('where the locale is C, our own signs are in ASCII, and a name stays as it is', () => {
  const text = '“Zoë’s” – a key: AKIA…7Q2X';
  expect(inStyle(text, { unicode: false })).toBe('"Zoë\'s" - a key: AKIA...7Q2X');
  expect(inStyle('a → b', { unicode: false })).toBe('a -> b');
  expect(inStyle(text, { unicode: true })).toBe(text);
});

test('help is in ASCII too, of every command', async () => {
  const style = { color: false, unicode: false, width: 80 };
  const world = await temporaryWorld();
  for (const { name } of COMMANDS) {
    const { stdout } = await run([name, '--help'], world, style);
    expect(stdout.match(/[^\n -~].*/g)).toBeNull();
  }
});
