import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, exampleApiKey } from '../../../src/sandbox/index.ts';
import { explore, play } from '../../flows/talk/play.ts';
import { runData, runRefusal } from '../../support/run.ts';
import { put } from '../../support/world.ts';
import { homeOf, keysScene, wizardScene } from '../../wizard/support.ts';

const SETUP = 'talk setup';
const PORTAL = { typed: 'example.awsapps.com/start/#/' };

describe('from an empty home', () => {
  test('three answers in three rounds lead to a written setup, and one reset takes all of it back', async () => {
    const { world } = await wizardScene();
    const { last, answers, questions, steps } = await play(world, SETUP, [
      PORTAL,
      'Sandbox: BedrockUser',
      'Yes',
    ]);
    expect(answers).toBe(3);
    expect(questions.map((question) => question.split('?')[0])).toEqual([
      'What is the address of your AWS access portal',
      'Which account and role should Claude Code use',
      'Write this change',
    ]);
    expect(last).toMatchObject({
      end: true,
      say: expect.stringContaining('Written: `~/.aws/config` and `~/.claude/settings.json`.'),
    });
    const plan = steps.at(-2)?.say ?? '';
    expect(plan).toContain(
      'the role BedrockUser in Sandbox (111122223333) in eu-central-1, in all your projects',
    );
    expect(plan).toContain('+[profile sandbox-bedrockuser]');
    expect(plan).toContain('+    "AWS_PROFILE": "sandbox-bedrockuser"');
    const { env } = JSON.parse(await readFile(join(world.home, '.claude', 'settings.json'), 'utf8'));
    expect(env).toMatchObject({ AWS_PROFILE: 'sandbox-bedrockuser', AWS_REGION: 'eu-central-1' });
    const { planId } = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', planId);
    // Signing in came first, and made the folder in which it keeps what it began.
    const left = Object.keys(homeOf(world)).filter((name) => !/^\.aws($|\/sso)/.test(name));
    expect(left).toEqual(['.claude']);
  });

  test('what was typed is told beside what it became, with the code', async () => {
    const { world, sandbox } = await wizardScene();
    const { steps } = await play(world, SETUP, [PORTAL]);
    expect(steps[1]?.say).toContain(`You typed ${PORTAL.typed}. The access portal is ${EXAMPLE.startUrl}.`);
    expect(steps[1]?.say).toContain(`# ${sandbox.cloud.deviceGrants.at(-1)?.userCode}`);
  });

  test('said beside the command, everything but the agreement is answered', async () => {
    const { world } = await wizardScene();
    const said = `${SETUP} --said 'example.awsapps.com us-east-1 1111-2222-3333 BedrockUser'`;
    const { questions, steps } = await play(world, said, []);
    expect(questions).toEqual(['Write this change?']);
    expect(steps.at(-1)?.say).toContain('the role BedrockUser in Sandbox (111122223333) in us-east-1');
  });

  test('an address that is wrong is asked again, with the reason', async () => {
    const { world } = await wizardScene();
    const moves = [{ typed: 'two words' }, { typed: 'exmaple' }, 'Yes'];
    const { questions, last } = await play(world, SETUP, moves);
    expect(questions).toHaveLength(4);
    expect(new Set([questions[0], questions[1], questions[3]]).size).toBe(1);
    expect(last.ask?.header).toBe('Portal');
    expect(last.say).toContain('No region of IAM Identity Center knows https://exmaple.awsapps.com/start.');
  });

  test('an API key comes from a file, and a wrong file is asked again', async () => {
    const { world } = await wizardScene();
    const file = await put(join(world.home, 'key'), exampleApiKey().token);
    const moves = ['I use an API key', { typed: '/nowhere' }, { typed: file }, 'us-east-1', 'Yes'];
    const { last, steps } = await play(world, SETUP, moves);
    expect(steps[2]?.say).toContain('/nowhere');
    expect(steps.at(-2)?.say).toContain('A key is shortened here, and written whole.');
    expect(steps.at(-2)?.say).not.toContain('stay as they are');
    expect(last.say).toContain('`~/key` can be deleted');
    expect(JSON.stringify(steps)).not.toContain(exampleApiKey().token);
  });

  test('No ends it with nothing written', async () => {
    const { world } = await wizardScene();
    const { last } = await play(world, SETUP, [PORTAL, 'Sandbox: BedrockUser', 'No']);
    expect(last).toEqual({ say: 'Nothing was written.', end: true });
    expect(homeOf(world)).not.toHaveProperty('.claude/settings.json');
  });

  test('where nothing answers for want of a permission, the text to send is there and no other region is searched', async () => {
    const { world } = await wizardScene();
    const { last } = await play(world, SETUP, [PORTAL, 'Sandbox: ReadOnly']);
    expect(last.say).toContain('Account: 111122223333\nRole: ReadOnly\nRegion: eu-central-1');
    expect(last.say).toContain('"bedrock:InvokeModel"');
    expect(last.ask?.options.map(({ label }) => label)).toEqual(['Another account or role', 'Stop here']);
  });

  test('every path keeps the limits of a question and comes to an end', async () => {
    const { world } = await wizardScene();
    const seen = await explore(world, SETUP, [EXAMPLE.startUrl], 45);
    expect([...seen.values()].some(({ end }) => end)).toBe(true);
  });
});

