import { expect, test } from 'vitest';
import { fileDiff } from '../../../src/report/changes/file-diff.ts';

const BEFORE = '{\n  "model": "opus"\n}\n';
const AFTER = '{\n  "model": "sonnet"\n}\n';

test.each([
  ['of Linux', '/home/me/.claude/settings.json', '/home/me', '~/.claude/settings.json'],
  ['of Windows', 'C:\\Users\\me\\.claude\\settings.json', 'C:\\Users\\me', '~\\.claude\\settings.json'],
  ['of Windows, elsewhere', 'D:\\a b\\settings.json', 'C:\\Users\\me', 'D:\\a b\\settings.json'],
  ['with an umlaut in the home', '/home/müller/.aws/config', '/home/müller', '~/.aws/config'],
  ['with letters outside ASCII', '/srv/プロジェクト/Grüße.json', '/home/me', '/srv/プロジェクト/Grüße.json'],
  ['with quotes', '/srv/"a"/settings.json', '/home/me', '/srv/"a"/settings.json'],
  ['that is hostile', '/srv/\u001b[2Ja/settings.json', '/home/me', '/srv/\\u{1b}[2Ja/settings.json'],
])('a path %s stands in the head of a diff as a person reads it', (_kind, file, home, shown) => {
  const heads = (before: string | undefined, after: string | undefined) =>
    fileDiff({ scope: 'user', file }, before, after, home).split('\n').slice(0, 2);
  expect(heads(BEFORE, AFTER)).toEqual([`--- ${shown}`, `+++ ${shown}`]);
  expect(heads(undefined, AFTER)).toEqual(['--- /dev/null', `+++ ${shown}`]);
  expect(heads(BEFORE, undefined)).toEqual([`--- ${shown}`, '+++ /dev/null']);
});

test('a diff shows the lines that change, between those that stay', () => {
  const diff = fileDiff({ scope: 'user', file: '/home/me/a.json' }, BEFORE, AFTER, '/home/me');
  expect(diff).toBe(
    '--- ~/a.json\n+++ ~/a.json\n@@ -1,3 +1,3 @@\n {\n-  "model": "opus"\n+  "model": "sonnet"\n }\n',
  );
});
