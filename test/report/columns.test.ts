import { describe, expect, test } from 'vitest';
import { headed } from '../../src/questions/heading.ts';
import { changeLines } from '../../src/report/changes/change-text.ts';
import { profileLines } from '../../src/report/changes/profile-lines.ts';
import { modelsText } from '../../src/report/models/models-text.ts';
import { accountsText } from '../../src/report/sign-in/accounts-text.ts';
import {
  columnsOf,
  fittingIn,
  padColumns,
  printable,
  printableName,
  shortened,
  type TextStyle,
  wrap,
} from '../../src/text/text.ts';

const STYLE: TextStyle = { color: false, unicode: true, width: 80 };
const at = (width: number): TextStyle => ({ ...STYLE, width });

describe('a text takes as many columns as a terminal gives it', () => {
  test.each([
    ['', 0],
    ['work', 4],
    ['✔ “größer” – 3 × so…', 20],
    ['東京支社', 8],
    ['서울', 4],
    ['ﾃｽﾄ', 3],
    ['🪨', 2],
    ['🇩🇪', 2],
    ['👍🏽', 2],
    // A letter and an accent of its own.
    ['e\u0301', 1],
    ['שָׁלוֹם', 4],
    ['العربية', 7],
    ['हिन्दी', 3],
    ['\u001b[1mbold\u001b[22m', 4],
  ])('%j: %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
    expect(columnsOf(padColumns(text, 20))).toBe(20);
  });

  test('what does not fit is cut between characters', () => {
    expect(fittingIn('東京支社', 5)).toBe('東京');
    expect(fittingIn('a👍🏽b', 3)).toBe('a👍🏽');
    expect(fittingIn('a👍🏽b', 2)).toBe('a');
    expect(fittingIn('e\u0301a', 1)).toBe('e\u0301');
    expect(fittingIn('work', 9)).toBe('work');
  });
});

test('a text that is shortened ends behind a whole letter', () => {
  expect(shortened('a👍🏽b', 4)).toBe('a…');
  expect(shortened('abe\u0301', 3)).toBe('ab…');
  expect(shortened('🇩🇪🇯🇵', 5)).toBe('🇩🇪…');
  expect(shortened('work', 4)).toBe('work');
});

test('what joins two emoji stays, and what hides or turns text is seen', () => {
  expect(printable('👩‍👩‍👧‍👦 ❤️‍🔥 👩🏽‍💻')).toBe('👩‍👩‍👧‍👦 ❤️‍🔥 👩🏽‍💻');
  for (const hidden of [
    'a\u200db',
    'ab\u200d',
    '👩\u200d',
    '\u200d👩',
    'a\u202eb',
    '👩\u200da',
    '\u2067x\u2069',
  ])
    expect(printable(hidden)).toMatch(/\\u\{20[02][7de]\}|\\u\{2067\}x\\u\{2069\}/);
});

test('a name that is written from right to left turns nothing beside it around', () => {
  for (const name of ['ממשק 7', 'الفريق 42', 'prod-ממשק'])
    expect(printableName(name)).toBe(`\u2068${name}\u2069`);
  for (const name of ['work', '東京支社', '👩‍👩‍👧‍👦']) expect(printableName(name)).toBe(name);
  expect(columnsOf(printableName('ממשק 7'))).toBe(6);
  expect(printableName('\u202eממשק')).toBe('\u2068\\u{202e}ממשק\u2069');
});

test('a word that no line holds is broken where its script may be, and nowhere else', () => {
  expect(wrap('東京支社開発環境', 7, ' ')).toBe(' 東京支\n 社開発\n 環境');
  expect(wrap('in 東京支社abcd', 10)).toBe('in 東京支\n社abcd');
  expect(wrap('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 5)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦\n👩‍👩‍👧‍👦');
  expect(wrap('claude-bedrock-größer', 8)).toBe('claude-bedrock-größer');
});

test('lines are broken by columns', () => {
  expect(wrap('東京 支社 の人', 10, ' ')).toBe(' 東京 支社\n の人');
  expect(wrap('e\u0301 e\u0301 e\u0301 e\u0301', 7)).toBe('e\u0301 e\u0301 e\u0301 e\u0301');
  expect(wrap('🪨🪨 🪨🪨', 8)).toBe('🪨🪨\n🪨🪨');
});

describe('names of any script leave the columns of a table where they are', () => {
  const NAMES = ['work', '東京支社', 'e\u0301quipe', '🪨', '👩‍👩‍👧‍👦', 'ממשק'];

  test('in the profiles of status', () => {
    const profiles = NAMES.map((name) => ({ name, kind: 'static' as const, asksForCode: false }));
    const lines = profileLines(
      { profiles, signedBy: { kind: 'nothing' } } as unknown as Parameters<typeof profileLines>[0],
      STYLE,
    );
    expect(lines.map((line) => columnsOf(line.slice(0, line.indexOf('access keys'))))).toEqual(
      NAMES.map(() => 14),
    );
  });

  test('in the models', () => {
    const models = NAMES.map((name) => ({
      ...{ id: `arn:${name}`, name, family: 'opus', version: '5', routing: 'application', region: 'r' },
      ...{ isActive: true, recommended: false },
    }));
    const data = { signedBy: { kind: 'environment' }, regions: [{ region: 'r', state: 'listed' }], models };
    const text = modelsText(
      { ...data, choices: [], nextStep: '' } as unknown as Parameters<typeof modelsText>[0],
      STYLE,
    );
    const lines = text.split('\n').filter((line) => line.endsWith('application'));
    expect(lines.map(columnsOf)).toEqual(NAMES.map(() => 65));
  });
});

describe('what has no room beside a name stands below it', () => {
  test('in accounts', () => {
    const account = { accountId: '111122223333', name: '東京支社'.repeat(3), roles: [] };
    const data = { nextStep: '', total: 1, found: 1, accounts: [account] };
    const text = (width: number) =>
      accountsText(data as unknown as Parameters<typeof accountsText>[0], at(width));
    expect(text(39)).toContain(`${account.name} 111122223333\n`);
    expect(text(38)).toContain(`${account.name}\n    111122223333\n`);
  });

  test('in changes', () => {
    const change = { scope: 'user', file: '/s', key: 'k', before: undefined, after: '東京' } as const;
    expect(changeLines([change], at(16))[1]).toBe('    + k =\n        東京');
    expect(changeLines([change], at(17))[1]).toBe('    + k = 東京');
  });

  test('in a question', () => {
    expect(headed('東京?', at(17)).text()).toBe('東京? (Esc: back)');
    expect(headed('東京?', at(16)).text()).toBe('東京?\n(Esc: back)');
  });
});
