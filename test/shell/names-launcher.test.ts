import { expect, test } from 'vitest';
import { launcherCommand } from '../../src/shell/launcher-command.ts';
import { namesLauncher } from '../../src/shell/names-launcher.ts';

const LAUNCHER = "/home/it's me/.claude/bedrock/bin/claude-bedrock";
const ON_WINDOWS = 'C:\\Users\\it is me\\.claude\\bedrock\\bin\\claude-bedrock.cmd';
const written = launcherCommand(LAUNCHER, 'login', 'work', 'linux') ?? '';
const writtenOnWindows = launcherCommand(ON_WINDOWS, 'login', 'work', 'win32') ?? '';
const OF_A_FOLDER = "/home/me/it's/bedrock/bin/claude-bedrock";
const quoted = launcherCommand(OF_A_FOLDER, 'login', 'work', 'linux') ?? '';

test.each<[string, string, string, boolean]>([
  ['the command that setup writes', written, LAUNCHER, true],
  ['one that somebody added to', `${written} --no-browser`, LAUNCHER, true],
  ['one for cmd.exe', writtenOnWindows, ON_WINDOWS, true],
  ['a settings file', JSON.stringify({ awsAuthRefresh: written }), LAUNCHER, true],
  ['a settings file on Windows', JSON.stringify({ awsAuthRefresh: writtenOnWindows }), ON_WINDOWS, true],
  ['one that is not valid', `{ "awsAuthRefresh": "${written}" // mine`, LAUNCHER, true],
  ['one by hand', '~/.claude/bedrock/bin/claude-bedrock login', LAUNCHER, true],
  ['a configuration directory that needs quoting', quoted, OF_A_FOLDER, true],
  ['the same in a settings file', JSON.stringify({ awsAuthRefresh: quoted }), OF_A_FOLDER, true],
  ['not a clone', '~/src/bedrock/bin/claude-bedrock login', LAUNCHER, false],
  ['not another command', 'aws sso login --profile work', LAUNCHER, false],
])('finds the launcher in %s', (_, text, launcher, expected) => {
  expect(namesLauncher(text, launcher)).toBe(expected);
});
