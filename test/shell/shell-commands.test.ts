import { describe, expect, test } from 'vitest';
import { readProfileCommand } from '../../src/shell/profile-command.ts';
import { shellCommands } from '../../src/shell/shell-commands.ts';

/** The words of each command; what the shell expands stands between ‹ and ›. */
function words(line: string, platform: NodeJS.Platform = 'linux') {
  return shellCommands(line, platform).map((command) =>
    command.map(({ text, isExpanded }) => (isExpanded ? `‹${text}›` : text)),
  );
}

test.each<[string, string[][]]>([
  ['', []],
  ['aws sso login --profile work', [['aws', 'sso', 'login', '--profile', 'work']]],
  [`a --profile='it'\\''s;id' "b c"`, [['a', "--profile=it's;id", 'b c']]],
  ['a && b; c | d || e &', [['a'], ['b'], ['c'], ['d'], ['e']]],
  ['a\nb', [['a'], ['b']]],
  ['a 2>&1 >/dev/null <in b', [['a', 'b']]],
  [
    'a "$HOME" $(id) ~/x *.txt \\$x \'$y\'',
    [['a', '‹$HOME›', '‹$›'], ['id'], ['‹~/x›', '‹*.txt›', '$x', '$y']],
  ],
  ['a "in \\"it\\" \\$x"', [['a', 'in "it" $x']]],
  ["a 'without an end", []],
])('takes apart %j', (line, expected) => {
  expect(words(line)).toEqual(expected);
});

test('takes apart what cmd.exe would run', () => {
  expect(words(`"C:\\Program Files\\x.cmd" --profile="it's" %USERNAME% & b`, 'win32')).toEqual([
    ['C:\\Program Files\\x.cmd', "--profile=it's", '‹%USERNAME%›'],
    ['b'],
  ]);
});

describe('a command about a profile', () => {
  const read = (line: string, platform: NodeJS.Platform = 'linux') => {
    const { program, does, profile, session } = readProfileCommand(line, platform) ?? {};
    return [program?.text, does, profile?.text, session?.text];
  };

  test.each<[string, unknown[]]>([
    ['aws sso login --profile work', ['aws', 'aws-sso-login', 'work', undefined]],
    ['aws --region x --profile=work sso login --no-browser', ['aws', 'aws-sso-login', 'work', undefined]],
    ['AWS_PROFILE=work /usr/bin/aws sso login', ['/usr/bin/aws', 'aws-sso-login', 'work', undefined]],
    ['cd /tmp && aws sso login --sso-session corp', ['aws', 'aws-sso-login', undefined, 'corp']],
    ['aws login --profile work', ['aws', 'aws-login', 'work', undefined]],
    ["'/a b/claude-bedrock' login --profile='x y'", ['/a b/claude-bedrock', 'own-login', 'x y', undefined]],
    ['claude-bedrock credentials --profile=x', ['claude-bedrock', 'own-credentials', 'x', undefined]],
    ['aws s3 ls login', ['aws', 'something-else', undefined, undefined]],
    ['', [undefined, undefined, undefined, undefined]],
  ])('is read from %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  test('is read from what cmd.exe would run', () => {
    const line = '"C:\\Users\\ada\\claude-bedrock.cmd" login --profile="x y"';
    expect(read(line, 'win32').slice(1, 3)).toEqual(['own-login', 'x y']);
  });
});
