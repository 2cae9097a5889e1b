import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/main.ts';
import { COMMANDS } from '../../src/registry.ts';
import { EXAMPLE, ssoToken } from '../../src/sandbox/index.ts';
import type { TextStyle } from '../../src/text/text.ts';
import { AWS_CREDENTIALS, putSsoToken } from '../support/aws-home.ts';
import { signInScene } from '../support/sign-in.ts';
import { put } from '../support/world.ts';

const HELP = [['--help'], ...COMMANDS.map(({ name }) => [name, '--help'])];
const ANSWERS = [
  '--profile',
  'keys',
  '--region',
  'eu-central-1',
  '--pin',
  'opus=eu.anthropic.claude-opus-5-5',
];

/** In the order in which they run in one home. `{plan}` is the id that the line before printed. */
const SCREENS = [
  ['status'],
  ['accounts', '--sso-session', 'corp'],
  ['login', '--profile', 'work'],
  ['login', '--start', '--again', '--sso-session', 'corp'],
  ['models', '--profile', 'keys', '--region', 'eu-central-1', '--region', 'us-east-1', '--probe'],
  ['setup', '--plan', ...ANSWERS],
  ['setup', '--apply', '--plan-id', '{plan}', ...ANSWERS],
  ['status'],
  ['setup', '--plan', '--auth', 'isolated', ...ANSWERS],
  ['setup', '--plan', '--auth', 'isolated', '--profile', 'work', '--offline'],
  ['reset', '--plan'],
  ['reset', '--apply', '--plan-id', '{plan}'],
  ['reset', '--plan'],
];
const REFUSALS = [
  ...[[], ['sttus'], ['status', '--jsn'], ['setup', '--scope', 'team'], ['completion'], ['completion', 'sh']],
  ...[['setup', '--plan'], 'models --profile wrk'.split(' '), 'login --sso-session crop'.split(' ')],
];

/** A signed-in person with profiles of several kinds. */
async function scene() {
  const { world, sandbox } = await signInScene();
  await put(join(world.home, '.aws', 'credentials'), AWS_CREDENTIALS);
  const [center] = sandbox.cloud.identityCenters;
  if (!center) throw new TypeError('the example cloud has an Identity Center');
  const token = ssoToken(center, new Date(Date.now() + 3_600_000));
  sandbox.cloud.ssoTokens.push(token);
  const { startUrl, accessToken, expiresAt } = token;
  await putSsoToken(world.home, 'corp', { startUrl, accessToken, region: EXAMPLE.ssoRegion, expiresAt });
  return world;
}

/** Commands, and the lines of a change: to be copied, so never broken. */
const COPIED = /^ *(\S*claude-bedrock |aws |eval |export |"aws)|^[-+ ] *["{}[\]]|^(@@|---|\+\+\+) /;

/** The lines that are wider than the terminal although a break would have helped: a word is never broken. */
function tooWide(text: string, width: number): readonly string[] {
  return text.split('\n').filter((line) => {
    if (line.length <= width || COPIED.test(line)) return false;
    const longest = Math.max(...line.split(/ +/).map((word) => word.length));
    return line.search(/\S/) + longest + 4 <= width;
  });
}

describe.each([40, 60, 80])('at %d columns', (width) => {
  test.each([true, false])('no text is wider, with Unicode: %s', async (unicode) => {
    const style: TextStyle = { color: false, unicode, width };
    const world = await scene();
    const wide: string[] = [];
    const show = async (argv: readonly string[]) => {
      const { stdout, stderr } = await run(argv, world, style);
      wide.push(...tooWide(stdout + stderr, width).map((line) => `${argv.join(' ')}: ${line}`));
      return stdout;
    };
    let plan = '';
    for (const words of [...HELP, ...SCREENS, ...REFUSALS]) {
      const printed = await show(words.map((word) => word.replace('{plan}', plan)));
      plan = /--plan-id ([0-9a-f]{16})/.exec(printed)?.[1] ?? plan;
    }
    await put(join(world.home, '.claude', 'settings.json'), '{ "env": { // comment\n } }');
    for (const argv of [['status'], ['setup', '--plan', ...ANSWERS]]) await show(argv);
    expect(wide).toEqual([]);
  });
});
