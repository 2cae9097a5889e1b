import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, exampleApiKey } from '../../../src/sandbox/index.ts';
import { type Answer, play } from '../../flows/talk/play.ts';
import { runRefusal } from '../../support/run.ts';
import { put } from '../../support/world.ts';
import { keysScene, wizardScene } from '../../wizard/support.ts';

// How often a person answers in each room, from the first word to the end, as the commands play it.

const PORTAL = { typed: 'example.awsapps.com' };
const SEVERAL = `[profile keys]
region = eu-central-1
[profile work]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = eu-central-1
[profile old]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = eu-central-1
[sso-session corp]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

type Scene = Awaited<ReturnType<typeof wizardScene>>;
const config = ({ world }: Scene) => join(world.home, '.aws', 'config');
const settings = ({ world }: Scene) => join(world.home, '.claude', 'settings.json');
const setUp = ({ world }: Scene) => play(world, 'talk setup', ['Yes']);

interface Room {
  readonly room: string;
  readonly scene: () => Promise<Scene>;
  readonly arrange?: (scene: Scene) => Promise<unknown>;
  readonly call: string;
  readonly answers: readonly Answer[];
  readonly end: RegExp;
}

const ROOMS: readonly Room[] = [
  {
    room: 'an empty home',
    scene: wizardScene,
    call: 'talk setup',
    answers: [PORTAL, 'Sandbox: BedrockUser', 'Yes'],
    end: /^Written: /,
  },
  { room: 'one good profile', scene: keysScene, call: 'talk setup', answers: ['Yes'], end: /^Written: / },
  {
    room: 'several profiles',
    scene: keysScene,
    arrange: async (scene) => {
      await put(config(scene), SEVERAL);
      await put(
        join(scene.world.home, '.aws', 'credentials'),
        ['keys', 'more']
          .map(
            (name) =>
              `[${name}]\naws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`,
          )
          .join(''),
      );
    },
    call: 'talk setup',
    answers: ['keys', 'Yes'],
    end: /^Written: /,
  },
  {
    room: 'an expired profile of the older form',
    scene: keysScene,
    arrange: (scene) => put(config(scene), SEVERAL),
    call: "talk setup --said 'old'",
    answers: ['Yes', 'Yes'],
    end: /^Written: `~\/\.aws\/config` and /,
  },
  {
    room: 'an API key',
    scene: wizardScene,
    arrange: ({ world }) => put(join(world.home, 'bedrock-api-key'), exampleApiKey().token),
    call: "talk setup --said 'us-east-1'",
    answers: ['I use an API key', '~/bedrock-api-key', 'Yes'],
    end: /can be deleted/,
  },
  {
    room: 'two typing mistakes',
    scene: keysScene,
    call: "talk setup --said 'kyes in eu-centrall-1'",
    answers: ['keys and eu-central-1', 'Yes'],
    end: /^Written: /,
  },
  {
    room: 'nothing usable',
    scene: wizardScene,
    call: 'talk setup',
    answers: [PORTAL, 'Sandbox: ReadOnly', 'Stop here'],
    end: /Once you have access, run \/bedrock:setup again/,
  },
  {
    room: 'for the team',
    scene: keysScene,
    call: "talk setup --said 'for the team'",
    answers: ['Yes'],
    end: /project\/\.claude\/settings\.json/,
  },
  {
    room: 'doctor with a fix',
    scene: keysScene,
    arrange: async (scene) => {
      await setUp(scene);
      await put(settings(scene), (await readFile(settings(scene), 'utf8')).replace('"1"', '"0"'));
    },
    call: 'talk doctor',
    answers: ['Yes'],
    end: /^Written\./,
  },
  {
    room: 'doctor with an administrator',
    scene: keysScene,
    arrange: async (scene) => {
      await setUp(scene);
      for (const { denies } of scene.sandbox.cloud.accounts)
        denies.push({ kind: 'identity-policy', action: 'bedrock:InvokeModel*', resource: '*' });
    },
    call: 'talk doctor',
    answers: [],
    end: /Send your administrator the text below/,
  },
  {
    room: 'reset, nothing edited since',
    scene: keysScene,
    arrange: setUp,
    call: 'talk reset',
    answers: ['Yes'],
    end: /^Done: /,
  },
  {
    room: 'reset, edited since',
    scene: keysScene,
    arrange: async (scene) => {
      await setUp(scene);
      await put(settings(scene), (await readFile(settings(scene), 'utf8')).replace('{', '{"model":"opus",'));
    },
    call: 'talk reset',
    answers: ['Yes'],
    end: /^Done: /,
  },
  {
    room: 'reset without a journal',
    scene: keysScene,
    arrange: async (scene) => {
      await setUp(scene);
      await rm(join(scene.world.home, '.claude', 'bedrock'), { recursive: true });
    },
    call: 'talk reset',
    answers: ['Yes, remove them'],
    end: /^Done: /,
  },
];

test.each(ROOMS)('$room: $answers.length answers', async ({ scene, arrange, call, answers, end }) => {
  const made = await scene();
  await arrange?.(made);
  const played = await play(made.world, call, answers);
  expect(played.answers).toBe(answers.length);
  expect(played.last.say).toMatch(end);
  // A fix may lead to the next finding; else nothing is left to ask.
  if (call !== 'talk doctor') expect(played.last.end).toBe(true);
});

test('settings that do not parse: no answer, and what to type where', async () => {
  const scene = await keysScene();
  await put(settings(scene), '{\n  // mine\n  "model": "opus"\n}');
  expect(await runRefusal(scene.world, 'talk', 'setup')).toMatchObject({
    fix: 'Remove the comment in line 2, then type /bedrock:setup again.',
  });
});
