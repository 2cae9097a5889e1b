import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { BACK, STOPPED } from '../../src/questions/questions.ts';
import { columnsOf } from '../../src/text/text.ts';
import { PATIENT } from '../support/environment.ts';
import { DOWN, ENTER, ESCAPE, fakeTerminal, pasted } from './fake-terminal.ts';

const FRUIT = {
  message: 'Which fruit?',
  options: [
    { label: 'Apple', value: 1 },
    { label: 'Pear', hint: 'green', value: 2 },
    { label: 'Plum', value: 3 },
  ],
};

type Fake = Awaited<ReturnType<typeof fakeTerminal>>;

/** Presses keys again and again until the question takes them: at its beginning it takes none. */
async function answer<T>({ keyboard }: Fake, reply: Promise<T>, ...keys: string[]): Promise<T> {
  let isAnswered = false;
  void reply.finally(() => {
    isAnswered = true;
  });
  await vi.waitUntil(
    () => {
      if (!isAnswered) for (const key of keys) keyboard.write(key);
      return isAnswered;
    },
    { ...PATIENT, interval: 130 },
  );
  return reply;
}

describe('a choice', () => {
  test('is made with arrows and Enter', async () => {
    const fake = await fakeTerminal();
    const reply = fake.ask.select({ ...FRUIT, initial: 'Pear' });
    expect(await answer(fake, reply, ENTER)).toBe(2);
    expect(fake.text()).toContain('Which fruit? (Esc: back)');
  });

  test('goes back at Esc', async () => {
    const fake = await fakeTerminal();
    expect(await answer(fake, fake.ask.select(FRUIT), ESCAPE)).toBe(BACK);
  });

  test.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('stops at %s, and nothing is asked any more', async (_name, key) => {
    const fake = await fakeTerminal();
    expect(await answer(fake, fake.ask.select(FRUIT), key)).toBe(STOPPED);
    expect(await fake.ask.secret({ message: 'More?' })).toBe(STOPPED);
    expect(await fake.ask.busy('Working', async () => 1)).toBe(STOPPED);
  });

  test('that is the first one leads nowhere back, and does not offer it', async () => {
    const fake = await fakeTerminal();
    const reply = fake.ask.select({ ...FRUIT, isFirst: true });
    expect(await answer(fake, reply, ESCAPE, ENTER)).toBe(1);
    expect(fake.text()).not.toContain('Esc');
  });

  test('keeps its way back in one piece on a narrow terminal', async () => {
    const fake = await fakeTerminal({ width: 40 });
    const message = 'Which of all these fruits is the best?';
    expect(await answer(fake, fake.ask.select({ ...FRUIT, message }), ENTER)).toBe(1);
    expect(stripVTControlCharacters(fake.text())).toContain('fruits is the\n│  best? (Esc: back)\n');
  });

  test.each([40, 80])('shows names of any script whole at %i columns', async (width) => {
    const fake = await fakeTerminal({ width });
    Object.assign(fake.screen, { columns: width });
    const names = [
      '東京支社の開発環境と本番環境の共有プロファイル',
      '👩‍👩‍👧‍👦🇩🇪家族',
      'e\u0301quipe',
      'ממשק 7',
    ];
    const options = names.map((name) => ({ label: name, hint: `in ${name}`, value: name }));
    const message = `Which of ${names.join(', ')}?`;
    const reply = fake.ask.select({ message, options });
    expect(await answer(fake, reply, DOWN, ENTER)).toBe(names[1]);
    const text = stripVTControlCharacters(fake.text());
    for (const line of text.split('\n')) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
    const letters = [...new Intl.Segmenter().segment(text.normalize())].map(({ segment }) => segment);
    for (const { segment } of names.flatMap((name) => [...new Intl.Segmenter().segment(name.normalize())]))
      expect(letters).toContain(segment);
    expect(text).toContain('\u2068ממשק 7\u2069');
  });

  test('stopped draws nothing for the questions before it', async () => {
    const fake = await fakeTerminal();
    for (let i = 0; i < 3; i++) await answer(fake, fake.ask.select(FRUIT), ENTER);
    const reply = fake.ask.select(FRUIT);
    expect(await answer(fake, reply, '\x03')).toBe(STOPPED);
    const end = stripVTControlCharacters(fake.text()).split('└').at(-1);
    expect(end).toBe('\n\n');
  });

  test('stops where the keyboard ends, and where the screen goes away', async () => {
    const ending = await fakeTerminal();
    const first = ending.ask.select(FRUIT);
    ending.keyboard.end();
    expect(await first).toBe(STOPPED);
    const broken = await fakeTerminal();
    const second = broken.ask.select(FRUIT);
    broken.screen.emit('error', Object.assign(new Error('gone'), { code: 'EIO' }));
    expect(await second).toBe(STOPPED);
  });

  test('stops where the process is told to end', async () => {
    const end = new AbortController();
    const fake = await fakeTerminal({}, { interrupted: end.signal });
    const reply = fake.ask.select(FRUIT);
    end.abort();
    expect(await reply).toBe(STOPPED);
  });

  test('is never made by a paste', async () => {
    const fake = await fakeTerminal();
    const reply = fake.ask.select(FRUIT);
    fake.press(pasted(`${DOWN}\r\ny\r`), pasted('\n'));
    expect(await answer(fake, reply, ENTER)).toBe(1);
  });

  test('is not made by what was typed for the question before', async () => {
    const fake = await fakeTerminal();
    const first = fake.ask.secret({ message: 'Name?' });
    fake.press(`Ada${ENTER}${DOWN}${ENTER}`);
    expect(await first).toBe('Ada');
    const second = fake.ask.select(FRUIT);
    fake.press(DOWN, ENTER);
    expect(await answer(fake, second, ENTER)).toBe(1);
  });

  test('is drawn anew where the terminal is resized', async () => {
    const fake = await fakeTerminal();
    const reply = fake.ask.select(FRUIT);
    Object.assign(fake.screen, { columns: 20 });
    fake.screen.emit('resize');
    expect(await answer(fake, reply, ENTER)).toBe(1);
  });
});

