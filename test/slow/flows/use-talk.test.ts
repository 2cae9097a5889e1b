import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { explore, play } from '../../flows/talk/play.ts';
import { putAwsFiles } from '../../support/aws-home.ts';
import { runData, runRefusal } from '../../support/run.ts';
import { jsonOf } from '../../support/sign-in.ts';
import { put, temporaryWorld, trust } from '../../support/world.ts';

let world: World & { home: string };
const TALK = 'talk use';
const save = (...args: string[]) => runData(world, 'presets', 'save', ...args);
const env = async () => JSON.parse(await readFile(join(world.home, '.claude', 'settings.json'), 'utf8')).env;

beforeEach(async () => {
  world = await temporaryWorld();
  await putAwsFiles(world.home);
});

test('one answer switches, and one goes back', async () => {
  await save('keys', '--profile', 'keys');
  const { last, answers, steps } = await play(world, `${TALK} --said keys`, ['Yes, use keys']);
  expect(answers).toBe(1);
  expect(steps[0]?.say).toContain('+    "AWS_PROFILE": "keys"');
  expect(last.say).toContain('Written: `~/.claude/settings.json`. In force now: keys.');
  expect(last.say).toContain('`/bedrock:use -` goes back.');
  expect(await env()).toMatchObject({ AWS_PROFILE: 'keys' });
  const back = await play(world, `${TALK} --said '-'`, ['Yes']);
  expect(back.steps[0]?.say).toContain('The files come back as they were before the last switch.');
  expect(back.last.say).toContain('Written: ');
});

test('without a name all that could be switched to is shown, and asked about once', async () => {
  await save('keys', '--profile', 'keys');
  await save('work', '--profile', 'work');
  await play(world, `${TALK} --preset work`, ['Yes']);
  const { last, questions } = await play(world, TALK, []);
  expect(questions).toEqual(['Which of these should be in force?']);
  expect(last.ask?.options.map(({ label }) => label)).toEqual([
    'Yes, use keys',
    'Yes, use subscription',
    'No',
  ]);
  expect(last.say).toContain('**keys**');
  expect(last.say).toContain('**subscription**');
});

test('what cannot be used is named, Claude Code without Bedrock too', async () => {
  await save('keys', '--profile', 'keys');
  await put(join(world.home, '.claude', 'settings.json'), '{ "env": }');
  const { message } = await runRefusal(world, 'talk', 'use');
  expect(message).toContain('~/.claude/settings.json');
  expect(message).not.toContain('preset');
});

test('what is in force is said first, and how to keep it where it has no name', async () => {
  expect((await play(world, TALK, [])).last.say).toMatch(
    /^In force now: \*\*subscription\*\*\. You have no presets/,
  );
  await save('keys', '--profile', 'keys');
  await play(world, `${TALK} --preset keys`, ['Yes']);
  const { last } = await play(world, TALK, []);
  expect(last.say).toMatch(/^In force now: \*\*keys\*\*\./);
  expect(last.ask?.options.map(({ label }) => label)).toEqual(['Yes, use subscription', 'No']);
  await put(join(world.home, '.claude', 'settings.json'), '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}');
  expect((await play(world, TALK, [])).last.say).toMatch(
    /^What is in force now has no name yet\. `! claude-bedrock presets save NAME`/,
  );
});

test('a word that is no preset where there is none leads nowhere by itself', async () => {
  await put(join(world.home, '.claude', 'settings.json'), '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}');
  const { last } = await play(world, `${TALK} --said eu`, []);
  expect(last).toMatchObject({ end: true, say: expect.stringContaining("There is no preset 'eu'.") });
  expect(last.say).toContain('`/bedrock:use subscription` takes Claude Code off Bedrock.');
});

test('saving is told with the name that was said, be it taken or not', async () => {
  await save('eu', '--profile', 'keys');
  const { last } = await play(world, `${TALK} --said 'save eu'`, []);
  expect(last).toMatchObject({
    end: true,
    say: expect.stringContaining('`! claude-bedrock presets save eu`'),
  });
});

