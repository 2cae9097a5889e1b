import fc from 'fast-check';

/** A settings document in some formatting that strict JSON allows: what people, editors and programs write. */
export interface Formatted {
  readonly bytes: Buffer;
  readonly json: unknown;
}

const OUR_NAMES = [
  'CLAUDE_CODE_USE_BEDROCK',
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_BEARER_TOKEN_BEDROCK',
  'ANTHROPIC_MODEL',
  'ANTHROPIC_DEFAULT_SONNET_MODEL',
];

const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '',
    'a"b',
    'a\\b',
    'ключ',
    '\ud800',
    '🪨',
    'theme',
    'hooks',
  ),
);
/** Any character there is. What fast-check calls `binary` is the same, and takes seconds to be made. */
const character = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));
const value = fc.jsonValue({ maxDepth: 3, stringUnit: character });
const envName = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...OUR_NAMES) }, name);
const envValue = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());

/** Entries instead of objects: order and names such as `__proto__` are kept as they are. */
const entries = (key: fc.Arbitrary<string>, item: fc.Arbitrary<unknown>) =>
  fc.uniqueArray(fc.tuple(key, item), { selector: ([k]) => k, maxLength: 6 });

const document = fc
  .record({
    rest: entries(
      name.filter((key) => key !== 'env'),
      value,
    ),
    env: fc.option(entries(envName, envValue), { nil: undefined }),
    refresh: fc.option(fc.constantFrom('aws sso login --profile old', 'corp-login'), { nil: undefined }),
    at: fc.nat(6),
  })
  .map(({ rest, env, refresh, at }) => {
    const all: [string, unknown][] = rest.filter(([key]) => key !== 'awsAuthRefresh');
    if (refresh !== undefined) all.splice(at, 0, ['awsAuthRefresh', refresh]);
    if (env !== undefined) all.splice(at, 0, ['env', new Entries(env)]);
    return new Entries(all);
  });

class Entries {
  readonly list: readonly (readonly [string, unknown])[];
  constructor(list: readonly (readonly [string, unknown])[]) {
    this.list = list;
  }
}

const style = fc.record({
  eol: fc.constantFrom('\n', '\r\n', ''),
  indent: fc.constantFrom('  ', '    ', '\t', ' '),
  colon: fc.constantFrom(': ', ':', ' : '),
  padding: fc.constantFrom('', ' ', '\n\n'),
  bom: fc.boolean(),
  end: fc.constantFrom('', '\n', '\r\n', '\n\n'),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

/** Settings files that Claude Code accepts, in many formattings. */
export const formattedSettings: fc.Arbitrary<Formatted> = fc.tuple(document, style).map(([root, how]) => {
  const text = write(root, how, 0) + how.end;
  return { bytes: Buffer.from((how.bom ? '\uFEFF' : '') + text), json: JSON.parse(text) };
});

function write(item: unknown, how: Style, depth: number): string {
  if (!(item instanceof Entries)) return JSON.stringify(item);
  if (item.list.length === 0) return `{${how.padding}}`;
  const inner = how.eol === '' ? how.padding : how.eol + how.indent.repeat(depth + 1);
  const outer = how.eol === '' ? how.padding : how.eol + how.indent.repeat(depth);
  const members = item.list.map(
    ([key, v]) => `${JSON.stringify(key)}${how.colon}${write(v, how, depth + 1)}`,
  );
  return `{${inner}${members.join(`,${inner}`)}${outer}}`;
}
