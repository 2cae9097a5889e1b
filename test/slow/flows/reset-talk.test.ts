import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleApiKey } from '../../../src/sandbox/index.ts';
import { explore, play } from '../../flows/talk/play.ts';
import { put, trust } from '../../support/world.ts';
import { homeOf, keysScene, wizardScene } from '../../wizard/support.ts';

const RESET = 'talk reset';
const RESET_SAID = (said: string) => `${RESET} --said '${said.replaceAll("'", String.raw`'\''`)}'`;
const FOUND =
  '{\n  "env": {\n    "CLAUDE_CODE_USE_BEDROCK": "1",\n    "AWS_PROFILE": "keys",\n    "EDITOR": "vim"\n  }\n}\n';

/** A person whom setup put on Bedrock. */
async function onBedrock() {
  const scene = await keysScene();
  const before = homeOf(scene.world);
  await play(scene.world, 'talk setup', ['Yes']);
  return { ...scene, before };
}

test('one answer puts back what was there before, to the byte', async () => {
  const { world, before } = await onBedrock();
  const { last, answers, steps } = await play(world, RESET, ['Yes']);
  expect(answers).toBe(1);
  expect(steps[0]?.say).toContain('`~/.claude/settings.json` was created by setup and is deleted');
  expect(last.say).toMatch(/^Done: `~\/.claude\/settings.json`/);
  expect(homeOf(world)).toEqual(before);
});

test('keys that nobody knows the former values of are removed only by an answer that is not recommended', async () => {
  const { world } = await keysScene();
  await put(join(world.home, '.claude', 'settings.json'), FOUND);
  const { last } = await play(world, RESET, []);
  expect(last.say).toMatch(/^There is no record of setup writing these keys, .* that cannot be undone\./);
  expect(last.ask).toMatchObject({ question: 'Remove these keys for good?' });
  expect(last.ask?.options.map(({ label }) => label)).toEqual([
    'Yes, remove them',
    'Keep my AWS profile',
    'No',
  ]);
  await play(world, RESET, ['Keep', 'Yes']);
  const { env } = JSON.parse(await readFile(join(world.home, '.claude', 'settings.json'), 'utf8'));
  expect(env).toEqual({ AWS_PROFILE: 'keys', EDITOR: 'vim' });
});

test('where there is nothing to undo in the place that was named, the other one is offered', async () => {
  const { world } = await onBedrock();
  const { last, steps } = await play(world, `${RESET} --said project`, ['Show me']);
  expect(steps[0]?.say).toBe(
    'Nothing to undo in the project settings. There is something to undo in `~/.claude/settings.json`.',
  );
  expect(last.ask?.question).toBe('Put this back?');
});

test.each([
  ['not the project', ['user', 'local'], 'Not to be undone: project. One place at a time:'],
  ['project and local', ['project', 'local'], undefined],
  ['only here', ['project', 'local'], undefined],
  ['not the team', ['user', 'local'], 'Not to be undone: project. One place at a time:'],
  ['everything but the team file', ['user', 'local'], 'Not to be undone: project. One place at a time:'],
  ['only mine', ['user', 'local'], undefined],
])('what is said to stay, or of two places, is asked about: %s', async (said, labels, told) => {
  const { world } = await onBedrock();
  const { last } = await play(world, RESET_SAID(said), []);
  expect(last.say).toBe(told);
  expect(last.ask?.options.map(({ label }) => label)).toEqual(labels);
});

test.each([
  ['project, not local', 'Nothing to undo in the project settings.'],
  ["just the team's", 'Nothing to undo in the project settings.'],
  ['mine here', 'Nothing to undo in the local settings.'],
  ['not here', '`~/.claude/settings.json` was created by setup'],
  ['not project and not local', '`~/.claude/settings.json` was created by setup'],
  ['not user, not project, not local', 'Nothing was written.'],
])('where one place or none is left, nothing is asked about places: %s', async (said, told) => {
  const { world } = await onBedrock();
  expect((await play(world, RESET_SAID(said), [])).last.say).toContain(told);
});

test.each([
  ['yes', /^Done: /],
  ['no thanks', /^Nothing was written\.$/],
  ['hm', /^Not understood: 'hm'/],
])('what is typed in the place of a yes is heard: %s', async (typed, end) => {
  const { world } = await onBedrock();
  expect((await play(world, RESET, [{ typed }])).last.say).toMatch(end);
});

