/** A pattern of gitignore, name by name; `**` stands for any number of names. */
export type PathPattern = readonly NamePattern[];

type NamePattern = '**' | readonly Sign[];

/** What one character may be; `*` stands for any number of them. */
type Sign =
  | '*'
  | '?'
  | { readonly char: string }
  | { readonly ranges: readonly Range[]; readonly isNot: boolean };

interface Range {
  readonly from: string;
  readonly to: string;
}

const ANY_NAME: NamePattern = ['*'];

/**
 * Reads a pattern without its `!` and its `/` at the end; `undefined` where it fits nothing. A slash in brackets or after
 * a backslash, which nobody writes, is not understood either: a file is then said to be less ignored than it is.
 */
export function pathPattern(text: string): PathPattern | undefined {
  if (text === '' || text === '/') return undefined;
  const names = text.replace(/^\//, '').split('/').map(namePattern);
  if (names.some((name) => name === undefined)) return undefined;
  const pattern = names.flatMap((name) => (name === undefined ? [] : [name]));
  // Without a slash it is the name itself that has to fit, in whatever folder.
  if (!text.includes('/')) return ['**', ...pattern.map((name) => (name === '**' ? ANY_NAME : name))];
  // What is below a folder, and not the folder itself.
  return pattern.at(-1) === '**' ? [...pattern, ANY_NAME] : pattern;
}

/**
 * True where all of the path fits, in a time of at most the product of both lengths: patterns come from strangers, and
 * as regular expressions some of them would take years.
 */
export function isMatch(pattern: PathPattern, names: readonly string[], ignoresCase: boolean): boolean {
  return fits(pattern, names, '**', (one, name) =>
    one === '**' ? false : fits(one, [...name], '*', (sign, char) => isSignOf(sign, char, ignoresCase)),
  );
}

/** Only the last star is ever gone back to: what an earlier one might take more of, the later one can take, too. */
function fits<P, T>(
  pattern: readonly P[],
  targets: readonly T[],
  star: P,
  isOne: (one: P, target: T) => boolean,
): boolean {
  let p = 0;
  let t = 0;
  let afterStar: { p: number; t: number } | undefined;
  while (t < targets.length) {
    const one = pattern[p];
    const target = targets[t] as T;
    if (one === star) {
      p++;
      afterStar = { p, t };
    } else if (one !== undefined && isOne(one, target)) {
      p++;
      t++;
    } else if (afterStar) {
      afterStar = { p: afterStar.p, t: afterStar.t + 1 };
      ({ p, t } = afterStar);
    } else {
      return false;
    }
  }
  return pattern.slice(p).every((one) => one === star);
}

function namePattern(text: string): NamePattern | undefined {
  if (/^\*{2,}$/.test(text)) return '**';
  const signs: Sign[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '*') {
      if (signs.at(-1) !== '*') signs.push('*');
    } else if (char === '?') {
      signs.push('?');
    } else if (char === '[') {
      const read = readClass(text, at + 1);
      if (!read) return undefined;
      signs.push(read.sign);
      at = read.last;
    } else if (char === '\\') {
      at++;
      if (at === text.length) return undefined;
      signs.push({ char: text[at] ?? '' });
    } else {
      signs.push({ char });
    }
  }
  return signs;
}

/** The characters between brackets, from the first one on; `undefined` where they are not closed. */
function readClass(text: string, from: number): { sign: Sign; last: number } | undefined {
  const isNot = text[from] === '!' || text[from] === '^';
  const ranges: Range[] = [];
  const start = isNot ? from + 1 : from;
  for (let at = start; at < text.length; at++) {
    if (text[at] === ']' && at > start) return { sign: { ranges, isNot }, last: at };
    const named = /^\[:(\w+):\]/.exec(text.slice(at, at + 12));
    if (named) {
      const known = NAMED_CLASSES[named[1] ?? ''];
      if (!known) return undefined;
      ranges.push(...known);
      at += named[0].length - 1;
      continue;
    }
    if (text[at] === '\\') at++;
    const one = text[at];
    if (one === undefined) return undefined;
    let to = one;
    if (text[at + 1] === '-' && text[at + 2] !== undefined && text[at + 2] !== ']') {
      at += 2;
      if (text[at] === '\\') at++;
      to = text[at] ?? '';
    }
    ranges.push({ from: one, to });
  }
  return undefined;
}

const DIGIT = { from: '0', to: '9' };
const UPPER = { from: 'A', to: 'Z' };
const LOWER = { from: 'a', to: 'z' };
const PUNCTUATION = [
  { from: '!', to: '/' },
  { from: ':', to: '@' },
  { from: '[', to: '`' },
  { from: '{', to: '~' },
];

const NAMED_CLASSES: Readonly<Record<string, readonly Range[]>> = {
  alnum: [DIGIT, UPPER, LOWER],
  alpha: [UPPER, LOWER],
  blank: [
    { from: ' ', to: ' ' },
    { from: '\t', to: '\t' },
  ],
  cntrl: [
    { from: '\0', to: '\x1f' },
    { from: '\x7f', to: '\x7f' },
  ],
  digit: [DIGIT],
  graph: [{ from: '!', to: '~' }],
  lower: [LOWER],
  print: [{ from: ' ', to: '~' }],
  punct: PUNCTUATION,
  space: [
    { from: '\t', to: '\r' },
    { from: ' ', to: ' ' },
  ],
  upper: [UPPER],
  xdigit: [DIGIT, { from: 'A', to: 'F' }, { from: 'a', to: 'f' }],
};

function isSignOf(sign: Sign, char: string, ignoresCase: boolean): boolean {
  if (sign === '?') return true;
  if (sign === '*') return false;
  const forms = ignoresCase ? [char.toLowerCase(), char.toUpperCase()] : [char];
  if ('char' in sign) return forms.includes(sign.char);
  const isIn = forms.some((form) => sign.ranges.some(({ from, to }) => from <= form && form <= to));
  return isIn !== sign.isNot;
}
