import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/main.ts';
import { COMMANDS } from '../../src/registry.ts';
import { EXAMPLE, ssoToken } from '../../src/sandbox/index.ts';
import { columnsOf, type TextStyle } from '../../src/text/text.ts';
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
    if (columnsOf(line) <= width || COPIED.test(line)) return false;
    const longest = Math.max(...line.split(/ +/).map(columnsOf));
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

/** Names as people and strangers give them. */
const NAMES = [
  '東京支社の開発環境と本番環境の共有プロファイル',
  '서울지사개발팀',
  '👩‍👩‍👧‍👦家族',
  '🇩🇪🇯🇵prod',
  'e\u0301quipe-de-de\u0301veloppement',
  'नमस्ते-टीम',
  'ממשק 7',
  'الفريق 42',
];

describe.each([40, 80])('names of any script at %d columns', (width) => {
  const style: TextStyle = { color: false, unicode: true, width };
  const segmenter = new Intl.Segmenter();
  const letters = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

  test('are whole wherever they are shown, break no table and turn nothing around', async () => {
    const { world, sandbox } = await signInScene();
    const keys =
      'aws_access_key_id = AKIARTX3GSDSQADVOPER\naws_secret_access_key = sandboxSecretKeyOfTheExampleDeveloper001\n';
    await put(join(world.home, '.aws/credentials'), NAMES.map((name) => `[${name}]\n${keys}`).join('\n'));
    const [center] = sandbox.cloud.identityCenters;
    if (!center) throw new TypeError('the example cloud has an Identity Center');
    const token = ssoToken(center, new Date(Date.now() + 3_600_000));
    sandbox.cloud.ssoTokens.push(token);
    const { startUrl, accessToken, expiresAt } = token;
    await putSsoToken(world.home, 'corp', { startUrl, accessToken, region: EXAMPLE.ssoRegion, expiresAt });
    for (const [at, name] of NAMES.entries()) {
      const [account] = sandbox.cloud.accounts.slice(at % sandbox.cloud.accounts.length);
      if (account) account.name = name;
      const pin = ['--profile', name, '--region', 'eu-central-1', '--offline'];
      const shown = [
        ['status'],
        ['accounts', '--sso-session', 'corp'],
        ['doctor', '--offline'],
        ['setup', '--plan', ...pin],
      ];
      for (const argv of shown) {
        const { stdout, stderr } = await run(argv, world, style);
        const text = stdout + stderr;
        const about = `${argv.join(' ')}\n${text}`;
        expect(tooWide(text, width), about).toEqual([]);
        const isNamed = argv[0] === 'status' || argv.includes(name) || (argv[0] === 'accounts' && at === 0);
        if (!isNamed) continue;
        const seen = new Set(letters(text));
        const missing = letters(name).filter((letter) => !seen.has(letter));
        expect(missing, about).toEqual([]);
      }
    }
  });
});
