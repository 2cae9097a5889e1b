import fc from 'fast-check';

const word = fc.constantFrom('a', 'work', 'corp', 'x.y', 'a/b', 'default', 'ключ', 'toString');
const header = fc.oneof(
  { weight: 6, arbitrary: word.map((name) => `[profile ${name}]`) },
  { weight: 3, arbitrary: word.map((name) => `[sso-session ${name}]`) },
  fc.constantFrom(
    '[default]',
    '[profile default]',
    '[profile "work"]',
    "[profile 'a b']",
    '[profile   work]',
    '[ profile work ]',
    '[profile.work]',
    '[sso-session.corp]',
    '[services s]',
    '[plugins]',
    '[work]',
    '  [profile work]',
    '[profile work] # note',
    '[profile work]#note',
    '[profile work',
    '[]',
  ),
);
const key = fc.constantFrom(
  'region',
  'Region',
  'output',
  'sso_session',
  'sso_start_url',
  'sso_region',
  's3',
  'credential_process',
);
const value = fc.constantFrom(
  'eu-central-1',
  'corp',
  'https://x.awsapps.com/start#/',
  'a = b',
  'sh -c "x; y"',
  'ü',
  '',
);
const equals = fc.constantFrom(' = ', '=', '= ', ' =', '\t=\t', '  =  ');
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '', '', '  ', '\t'),
        key,
        equals,
        value,
        fc.constantFrom('', '', '', ' # note', ' ;x', '  '),
      )
      .map((parts) => parts.join('')),
  },
  fc.constantFrom('', '', '   ', '# comment', '  ; comment = x', 'region: us-east-1', 'junk', '= x', '#'),
);

/** The text of an AWS config file, tidy or not, as people and programs leave it behind. */
export const awsConfigText: fc.Arbitrary<string> = fc
  .record({
    head: fc.array(line, { maxLength: 2 }),
    sections: fc.array(fc.tuple(header, fc.array(line, { maxLength: 5 })), { maxLength: 5 }),
    ends: fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 1, maxLength: 3 }),
    isEnded: fc.boolean(),
  })
  .map(({ head, sections, ends, isEnded }) => {
    const lines = [...head, ...sections.flatMap(([name, below]) => [name, ...below])];
    const text = lines.map((one, i) => one + ends[i % ends.length]).join('');
    return isEnded ? text : text.replace(/\r?\n$/, '');
  });
