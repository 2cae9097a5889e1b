import fc from 'fast-check';

/** Texts that a terminal, a parser or a reader takes for more than a name. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u001b]0;title\u0007',
    '\u001b[2J\u001b[1;1H',
    'a\r\nb',
    '\u0000',
    '\u009b31m',
    '\u202egnp.exe',
    '\u2066x\u2069',
    '\u2028',
    '\ufeff',
    '\ud800',
    '../../../etc/passwd',
    '$(touch x)`touch x`',
    '-1',
    '9'.repeat(30),
    'x'.repeat(20_000),
    '💩'.repeat(3_000),
    '__proto__',
    'null',
    '2020-99-99T99:99:99Z',
    '+275760-09-13T00:00:00.001Z',
    'https://user:pass@example.com/\u001b[31m',
    'javascript:alert(1)',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What may stand where something else is expected. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[null, true, false, 0, -1, 0.5, 1e15, -1e15, 2 ** 53, 1e308],
      ...[{}, [], [null], [[]], { a: null }, { length: 3 }],
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** A change of one place in a document; which place, `at` tells in any document. */
export type Oddity =
  | { readonly how: 'set'; readonly at: number; readonly value: unknown }
  | { readonly how: 'leave-out'; readonly at: number }
  | { readonly how: 'repeat'; readonly at: number; readonly times: number };

const at = fc.nat();

export const oddities: fc.Arbitrary<readonly Oddity[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ how: fc.constant('set' as const), at, value: oddValue }) },
    { weight: 2, arbitrary: fc.record({ how: fc.constant('leave-out' as const), at }) },
    {
      weight: 1,
      arbitrary: fc.record({ how: fc.constant('repeat' as const), at, times: fc.constantFrom(2, 300) }),
    },
  ),
  { minLength: 1, maxLength: 3 },
);

/** A JSON document with some of its places changed. */
export function withOddities(document: unknown, changes: readonly Oddity[]): unknown {
  let root = structuredClone(document);
  for (const change of changes) {
    const places = placesIn(root);
    const place = places[change.at % (places.length + 1)];
    // One number in so many means the whole document.
    if (!place) {
      root = change.how === 'set' ? structuredClone(change.value) : [root];
      continue;
    }
    const { holder, key } = place;
    if (change.how === 'set') holder[key] = structuredClone(change.value);
    else if (change.how === 'leave-out') Reflect.deleteProperty(holder, key);
    else holder[key] = Array.from({ length: change.times }, () => holder[key]);
  }
  return root;
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
