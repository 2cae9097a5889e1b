import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cloud, EXAMPLE, exampleApiKey } from '../../../src/sandbox/index.ts';
import { put } from '../../support/world.ts';
import type { Answer } from './play.ts';

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

/** Somebody's computer before they type a command. */
export interface Scene {
  readonly home: string;
  readonly cloud: Cloud;
  /** Puts the person on Bedrock as `/bedrock:setup` does, with the profile `keys` where nothing else is answered. */
  setUp(answers?: readonly Answer[]): Promise<unknown>;
}

export interface Room {
  readonly room: string;
  /** With access keys in the AWS files, as the profile `keys`. */
  readonly hasKeys: boolean;
  readonly arrange?: (scene: Scene) => Promise<unknown>;
  /** No model can be reached, so a hook of the plugin answers in Claude's place. */
  readonly isModelThere?: false;
  readonly command: 'setup' | 'doctor' | 'reset';
  /** What stands beside the command. */
  readonly said?: string;
  readonly answers: readonly Answer[];
  readonly end: RegExp;
}

export const configOf = ({ home }: Pick<Scene, 'home'>) => join(home, '.aws', 'config');
export const settingsOf = ({ home }: Pick<Scene, 'home'>) => join(home, '.claude', 'settings.json');

/** How often a person answers in each room, from the first word to the end, as the commands play it. */
export const ROOMS: readonly Room[] = [
  {
    room: 'an empty home',
    hasKeys: false,
    command: 'setup',
    answers: [PORTAL, 'Sandbox: BedrockUser', 'Yes'],
    end: /^Written: /,
  },
  { room: 'one good profile', hasKeys: true, command: 'setup', answers: ['Yes'], end: /^Written: / },
  {
    room: 'several profiles',
    hasKeys: true,
    arrange: async (scene) => {
      await put(configOf(scene), SEVERAL);
      await put(
        join(scene.home, '.aws', 'credentials'),
        ['keys', 'more']
          .map(
            (name) =>
              `[${name}]\naws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`,
          )
          .join(''),
      );
    },
    command: 'setup',
    answers: ['keys', 'Yes'],
    end: /^Written: /,
  },
  {
    room: 'an expired profile of the older form',
    hasKeys: true,
    arrange: (scene) => put(configOf(scene), SEVERAL),
    command: 'setup',
    said: 'old',
    answers: ['Yes', 'Yes'],
    end: /^Written: `~\/\.aws\/config` and /,
  },
  {
    room: 'an API key',
    hasKeys: false,
    arrange: ({ home }) => put(join(home, 'bedrock-api-key'), exampleApiKey().token),
    command: 'setup',
    said: 'us-east-1',
    answers: ['I use an API key', '~/bedrock-api-key', 'Yes'],
    end: /can be deleted/,
  },
  {
    room: 'two typing mistakes',
    hasKeys: true,
    command: 'setup',
    said: 'kyes in eu-centrall-1',
    answers: ['keys and eu-central-1', 'Yes'],
    end: /^Written: /,
  },
  {
    room: 'nothing usable',
    hasKeys: false,
    command: 'setup',
    answers: [PORTAL, 'Sandbox: ReadOnly', 'Stop here'],
    end: /Once you have access, run \/bedrock:setup again/,
  },
  {
    room: 'for the team',
    hasKeys: true,
    command: 'setup',
    said: 'for the team',
    answers: ['Yes'],
    end: /project\/\.claude\/settings\.json/,
  },
  {
    room: 'doctor with a fix',
    hasKeys: true,
    arrange: async (scene) => {
      await scene.setUp();
      await put(settingsOf(scene), (await readFile(settingsOf(scene), 'utf8')).replace('"1"', '"0"'));
    },
    command: 'doctor',
    answers: ['Yes'],
    end: /^Written\./,
  },
  {
    room: 'doctor with a sign-in that is over',
    hasKeys: false,
    arrange: async ({ home, setUp }) => {
      await setUp([PORTAL, 'Sandbox: BedrockUser', 'Yes']);
      await rm(join(home, '.aws', 'sso', 'cache'), { recursive: true });
    },
    isModelThere: false,
    command: 'doctor',
    answers: ['Yes'],
    end: /^You are signed in\.\n\nClaude Code can work/,
  },
  {
    room: 'doctor with an administrator',
    hasKeys: true,
    arrange: async (scene) => {
      await scene.setUp();
      for (const { denies } of scene.cloud.accounts)
        denies.push({ kind: 'identity-policy', action: 'bedrock:InvokeModel*', resource: '*' });
    },
    command: 'doctor',
    isModelThere: false,
    answers: [],
    end: /Send your administrator the text below/,
  },
  {
    room: 'reset, nothing edited since',
    hasKeys: true,
    arrange: ({ setUp }) => setUp(),
    command: 'reset',
    answers: ['Yes'],
    end: /^Done: /,
  },
  {
    room: 'reset, edited since',
    hasKeys: true,
    arrange: async (scene) => {
      await scene.setUp();
      await put(
        settingsOf(scene),
        (await readFile(settingsOf(scene), 'utf8')).replace('{', '{"model":"opus",'),
      );
    },
    command: 'reset',
    answers: ['Yes'],
    end: /^Done: /,
  },
  {
    room: 'reset without a journal',
    hasKeys: true,
    arrange: async (scene) => {
      await scene.setUp();
      await rm(join(scene.home, '.claude', 'bedrock'), { recursive: true });
    },
    command: 'reset',
    answers: ['Yes, remove them'],
    end: /^Done: /,
  },
];