describe('with one good profile', () => {
  test('the plan and the question name the account of access keys', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, SETUP, []);
    expect(last.say).toContain('the AWS profile keys (account 111122223333) in eu-central-1');
    const { ask } = (await play(world, `${SETUP} --about sign-in`, [])).last;
    expect(ask?.options[0]?.description).toBe('access keys in a file, account 111122223333, eu-central-1');
  });

  test('for the team: what everyone needs is said with the option, and again with the plan', async () => {
    const { world } = await keysScene();
    const { steps, last } = await play(world, SETUP, ['Change', 'Where', 'This folder, for the team']);
    const scope = steps.at(-2)?.ask?.options[1];
    expect(scope?.description).toContain('Everyone needs an AWS profile of the same name');
    expect(last.say).toContain("needs an AWS profile named 'keys'");
    // What warns is not recommended.
    expect(last.ask?.options[0]?.label).toBe('Yes');
  });

  test('one answer writes it', async () => {
    const { world } = await keysScene();
    const { answers, last, steps } = await play(world, SETUP, ['Yes']);
    expect(answers).toBe(1);
    expect(steps).toHaveLength(2);
    expect(last.say).toContain('Written: `~/.claude/settings.json`.');
    expect((await play(world, SETUP, [])).last).toMatchObject({
      end: true,
      say: expect.stringContaining('already say this'),
    });
  });

  test.each([
    ['models', ['Change', 'Models', 'Global', 'Yes'], 'settings.json', 'global.anthropic.claude-opus-5-5'],
    ['region', ['Change', 'Region', 'us-east-1', 'Yes'], 'settings.json', '"AWS_REGION": "us-east-1"'],
    ['place', ['Change', 'Where', 'This folder, for me', 'Yes'], 'local', 'CLAUDE_CODE_USE_BEDROCK'],
  ])('the %s can be changed before the yes', async (_, moves, file, text) => {
    const { world } = await keysScene();
    await play(world, SETUP, moves);
    const path =
      file === 'local'
        ? join(world.cwd, '.claude', 'settings.local.json')
        : join(world.home, '.claude', file);
    expect(await readFile(path, 'utf8')).toContain(text);
  });

  test('all misspelt words of a line are asked about at once', async () => {
    const { world } = await keysScene();
    const { steps, questions } = await play(world, `${SETUP} --said 'kyes in eu-centrall-1'`, ['keys']);
    expect(steps[0]?.say).toBe("Not found: 'kyes' and 'eu-centrall-1'.");
    expect(questions[0]).toBe('Did you mean keys and eu-central-1?');
    expect(questions.at(-1)).toBe('Write this change?');
  });

  test('a model that does not answer is asked about, with the nearest that does', async () => {
    const { world } = await keysScene();
    const call = `${SETUP} --profile keys --model eu.anthropic.claude-sonnet-5x`;
    const { last } = await play(world, call, []);
    expect(last.say).toContain('eu.anthropic.claude-sonnet-5x does not work in eu-central-1.');
    expect(last.ask?.options[0]).toMatchObject({
      description: 'eu.anthropic.claude-sonnet-5, the nearest that answers',
    });
  });

  test('a region that is typed wrong is asked again with the nearest first', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --about region`, [{ typed: 'eu_centrall_1' }]);
    expect(last).toMatchObject({
      say: "Not found: 'eu_centrall_1'.",
      ask: { options: [{ label: 'eu-central-1 (Recommended)' }, { label: 'No' }] },
    });
  });

  test('a plan that is not the one that was shown writes nothing and is shown anew', async () => {
    const { world } = await keysScene();
    const shown = await play(world, SETUP, []);
    await put(join(world.home, '.claude', 'settings.json'), '{"model":"opus"}');
    const { last } = await play(world, shown.last.ask?.options[0]?.run ?? '', []);
    expect(last.say).toContain('A file changed in the meantime, so nothing was written.');
    expect(await readFile(join(world.home, '.claude', 'settings.json'), 'utf8')).toBe('{"model":"opus"}');
  });

  test('a settings file that does not parse is told, with how little it counts now', async () => {
    const { world } = await keysScene();
    await put(join(world.home, '.claude', 'settings.json'), '{,}');
    const refusal = await runRefusal(world, 'talk', 'setup');
    expect(refusal).toMatchObject({
      code: 'settings-invalid-json',
      message: expect.stringMatching(/^~\/\.claude.* Claude Code ignores the whole file\.$/),
      fix: expect.stringContaining('at column 2'),
    });
  });

  test('every path keeps the limits of a question', async () => {
    const { world } = await keysScene();
    const seen = await explore(world, SETUP, ['us-west-2'], 45);
    expect(seen.size).toBeGreaterThan(20);
  });
});
