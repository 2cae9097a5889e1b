import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfigIni } from '../../../src/facts/aws-files/read-ini.ts';
import { sdkReading } from '../../../src/facts/aws-files/sdk-reading.ts';
import { awsConfigText } from '../../support/aws-config-arbitrary.ts';

/** What we read in the text of a config file, in the shape in which the SDK tells it. */
function ourReading(text: string): unknown {
  const { profiles, ssoSessions } = readConfigIni(text);
  const ofSessions = [...ssoSessions].map(([name, keys]) => [`sso-session.${name}`, keys]);
  return Object.fromEntries([...profiles, ...ofSessions]);
}

async function theirReading(text: string): Promise<unknown> {
  const { 'services.s': _, ...sections } = await sdkReading(text);
  return sections;
}

/** Lines of nothing but the signs that a parser may trip over. */
const hostile = fc
  .array(
    fc
      .array(
        fc.constantFrom('[', ']', '=', '#', ';', ' ', '\t', '\r', '"', '.', 'a', 'profile', 'é', '\u00a0'),
        {
          maxLength: 8,
        },
      )
      .map((parts) => parts.join('')),
    { maxLength: 12 },
  )
  .map((lines) => ['[profile a]', ...lines].join('\n'));

test.each([
  ['files as people write them', awsConfigText],
  ['lines of hostile signs', hostile],
])('reads what the parser of the AWS SDK reads: %s', async (_, texts) => {
  const property = fc.asyncProperty(texts, async (text) => {
    expect(ourReading(text)).toEqual(await theirReading(text));
  });
  await fc.assert(property, { numRuns: 2000 });
});

test.each([
  ['a name that the SDK refuses', '[profile a]\nregion = x\n[profile __proto__]\nregion = y\n'],
  ['that name in quotation marks', '[profile a]\nregion = x\n[profile "__proto__"]\nregion = y\n'],
  ['a key of that name', '[profile a]\n__proto__ = x\nregion = y\n'],
  ['nothing but a key of that name', '[profile a]\n__proto__ = x\n'],
  ['a byte order mark', '\uFEFF[profile a]\nregion = x\n'],
  ['sub-keys', '[profile a]\ns3 =\n  addressing_style = path\nregion = x\n'],
  ['a lone carriage return for a name', '[profile.\r]\nregion = x\n'],
  ['line ends of Windows', '[profile a]\r\nregion = x\r\ns3 =\r\n  a = b\r\n'],
  ['both forms of a default', '[default]\nregion = x\noutput = json\n[profile default]\nregion = y\n'],
  ['a name given twice', '[profile a]\nregion = x\n[profile b]\nregion = y\n[profile a]\noutput = json\n'],
])('reads as the SDK does %s', async (_, text) => {
  expect(ourReading(text)).toEqual(await theirReading(text));
});