test('a misspelt place beside a name is asked about, and another word is told', async () => {
  await save('keys', '--profile', 'keys');
  const { questions, last } = await play(world, `${TALK} --said 'keys projekt'`, ['project']);
  expect(questions).toEqual(['Did you mean project?', 'Write this change?']);
  expect(last.ask?.options[0]?.run).toContain('--scope project');
  expect((await play(world, `${TALK} --said 'keys frobnicate'`, [])).last.say).toMatch(
    /^Not understood: 'frobnicate'\./,
  );
});

test('going back to what had no name is called so', async () => {
  await save('keys', '--profile', 'keys');
  await play(world, `${TALK} --preset keys`, ['Yes']);
  const { steps, last } = await play(world, `${TALK} --said '-'`, ['Yes, go back (Recommended)']);
  expect(steps[0]?.say).toMatch(/^The files come back as they were before the last switch\./);
  expect(last.say).toContain('. What was in force before is back.');
});

test('of many presets the first are offered, and any can be typed', async () => {
  for (const name of ['one', 'two', 'three', 'four', 'five']) await save(name, '--profile', 'keys');
  const { steps, last } = await play(world, TALK, [{ typed: 'five' }]);
  expect(steps[0]?.ask?.options).toHaveLength(4);
  expect(steps[0]?.say).toContain('- **five**: AWS profile keys');
  expect(last.ask?.options[0]?.label).toContain('Yes, use five');
});

test('a misspelt name is no dead end', async () => {
  await save('keys', '--profile', 'keys');
  const { questions, last } = await play(world, `${TALK} --said kyes`, ['keys']);
  expect(questions).toEqual(['Did you mean keys?', 'Write this change?']);
  expect(last.ask?.options[0]?.label).toBe('Yes, use keys (Recommended)');
});

test('what renews itself by a file of this computer is taken for the team as it can be', async () => {
  await save('own', '--profile', 'work', '--refresh', 'own');
  const { last } = await play(world, `${TALK} --said 'own project'`, []);
  expect(last.ask?.options[0]?.label).toBe('Yes, use own');
  expect(last.say).toContain('Claude Code will not renew an expired sign-in by itself');
  expect(last.say).not.toContain('--refresh');
});

test.each([
  ['that was asked for', [], 'apart project'],
  ['of the preset', ['--scope', 'project'], 'apart'],
])('what a team cannot have is asked about: where else than the place %s', async (_, options, said) => {
  await save('apart', '--auth', 'isolated', '--profile', 'work', ...options);
  const { questions, steps, last } = await play(world, `${TALK} --said '${said}'`, ['Here']);
  expect(steps[0]?.say).not.toContain('--');
  expect(questions).toEqual(['Where should it be in force instead?', 'Write this change?']);
  expect(last.say).toContain('.claude/settings.local.json');
});

test('what is in force already, and what cannot be used, is said', async () => {
  await save('keys', '--profile', 'keys');
  await play(world, `${TALK} --preset keys`, ['Yes']);
  expect((await play(world, `${TALK} --preset keys`, [])).last).toMatchObject({
    say: expect.stringContaining('keys is in force already.'),
    end: true,
  });
  await save('work', '--profile', 'work');
  await put(join(world.home, '.aws', 'config'), '');
  expect((await play(world, TALK, [])).last.say).toContain("- work: its AWS profile 'work' is gone");
});

test('without presets it says how one is made', async () => {
  const { last } = await play(world, TALK, []);
  expect(last).toMatchObject({ end: true, say: expect.stringContaining('presets save NAME') });
});

test('a plan that is not the one that was shown writes nothing and is shown anew', async () => {
  await save('keys', '--profile', 'keys');
  const shown = await play(world, `${TALK} --preset keys`, []);
  await put(join(world.home, '.claude', 'settings.json'), '{"model":"opus"}');
  const { last } = await play(world, shown.last.ask?.options[0]?.run ?? '', []);
  expect(last.say).toContain('A file changed in the meantime, so nothing was written.');
  expect(await env()).toBeUndefined();
});