describe('a search', () => {
  test('gets shorter as the person types, by label and by hint', async () => {
    const fake = await fakeTerminal();
    const reply = fake.ask.search(FRUIT);
    fake.press('gre', ENTER);
    expect(await reply).toBe(2);
  });

  test('takes what is typed and in no option, where that means something', async () => {
    const fake = await fakeTerminal();
    const other = (typed: string) =>
      /^\d+$/.test(typed) ? { label: typed, value: Number(typed) } : undefined;
    const reply = fake.ask.search({ ...FRUIT, other });
    fake.press('42', ENTER);
    expect(await reply).toBe(42);
  });

  test('says that nothing fits, and takes the corrected text', async () => {
    const fake = await fakeTerminal();
    const reply = fake.ask.search(FRUIT);
    fake.press('xyz', ENTER);
    await vi.waitFor(() => expect(fake.text()).toContain('Nothing fits'), PATIENT);
    fake.press('\x7f', '\x7f', '\x7f', 'plum', ENTER);
    expect(await reply).toBe(3);
  });
});

describe("an answer of one's own", () => {
  const line = { ...FRUIT, other: (typed: string) => (typed ? { label: typed, value: typed } : undefined) };

  test('is trimmed, and without what moves the cursor', async () => {
    const fake = await fakeTerminal();
    const reply = fake.ask.search<string | number>(line);
    fake.press(pasted('  Ada\n\x1b[31mLovelace\x1b[0m\r\n'), ENTER);
    expect(await reply).toBe('Ada Lovelace');
  });

  test('of 10,000 characters is refused without each of them being drawn, and can be corrected', async () => {
    const fake = await fakeTerminal();
    const reply = fake.ask.search<string | number>(line);
    fake.press(pasted('a'.repeat(10_000)), ENTER);
    await vi.waitFor(() => expect(fake.text()).toContain('Longer than 500 characters.'), PATIENT);
    fake.press('\x15', 'Ada', ENTER);
    expect(await reply).toBe('Ada');
    expect(fake.text().length).toBeLessThan(250_000);
  });
});

