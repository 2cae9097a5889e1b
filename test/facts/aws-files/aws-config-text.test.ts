import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAwsConfig } from '../../../src/facts/aws-files/aws-config-file.ts';
import { splitLines } from '../../../src/facts/aws-files/aws-config-lines.ts';
import { readConfigText } from '../../../src/facts/aws-files/aws-config-text.ts';
import { isReadBySdk } from '../../../src/facts/aws-files/sdk-reading.ts';
import { awsConfigText } from '../../support/aws-config-arbitrary.ts';

function parsed(text: string) {
  const read = parseAwsConfig('config', Buffer.from(text));
  if ('problem' in read) throw new Error(read.problem.message);
  return read;
}

test('reads what the parser of the AWS SDK reads', async () => {
  await fc.assert(
    fc.asyncProperty(awsConfigText, async (text) => {
      expect(await isReadBySdk(parsed(text))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('tells where it reads something else', async () => {
  const read = parsed('[profile work]\nregion = eu-central-1\n');
  expect(await isReadBySdk({ ...read, json: { 'profile work': { region: 'eu-west-1' } } })).toBe(false);
  expect(await isReadBySdk(parsed('[profile __proto__]\nregion = x\n[profile a]\nregion = y\n'))).toBe(false);
});

test('lines joined again are the text', () => {
  fc.assert(
    fc.property(awsConfigText, (text) => {
      expect(
        splitLines(text)
          .map((line) => line.text + line.eol)
          .join(''),
      ).toBe(text);
    }),
  );
});

describe('notes what the AWS CLI (Python’s configparser) reads otherwise', () => {
  test.each([
    ['plain keys', '[profile a]\nregion = x\noutput=json\n', []],
    ['keys that are all indented alike', '[profile a]\n  region = x\n  output = json\n', []],
    ['keys below a key without a value', '[profile a]\ns3 =\n  addressing_style = path\nregion = x\n', []],
    ['comments and blank lines', '[profile a] # x\n# y\n\n  ; z\nregion = x # here\n', []],
    ['a key that continues the one above it', '[profile a]\nregion = x\n  output = json\n', [3]],
    ['a group in an indented section', '[profile a]\n  s3 =\n    a = b\n  region = x\n', [4]],
    ['a colon', '[profile a]\nregion: x\n', [2]],
    ['a colon before the equals sign', '[profile a]\na:b = c\n', [2]],
    ['a section below an indent', '[profile b]\nregion = x\n  [profile a]\nregion = y\n', [3]],
    ['two spaces in the name', '[profile   a]\nregion = x\n', [1]],
    ['a dot for the space', '[profile.a]\nregion = x\n', [1]],
    ['a comment that the SDK does not see', '[profile a]\n[profile b]#x\nregion = x\n', [2]],
  ])('%s', (_, text, doubts) => {
    const { sections } = readConfigText(text);
    const ofA = sections.find(({ name, cliName }) => name === 'profile a' || cliName === 'profile a');
    expect(ofA?.doubts).toEqual(doubts);
  });
});
