import { settingsInEffect } from '../../client/settings-in-effect.ts';
import type { Problem } from '../../model/outcome.ts';
import { success } from '../../model/outcome.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import { alteredWorld, type World } from '../../model/world.ts';
import { ASKED } from '../../plan/setup/script.ts';
import { readWay } from '../../plan/setup/way-answers.ts';
import { standingValue } from '../../plan/setup/way-edits.ts';
import { setupCall, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import { howToPut, UNKNOWN, withoutSignIn } from './portal-steps.ts';
import type { Ready, Room } from './room.ts';

const WORKSPACE = 'ANTHROPIC_AWS_WORKSPACE_ID';
const ADDRESS = 'ANTHROPIC_BEDROCK_BASE_URL';
const KEY_FILE = '~/gateway-key';

/**
 * The answers with the way that the settings lead already, where no other was asked for: who stands on Mantle, Claude
 * Platform on AWS or a gateway is not taken back to Bedrock Invoke by a new sign-in or region. What such a way needs
 * and another scope gives is written along.
 */
export function alongStandingWay(room: Room, answers: TalkAnswers, about: TalkAnswers['about']): TalkAnswers {
  const { standing, seen } = room;
  const way = answers.way ?? standing;
  if (way === undefined || way !== standing || way === 'invoke') return answers;
  const kept = { ...answers, way };
  if (way === 'gateway') {
    const address = fromElsewhere(room, answers, ADDRESS);
    return address === undefined ? kept : { 'base-url': address, ...kept };
  }
  if (way !== 'platform') return kept;
  const workspace = fromElsewhere(room, answers, WORKSPACE);
  const isSignInAsked = about === 'sign-in' || about === 'portal' || about === 'key';
  const isKeyed = !isSignInAsked && !namesSignIn(answers) && Boolean(seen.env.ANTHROPIC_AWS_API_KEY);
  return { ...(workspace !== undefined && { workspace }), ...(isKeyed && { auth: 'api-key' }), ...kept };
}

function namesSignIn(answers: TalkAnswers): boolean {
  const { auth, profile, 'start-url': portal, 'sso-session': session } = answers;
  return (auth ?? profile ?? answers.new ?? portal ?? session ?? answers.account) !== undefined;
}

/** What stands in force and not in the file that is to be written. */
function fromElsewhere({ settings }: Room, { scope = 'user' }: TalkAnswers, name: string) {
  const own = settings.filter((file) => file.scope === scope);
  return settingsInEffect(own, {}).variable(name) ? undefined : standingValue(settings, name);
}

/** What a way needs beside a sign-in and nobody gave: a workspace, the address of a gateway, its key. */
export function wayQuestion(room: Room, answers: TalkAnswers, isAsked: boolean): TalkStep | undefined {
  const { way } = answers;
  const { workspace, 'base-url': baseUrl } = answers;
  if (way === 'platform') {
    const why = workspace === undefined ? undefined : whyNot({ way, workspace });
    if (why !== undefined) return askWorkspace(answers, why);
    const isKnown = workspace !== undefined || stands(room, answers, WORKSPACE);
    return isKnown && !isAsked ? undefined : askWorkspace(answers);
  }
  if (way !== 'gateway') return undefined;
  const why = baseUrl === undefined ? undefined : whyNot({ way, 'base-url': baseUrl });
  if (why !== undefined) return askAddress(answers, why);
  if (namesSignIn(answers)) return gatewayOrSignIn(answers);
  if (isAsked) return askAddress(answers);
  if (baseUrl === undefined) return stands(room, answers, ADDRESS) ? undefined : askAddress(answers);
  const isKeyKnown = [
    answers.keyless,
    answers['api-key-file'],
    answers['api-key-stdin'],
    answers['key-helper'],
  ].some((one) => one !== undefined);
  return isKeyKnown ? undefined : askKey(room.world.platform, answers);
}

function stands({ standing, settings }: Room, { way }: TalkAnswers, name: string): boolean {
  return standing === way && standingValue(settings, name) !== undefined;
}

function whyNot(options: Parameters<typeof readWay>[0]): string | undefined {
  const read = readWay(options);
  if (read.ok) return undefined;
  // In a conversation nobody wrote an option.
  const typed = options['base-url'] ?? '';
  const message = read.problem.message
    .replace(`--base-url ${typed}:`, () => `'${typed}':`)
    .replace('The address of --base-url', 'The address');
  return `${message} ${read.problem.fix.replace(/, and the key by --api-key-file.*$/, '.')}`;
}

/** The answers by which Bedrock Invoke is asked instead. */
export function byInvoke({
  workspace: _,
  'base-url': __,
  keyless: ___,
  model: ____,
  pin: _____,
  'api-key-file': ______,
  'api-key-stdin': _______,
  'key-helper': ________,
  ...rest
}: TalkAnswers): TalkAnswers {
  const { auth, ...others } = rest;
  return { ...others, ...(auth !== undefined && auth !== 'api-key' && { auth }), way: 'invoke' };
}

function instead(answers: TalkAnswers): TalkOption {
  return {
    label: 'Amazon Bedrock',
    description: 'Uses Amazon Bedrock directly, which needs none',
    run: setupCall(byInvoke(answers)),
  };
}

/** A gateway takes no AWS sign-in, and one was named. */
function gatewayOrSignIn(answers: TalkAnswers): TalkStep {
  return {
    say: 'A gateway signs requests itself and takes no AWS sign-in.',
    ask: {
      header: 'Way',
      question: 'Should Claude Code use the gateway, or Amazon Bedrock with your sign-in?',
      options: [
        {
          label: 'The gateway',
          description: 'Without an AWS sign-in',
          run: setupCall(withoutSignIn(answers)),
        },
        {
          label: 'Amazon Bedrock',
          description: 'With your sign-in, instead of the gateway',
          run: setupCall({ ...byInvoke(answers), ...(answers.auth && { auth: answers.auth }) }),
        },
      ],
    },
  };
}

function askWorkspace(answers: TalkAnswers, say?: string): TalkStep {
  const { workspace: _, ...rest } = answers;
  return {
    ...(say !== undefined && { say }),
    ask: {
      header: 'Workspace',
      question: `${ASKED.workspace} Type its id, which begins with wrkspc_.`,
      options: [
        {
          label: UNKNOWN,
          description: 'Shows where to find it',
          end: 'The AWS console shows it under Claude Platform on AWS, Workspaces; each belongs to one region. Then run /bedrock:setup platform ID. Nothing was written.',
        },
        instead(answers),
      ],
      typed: typedCall(rest, 'workspace'),
    },
  };
}

function askAddress(answers: TalkAnswers, say?: string): TalkStep {
  const { 'base-url': _, keyless: __, 'api-key-file': ___, 'api-key-stdin': ____, ...rest } = answers;
  return {
    ...(say !== undefined && { say }),
    ask: {
      header: 'Gateway',
      question: `${ASKED.gateway} Type the part before /model/….`,
      options: [
        {
          label: UNKNOWN,
          description: 'Shows whom to ask',
          end: 'Ask the administrator of the gateway for its address and your key, then run /bedrock:setup gateway ADDRESS. Nothing was written.',
        },
        instead(answers),
      ],
      typed: typedCall(rest, 'base-url'),
    },
  };
}

/** The key itself is never typed here. */
function askKey(
  platform: World['platform'],
  { 'api-key-file': _, 'api-key-stdin': __, ...answers }: TalkAnswers,
  why?: string,
): TalkStep {
  return {
    say:
      why ??
      `If the gateway needs a key, put it into a file that only you can read, not into this chat. ${howToPut(KEY_FILE, platform)}`,
    ask: {
      header: 'Key file',
      question: 'Which file holds the key of the gateway? You can type another path.',
      options: [
        {
          label: KEY_FILE,
          description: 'The file of the command above',
          run: setupCall({ ...answers, 'api-key-file': KEY_FILE }),
        },
        {
          label: 'It needs no key',
          description: 'Anyone who reaches the gateway may use it',
          run: setupCall({ ...answers, keyless: true }),
        },
      ],
      typed: typedCall(answers, 'api-key-file'),
      secret: {
        ...(why !== undefined && { say: why }),
        question: ASKED.gatewayKey,
        run: setupCall({ ...answers, 'api-key-stdin': true }),
        empty: setupCall({ ...answers, keyless: true }),
      },
    },
  };
}

/** Who leaves a gateway asks Amazon Bedrock itself for its models. */
export function withoutGateway(room: Room): Room {
  if (room.standing !== 'gateway') return room;
  const { [ADDRESS]: gateway, CLAUDE_CODE_SKIP_BEDROCK_AUTH: _, ...env } = room.seen.env;
  // The shell's own; inside Claude Code it repeats the settings.
  const own = room.world.env[ADDRESS];
  const after = own === undefined || own === gateway ? env : { ...env, [ADDRESS]: own };
  return { ...room, seen: alteredWorld(room.seen, { env: after }) };
}

/** What of a gateway was wrong is asked again: another answers there, or its key cannot be read. */
export function askedAgain(
  platform: World['platform'],
  answers: TalkAnswers,
  { code, message, fix }: Problem,
) {
  if (code === 'workspace-unknown') return success(askWorkspace(answers, `${message} ${fix}`));
  if (code === 'model-malformed' && answers.model !== undefined)
    return success(askModel(answers, message, fix));
  if (answers.way !== 'gateway' || answers['base-url'] === undefined) return undefined;
  if (code === 'gateway-key-refused')
    return success(
      askKey(platform, answers, `${message} Ask the administrator of the gateway for a key that holds.`),
    );
  if (code.startsWith('api-key-')) return success(askKey(platform, answers, `${message} ${fix}`));
  return code.startsWith('gateway-') ? success(askAddress(answers, `${message} ${fix}`)) : undefined;
}

/** A model's name that the way does not have: another one, or what Claude Code takes by itself. */
function askModel({ model: _, pin: __, ...answers }: TalkAnswers, message: string, fix: string): TalkStep {
  return {
    say: `${message.replace(/^--[\w-]+ (\S+): /, "'$1': ")} ${fix.replace(/ With --with-invoke .*$/, '')}`,
    ask: {
      header: 'Models',
      question: 'Which model should Claude Code use? Type its name.',
      options: [
        {
          label: 'Leave it to Claude Code',
          description: 'It takes the newest that it knows there',
          run: setupCall(answers),
        },
        {
          label: 'Stop here',
          description: 'Changes nothing',
          end: 'Nothing was written. Start again with /bedrock:setup.',
        },
      ],
      typed: typedCall(answers, 'model'),
    },
  };
}

/** A gateway signs by itself. */
export function throughGateway({ settings }: Room, answers: TalkAnswers): Ready {
  const address = answers['base-url'] ?? standingValue(settings, ADDRESS) ?? '';
  return { answers, signer: { kind: 'environment' }, name: `the gateway ${address}` };
}