describe('a secret', () => {
  test('stands beside the line at the left, its refusal too, where the terminal is narrow', async () => {
    const fake = await fakeTerminal({ width: 40 });
    const check = () => 'This cannot be taken, whatever the reason of it may be.';
    void fake.ask.secret({ message: 'Key of the gateway, as its owner gave it?', check });
    fake.press('x', ENTER);
    await vi.waitFor(() => expect(fake.text()).toContain('cannot be taken'), PATIENT);
    const plain = stripVTControlCharacters(fake.text());
    expect(plain).toContain('Key of the gateway, as its owner gave\n│  it? (Esc: back)\n');
    expect(plain).toContain('This cannot be taken, whatever the\n   reason');
  });

  test('is handed over whole, with its spaces, and drawn nowhere', async () => {
    const fake = await fakeTerminal();
    const secret = `ABSK${'x1y2'.repeat(500)}`;
    const reply = fake.ask.secret({ message: 'Key?' });
    fake.press(pasted(` ${secret}\n`), ENTER);
    expect(await reply).toBe(` ${secret}`);
    expect(fake.text()).not.toContain('x1y2');
    expect(fake.text()).not.toContain('ABSK');
  });

  test('that is refused is forgotten, so that the next one is pasted at once', async () => {
    const fake = await fakeTerminal();
    const check = (typed: string) => (typed === 'wrong' ? 'Not that one.' : undefined);
    const reply = fake.ask.secret({ message: 'Key?', check });
    fake.press('wrong', ENTER);
    await vi.waitFor(() => expect(fake.text()).toContain('Not that one.'), PATIENT);
    fake.press(pasted('right'), ENTER);
    expect(await reply).toBe('right');
  });
});

describe('while something is done', () => {
  test('the person sees what', async () => {
    const fake = await fakeTerminal();
    const work = fake.ask.busy('Asking', async (world) => {
      world.progress('Asking in eu-central-1…');
      return 7;
    });
    expect(await work).toBe(7);
    expect(fake.text()).toContain('Asking in eu-central-1…');
  });

  test.each([
    ['Esc goes back', ESCAPE, BACK],
    ['Ctrl-C stops', '\x03', STOPPED],
  ])('%s and ends the work', async (_name, key, turn) => {
    const fake = await fakeTerminal();
    const work = fake.ask.busy(
      'Waiting',
      (world) => new Promise((resolve) => world.interrupted.addEventListener('abort', () => resolve(1))),
    );
    fake.press(key);
    expect(await work).toBe(turn);
  });

  test('nothing moves for a person who has the screen read to them', async () => {
    const fake = await fakeTerminal({}, { env: { ACCESSIBLE: '1' } });
    await fake.ask.busy('Asking', async () => 1);
    expect(fake.text().split('Asking\n')).toHaveLength(2);
    expect(fake.text()).not.toContain('◒');
  });
});

test('without Unicode and colour there is nothing but ASCII, and no colour', async () => {
  const fake = await fakeTerminal({ unicode: false });
  fake.ask.begin('Begin');
  fake.ask.problem({ code: 'usage', message: 'Wrong.', fix: 'Do it right.' });
  await answer(fake, fake.ask.select(FRUIT), ENTER);
  const search = fake.ask.search(FRUIT);
  fake.press('pe', ENTER);
  await search;
  await fake.ask.busy('Asking', async () => 1);
  fake.ask.end('End.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: cursor movements are drawn with it.
  expect(fake.text()).toMatch(/^[\x00-\x7f]*$/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours a text.
  expect(fake.text()).not.toMatch(/\x1b\[[\d;]*m/);
});
