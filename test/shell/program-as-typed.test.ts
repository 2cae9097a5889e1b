import { expect, test } from 'vitest';
import { programAsTyped } from '../../src/shell/program-as-typed.ts';

test.each([
  ['/opt/bedrock/bin/claude-bedrock', '/opt/bedrock/bin/claude-bedrock'],
  ['/home/ada l/bin/x', "'/home/ada l/bin/x'"],
  ["/home/ada's/bin/x", "'/home/ada'\\''s/bin/x'"],
])('in a POSIX shell: %s', (path, typed) => {
  expect(programAsTyped(path, 'linux')).toBe(typed);
});

test.each([
  ['C:\\Users\\ada\\x.cmd', 'C:\\Users\\ada\\x.cmd'],
  ['C:\\Users\\Jürgen.M\\ADA~1\\x.cmd', 'C:\\Users\\Jürgen.M\\ADA~1\\x.cmd'],
  ['C:\\Program Files (x86)\\a & b\\x.cmd', 'C:\\"Program Files (x86)"\\"a & b"\\x.cmd'],
  ['\\\\server\\our share\\x.cmd', '\\\\server\\"our share"\\x.cmd'],
  ['D:\\it’s;here\\x.cmd', 'D:\\"it’s;here"\\x.cmd'],
])('in cmd.exe and PowerShell no word begins with a quote: %s', (path, typed) => {
  expect(programAsTyped(path, 'win32')).toBe(typed);
});