test('a file that was closed for a secret is not opened again by a recommended answer', async () => {
  const { world } = await keysScene();
  const file = join(world.home, '.claude', 'settings.json');
  await put(file, '{}\n');
  await chmod(file, 0o644);
  const key = join(world.home, 'key');
  await put(key, exampleApiKey().token);
  await play(world, 'talk setup --region us-east-1 --about key', [{ typed: key }, 'Yes']);
  const { last } = await play(world, RESET, []);
  expect(last.say).toContain('Others on this computer can read `~/.claude/settings.json` again then');
  expect(last.say).toContain('as AWS_BEARER_TOKEN_BEDROCK');
  expect(last.ask?.options[0]?.label).toBe('Yes');
});

test("what a team has is not recommended to go, and a label's words choose it", async () => {
  const { world } = await keysScene();
  await trust(world);
  await play(world, 'talk setup --said team', ['Yes']);
  const { last } = await play(world, RESET, []);
  expect(last.ask?.options[0]?.label).toBe('Yes');
  expect(last.say).not.toContain('You stay signed in to AWS.');
  const found = await keysScene();
  await put(join(found.world.home, '.claude', 'settings.json'), FOUND);
  const kept = await play(found.world, RESET, [{ typed: 'keep my aws profile' }]);
  expect(kept.last.say).not.toContain('Not understood');
  expect(kept.last.ask?.options.map(({ label }) => label)).toEqual(['Yes, remove them', 'No']);
});

test('of a file that cannot be read nothing is claimed', async () => {
  const { world } = await keysScene();
  await put(join(world.home, '.claude', 'settings.json'), '{ "env": ');
  const { last } = await play(world, RESET, []);
  expect(last.say).not.toContain('Nothing to undo');
  expect(last.say).toMatch(/not valid JSON.*\/bedrock:reset/s);
});

/** Bedrock keys of the person, and of the team. */
async function bothFound() {
  const scene = await keysScene();
  await put(join(scene.world.home, '.claude', 'settings.json'), FOUND);
  await put(join(scene.world.cwd, '.claude', 'settings.json'), FOUND);
  return scene.world;
}

test.each(['project', 'for the PROJECT.', 'project please'])(
  'what is said names the one place: %s',
  async (said) => {
    const world = await bothFound();
    const { last } = await play(world, `${RESET} --said '${said}'`, []);
    expect(last.say).not.toContain('~/.claude/settings.json');
    expect(last.ask?.options[0]?.run).toContain('--scope project');
    expect(await playUser(world, last.ask?.options[0]?.run ?? '')).toBe(FOUND);
  },
);

const playUser = async (world: Awaited<ReturnType<typeof bothFound>>, call: string) => {
  await play(world, call, []);
  return readFile(join(world.home, '.claude', 'settings.json'), 'utf8');
};

test('a misspelt place is asked about, and a word that means nothing is told', async () => {
  const world = await bothFound();
  const { questions, last } = await play(world, `${RESET} --said projekt`, ['project']);
  expect(questions).toEqual(['Did you mean project?', 'Remove these keys for good?']);
  expect(last.say).not.toContain('~/.claude/settings.json');
  const all = await play(world, `${RESET} --said projekt`, ['Everywhere']);
  expect(all.last.say).toContain('~/.claude/settings.json');
  const { say } = (await play(world, `${RESET} --said 'frobnicate user'`, [])).last;
  expect(say).toContain("Not understood: 'frobnicate'.");
  expect(say).toContain('~/.claude/settings.json');
});

test('where setup wrote nothing it ends with that', async () => {
  const { world } = await keysScene();
  expect((await play(world, RESET, [])).last).toMatchObject({
    end: true,
    say: expect.stringContaining('Nothing to undo'),
  });
});

/** A person who was put on Bedrock, and left it by a switch. */
async function switchedBack(before: string) {
  const { world } = await keysScene();
  await put(join(world.home, '.claude', 'settings.json'), before);
  await play(world, 'talk setup', ['Yes']);
  await play(world, 'talk use --preset subscription', ['Yes']);
  return world;
}