test('going back to nothing shows what else there is', async () => {
  await save('keys', '--profile', 'keys');
  const { last } = await play(world, `${TALK} --said '-'`, []);
  expect(last.say).toMatch(/^There is nothing to go back to: .*\n\nIn force now: /);
  expect(last.ask?.options[0]?.label).toBe('Yes, use keys');
});

test.each([
  ['keys or work', ['Yes, use keys', 'Yes, use work', 'No']],
  ['not keys', ['Yes, use work', 'Yes, use subscription', 'No']],
])('what is said of several is heard: %s', async (said, labels) => {
  await save('keys', '--profile', 'keys');
  await save('work', '--profile', 'work');
  await put(join(world.home, '.claude', 'settings.json'), '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}');
  const { last } = await play(world, `${TALK} --said '${said}'`, []);
  expect(last.ask?.options.map(({ label }) => label)).toEqual(labels);
});

test.each([
  ['yes', /^Written: /],
  ['no', /^Nothing was written\.$/],
  ['project', /project\/\.claude\/settings\.json/],
])('what is typed in the place of a yes is heard: %s', async (typed, end) => {
  await trust(world);
  await save('keys', '--profile', 'keys');
  expect((await play(world, `${TALK} --said keys`, [{ typed }])).last.say).toMatch(end);
});

test.each([
  ['keys for the team', 'Write this change?', /project\/\.claude\/settings\.json/],
  ['keys here', 'Where should it be in force?', undefined],
  ['keys for this project', 'Where should it be in force?', undefined],
  ['keys just for me here', 'Write this change?', /settings\.local\.json/],
  ['keys everywhere', 'Write this change?', /~\/\.claude\/settings\.json/],
  ['key', 'Did you mean keys?', undefined],
  ['no bedrock', undefined, /^subscription is in force already/],
  ['stop', undefined, /^Nothing was written\.$/],
  ['which is in force?', 'Write this change?', /^In force now: \*\*subscription/],
])('the place and the name are heard in plain words: %s', async (said, question, say) => {
  await trust(world);
  await save('keys', '--profile', 'keys');
  const { last } = await play(world, `${TALK} --said '${said}'`, []);
  expect(last.ask?.question).toBe(question);
  if (say) expect(last.say).toMatch(say);
});

test('a place that is typed at the question moves the change there', async () => {
  await trust(world);
  await save('keys', '--profile', 'keys');
  const { last } = await play(world, `${TALK} --said keys`, [{ typed: 'yes for the team' }]);
  expect(last.say).toContain('project/.claude/settings.json');
  expect(last.ask?.options[0]?.run).toContain('--scope project');
});

test('a slip of the finger that two names are near to takes neither', async () => {
  await save('eu', '--profile', 'keys');
  await save('us', '--profile', 'work');
  const { last } = await play(world, `${TALK} --said su`, []);
  expect(last.ask?.options.map(({ label }) => label)).toEqual(['Yes, use eu', 'Yes, use us', 'No']);
});

test('what a team has is not taken away by a recommendation', async () => {
  await trust(world);
  const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'keys', AWS_REGION: 'eu-central-1' };
  await put(join(world.cwd, '.claude', 'settings.json'), JSON.stringify({ env }));
  const team = await play(world, `${TALK} --said 'subscription project'`, []);
  expect(team.last.ask?.options[0]?.label).toBe('Yes, use subscription');
  const own = await play(world, `${TALK} --said subscription`, ['Here']);
  expect(own.steps[0]?.say).toContain('still switches Amazon Bedrock on here.');
  expect(own.steps[0]?.say).not.toMatch(/in force already|claude-bedrock use/);
  expect(own.last.say).toContain('settings.local.json');
});

