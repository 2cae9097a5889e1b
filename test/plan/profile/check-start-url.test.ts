import { expect, test } from 'vitest';
import { checkStartUrl, readStartUrl, startUrlHint } from '../../../src/plan/profile/check-start-url.ts';

const PORTAL = 'https://example.awsapps.com/start';

test.each([PORTAL, `${PORTAL}/#/`, 'https://EXAMPLE.awsapps.com/start'])(
  '%j in a file means the portal',
  (text) => {
    expect(readStartUrl(text)).toEqual({ ok: true, value: PORTAL });
  },
);

test.each([
  'example',
  ' example.awsapps.com ',
  'example.awsapps.com/start',
  'http://example.awsapps.com/start/#/',
])('of %j in a file it is told how to write it, for nobody mends it there', (text) => {
  expect(readStartUrl(text)).toMatchObject({
    problem: {
      code: 'start-url-malformed',
      message: `The start URL '${text.trim()}' does not begin with https://.`,
      fix: `Write it in full: ${PORTAL}`,
    },
  });
});

test.each(['', 'two words', 'https://'])('%j in a file is none', (text) => {
  expect(readStartUrl(text)).toMatchObject({ ok: false, problem: { code: 'start-url-malformed' } });
});

test('one that stands in a file keeps its text, which names the file of its token', () => {
  expect(checkStartUrl(`${PORTAL}#/`)).toEqual({ ok: true, value: `${PORTAL}#/` });
});

test.each([
  [PORTAL, ''],
  [
    'https://example.awsaps.com/start',
    'example.awsaps.com is no host of AWS: access portals end in .awsapps.com or .app.aws.',
  ],
])('of %s a refusal adds %j', (url, hint) => {
  expect(startUrlHint(url)).toBe(hint);
});