test('where a switch brought the files back already, only the record is asked about', async () => {
  const world = await switchedBack('{\n  "env": {\n    "EDITOR": "vim"\n  }\n}\n');
  const { questions, steps, last } = await play(world, RESET, ['Yes']);
  expect(questions).toEqual(['Remove the record of setup?']);
  expect(steps[0]?.say).toContain('So no setting changes.');
  expect(last.say).toContain('No setting changed.');
  expect(last.say).not.toContain('Restart');
  expect((await play(world, RESET, [])).last.say).toContain('Nothing to undo');
});

test('what a file loses is shown where it is no key of ours', async () => {
  const world = await switchedBack('{\n  "theme": "dark"\n}\n');
  const { steps, last } = await play(world, RESET, ['Yes']);
  expect(steps[0]?.say).toContain('-  "env": {}');
  expect(last.say).not.toContain('Restart');
});

test('a file that was edited meanwhile is shown anew', async () => {
  const { world } = await onBedrock();
  const shown = await play(world, RESET, []);
  const file = join(world.home, '.claude', 'settings.json');
  await put(file, (await readFile(file, 'utf8')).replace('{', '{ "model": "opus",'));
  const { last } = await play(world, shown.last.ask?.options[0]?.run ?? '', []);
  expect(last.say).toContain('A file changed in the meantime, so nothing was done.');
  expect(last.say).toContain('only the keys that setup wrote are undone');
});

test('every path keeps the limits of a question', async () => {
  const { world } = await keysScene();
  await put(join(world.home, '.claude', 'settings.json'), FOUND);
  expect((await explore(world, RESET, [])).size).toBeGreaterThanOrEqual(3);
});

test('the profile that goes is named, with an answer that keeps it and no option of a command line', async () => {
  const { world } = await wizardScene();
  const answers = [{ typed: 'example.awsapps.com' }, 'Sandbox: BedrockUser', 'Yes'];
  const setup = await play(world, 'talk setup', answers);
  expect(setup.steps.map(({ say }) => say).join()).toContain('`~` is your home directory');
  const { steps, last } = await play(world, RESET, ['Keep the AWS profile', 'Yes']);
  expect(steps[0]?.say).toContain('Reset removes the AWS profile that setup made: sandbox-bedrockuser.');
  expect(steps[0]?.say).toContain('The small program that setup put into the settings');
  expect(steps[0]?.say).toContain('You stay signed in to AWS.');
  expect(steps[0]?.say).not.toContain('--keep-profiles');
  expect(last.say).toContain('sign in to your Claude account');
  expect(await readFile(join(world.home, '.aws', 'config'), 'utf8')).toContain(
    '[profile sandbox-bedrockuser]',
  );
});

test('a comma that a line gains or loses is not shown as a change', async () => {
  const { world } = await keysScene();
  await put(join(world.home, '.claude', 'settings.json'), '{\n  "theme": "dark"\n}\n');
  await play(world, 'talk setup', ['Yes']);
  const { last } = await play(world, RESET, []);
  expect(last.say).toContain('becomes what it was before setup, byte for byte');
  expect(last.say).toContain('   "theme": "…"');
  expect(last.say).not.toMatch(/^[-+] {2}"theme"/m);
});

test('what is shown is a change of the file as it stands: every brace has its other, every line its place', async () => {
  const { world } = await keysScene();
  const file = join(world.home, '.claude', 'settings.json');
  const before = '{\n  "env": {\n    "EDITOR": "vim"\n  },\n  "theme": "dark"\n}\n';
  await put(file, before);
  await play(world, 'talk setup', ['Yes']);
  const now = await readFile(file, 'utf8');
  const { say = '' } = (await play(world, RESET, [])).last;
  const lines = /^@@[^\n]*\n([\s\S]*?)\n```/m.exec(say)?.[1]?.split('\n') ?? [];
  const of = (sign: string) =>
    lines.filter((line) => line[0] === sign || line[0] === ' ').map((line) => line.slice(1));
  const bare = (text: readonly string[]) =>
    text.map((line) => line.replace(/,$/, '').replace(/"[^"]*"$/, '…'));
  expect(bare(of('-'))).toEqual(bare(now.trimEnd().split('\n')));
  expect(bare(of('+'))).toEqual(bare(before.trimEnd().split('\n')));
});