test('a word that is not understood takes the recommendation away, and one that removes removes nothing', async () => {
  await save('keys', '--profile', 'keys');
  const { last } = await play(world, `${TALK} --said 'keys frobnicate'`, []);
  expect(last.ask?.options[0]?.label).toBe('Yes, use keys');
  expect((await play(world, `${TALK} --said 'delete keys'`, [])).last).toMatchObject({
    end: true,
    say: '`! claude-bedrock presets remove keys` removes this preset; no setting changes.',
  });
});

test('going back typed at a change finds what else there is, and a preset without its profile ends plainly', async () => {
  await save('keys', '--profile', 'keys');
  const { last } = await play(world, `${TALK} --said keys`, [{ typed: '-' }]);
  expect(last.say).toMatch(/^There is nothing to go back to/);
  await put(join(world.home, '.aws', 'config'), '');
  await put(join(world.home, '.aws', 'credentials'), '');
  const gone = await play(world, `${TALK} --said keys`, []);
  expect(gone.last).toMatchObject({ end: true, say: expect.stringMatching(/^keys cannot be used\./) });
});

test('after the subscription, Bedrock is what can be gone back to', async () => {
  const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'keys', AWS_REGION: 'eu-central-1' };
  await put(join(world.home, '.claude', 'settings.json'), JSON.stringify({ env }));
  await play(world, `${TALK} --said subscription`, ['Yes']);
  const { last } = await play(world, TALK, []);
  expect(last.ask?.options[0]?.label).toBe('Yes, go back');
});

test('beside a file of the team that wins, one thing is said of what is in force', async () => {
  await trust(world);
  await save('keys', '--profile', 'keys');
  await play(world, `${TALK} --said keys`, ['Yes']);
  await play(world, `${TALK} --said 'subscription project'`, ['Yes']);
  const { last } = await play(world, TALK, []);
  expect(last.say).toMatch(
    /^Your settings say \*\*keys\*\*, but it is not in force here\. env\.CLAUDE_CODE_USE_BEDROCK is also set in .*, which wins\./,
  );
  expect(last.say).not.toContain('In force now');
  const here = await play(world, `${TALK} --said keys`, ['Here', 'Yes']);
  expect(here.steps[0]?.say).not.toContain('in force already');
  expect(here.last.say).toContain('In force now: keys.');
  expect((await play(world, TALK, [])).last.say).not.toContain('not in force');
});

test('going back in a place that was not switched has nothing to go back to', async () => {
  await save('keys', '--profile', 'keys');
  await play(world, `${TALK} --said keys`, ['Yes']);
  const { last } = await play(world, `${TALK} --said '- local'`, []);
  expect(last.say).toContain('There is nothing to go back to');
});

test('the subscription is offered for a team only where it was named', async () => {
  const { last } = await play(world, `${TALK} --said '- project'`, []);
  expect(last).toMatchObject({ end: true });
  expect(last.say).toContain('`/bedrock:use subscription project` takes the project off Bedrock.');
});

test('for the team all can be written, also what your own settings give', async () => {
  await trust(world);
  await save('keys', '--profile', 'keys');
  await play(world, `${TALK} --preset keys`, ['Yes']);
  const said = `${TALK} --said 'keys project'`;
  const { steps, questions } = await play(world, said, ['Write all of it', 'Yes']);
  expect(steps[0]?.say).toMatch(/^Your own settings give keys already; those of this project do not\./);
  expect(questions).toEqual(['Write it here, for the team?', 'Write this change?']);
  const { env: written } = await jsonOf(join(world.cwd, '.claude', 'settings.json'));
  expect(written).toMatchObject({ CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'keys' });
});

test('what was never in force is refused with what to do', async () => {
  expect(await runRefusal(world, 'talk', 'use', '--preset', '-')).toMatchObject({ code: 'nothing-before' });
});

test('every path keeps the limits of a question', async () => {
  await save('keys', '--profile', 'keys');
  await save('work', '--profile', 'work');
  const seen = await explore(world, TALK, ['work', 'project', 'kyes'], 30);
  expect(seen.size).toBeGreaterThan(3);
});
