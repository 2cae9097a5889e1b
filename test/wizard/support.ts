import { join } from 'node:path';
import { stepOfCall } from '../../src/commands/talk.ts';
import type { Options } from '../../src/model/options.ts';
import type { World } from '../../src/model/world.ts';
import { BACK, type Questions, STOPPED } from '../../src/questions/questions.ts';
import { type Move, scriptedQuestions } from '../../src/questions/scripted-questions.ts';
import { approveDevice, EXAMPLE, exampleCloud, type Sandbox } from '../../src/sandbox/index.ts';
import type { TextStyle } from '../../src/text/text.ts';
import { conversation } from '../../src/wizard/conversations.ts';
import { sandboxWorld } from '../aws/support.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { AWS_CREDENTIALS } from '../support/aws-home.ts';
import { filesWithContent } from '../support/files.ts';
import { put } from '../support/world.ts';

export { BACK, STOPPED };

const PLAIN: TextStyle = { color: false, unicode: true, width: 77 };

/** A person with an empty home, whose browser allows every sign-in at once. */
export async function wizardScene(env: World['env'] = {}) {
  const cloud = exampleCloud();
  for (const center of cloud.identityCenters) center.pollSeconds = 0;
  const sandbox = await sandboxForTest({ cloud });
  const world = await sandboxWorld(sandbox, env, { openBrowser: async () => allowAll(sandbox) });
  return { sandbox, world };
}

function allowAll({ cloud }: Sandbox): boolean {
  for (const { userCode } of cloud.deviceGrants) approveDevice(cloud, userCode);
  return true;
}

/** The same person with access keys in the AWS files, as the profile `keys`. */
export async function keysScene() {
  const scene = await wizardScene();
  await put(join(scene.world.home, '.aws', 'credentials'), AWS_CREDENTIALS);
  await put(join(scene.world.home, '.aws', 'config'), '[profile keys]\nregion = eu-central-1\n');
  return scene;
}

/** The answers from an empty home to a finished setup. */
export const FROM_NOTHING: readonly Move[] = [EXAMPLE.startUrl, 'Sandbox: BedrockUser', 'Yes'];

/** Has a conversation; what came of it, what was asked, and what is on the screen at the end. */
export async function talk(
  world: World,
  moves: readonly Move[],
  { name = 'setup', given = {}, altered = same }: Talk = {},
) {
  const ask = scriptedQuestions(world, PLAIN, moves);
  const end = await conversation(name, stepOfCall)(world, altered(ask), given);
  return {
    end: end === STOPPED ? 'stopped' : end.ok ? end.value : end.problem.code,
    messages: ask.questions.map(({ message }) => message),
    labels: (message: string) => ask.questions.find((question) => question.message === message)?.labels,
    screen: ask.screen(),
    flat: ask.screen().replaceAll(/\n[│ ] */g, ' '),
  };
}

interface Talk {
  readonly name?: Parameters<typeof conversation>[0];
  readonly given?: Options;
  /** Questions during which something else happens. */
  readonly altered?: (ask: Questions) => Questions;
}

const same = (ask: Questions) => ask;

/** Everything in a home, to be compared. */
export function homeOf({ home }: { readonly home: string }) {
  return filesWithContent(home);
}
