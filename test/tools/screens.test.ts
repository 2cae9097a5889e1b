import { expect, test } from 'vitest';

// A script of Node's own, which has no types.
const { fillIn } = await import(new URL('../../tools/docs/screens.mjs', import.meta.url).href);

const { pictureOf } = await import(new URL('../../tools/docs/picture.mjs', import.meta.url).href);

const fill = async (text: string, printed: Readonly<Record<string, string>>) => {
  const ran: string[] = [];
  const run = async (line: string) => {
    ran.push(line);
    return printed[line] ?? '';
  };
  return { text: await fillIn(text, run), ran };
};
const block = (mark: string, ...lines: string[]) =>
  [`<!-- run: ${mark} -->`, ...lines, '<!-- /run -->'].join('\n');

test('puts what a command prints in the place of what stood there', async () => {
  const before = `Look:\n\n${block('claude-bedrock status', '```text', 'old', '```')}\n\nEnd.\n`;
  const { text } = await fill(before, { 'claude-bedrock status': 'one\ntwo\n' });
  const screen = block('claude-bedrock status', '```text', '$ claude-bedrock status', 'one', 'two', '```');
  expect(text).toBe(`Look:\n\n${screen}\n\nEnd.\n`);
});

test('shows the first lines alone, and that there are more', async () => {
  const { text } = await fill(block('x | head 2'), { x: '1\n2\n3\n' });
  expect(text).toContain('$ x\n1\n2\n…\n```');
});

test('goes on with the command that a screen ended with, also one that is not shown', async () => {
  const marks = ['<!-- run quietly: x --plan -->', block('{next}')].join('\n');
  const { text, ran } = await fill(marks, { 'x --plan': 'Do this:\n  claude-bedrock x --apply\n' });
  expect(ran).toEqual(['x --plan', 'claude-bedrock x --apply']);
  expect(text).not.toContain('Do this');
});

test('types keys into a terminal where a screen says which', async () => {
  const typed: unknown[] = [];
  const run = async (...given: unknown[]) => {
    typed.push(given);
    return 'asked';
  };
  const text = await fillIn(block('x | keys Enter Down | head 2'), run);
  expect(typed).toEqual([['x', ['Enter', 'Down']]]);
  expect(text).toContain('$ x\nasked\n');
});

test('puts a screen that was kept in the place of what stood there', async () => {
  const text = '<!-- screen: a.txt -->\nold\n<!-- /screen -->\n';
  const read = async (file: string) => `kept in ${file}\n`;
  expect(await fillIn(text, undefined, read)).toBe(
    '<!-- screen: a.txt -->\n```text\nkept in a.txt\n```\n<!-- /screen -->\n',
  );
});

test('leaves text without marks alone, and refuses a mark without an end', async () => {
  expect((await fill('a\n<!-- b -->\n', {})).text).toBe('a\n<!-- b -->\n');
  await expect(fill('<!-- run: x -->\n', {})).rejects.toThrow('no end of: <!-- run: x -->');
  await expect(fill(block('{next}'), {})).rejects.toThrow('no next command');
});

test('draws a screen as a picture, a line of text for each line that is not empty', () => {
  const svg: string = pictureOf('● "a" <b>\n\n  + new\n  - old\n❯ 1. Yes\n', 'A & B');
  expect(svg).toContain('<title>A &#38; B</title>');
  expect([...svg.matchAll(/<text .*fill="(.+)">(.*)<\/text>/g)].map(([, ink, text]) => [text, ink])).toEqual([
    ['● &#34;a&#34; &#60;b&#62;', '#d8d2c8'],
    ['  + new', '#8fbf7f'],
    ['  - old', '#d98a7b'],
    ['❯ 1. Yes', '#e8a87c'],
  ]);
});
