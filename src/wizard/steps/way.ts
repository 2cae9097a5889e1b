import { checkApiKey } from '../../facts/api-key.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { WAY_RULES } from '../../knowledge/ways.ts';
import { success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { ASKED } from '../../plan/setup/script.ts';
import type { SetupOptions } from '../../plan/setup/setup-answers.ts';
import { readWay } from '../../plan/setup/way-answers.ts';
import { standingValue, wayOfSettings } from '../../plan/setup/way-edits.ts';
import { isTurn } from '../../questions/questions.ts';
import { wrap } from '../../text/text.ts';
import type { WizardState } from '../state.ts';
import { answered, signedIn } from '../state.ts';
import type { Scene, Step } from '../walk.ts';

/** The way that the settings lead already, where none was asked for: said, and kept. */
export async function alongStandingWay(
  { world, ask }: Pick<Scene, 'world' | 'ask'>,
  given: SetupOptions,
): Promise<SetupOptions> {
  const way = await standingWay(world);
  const namesSignIn = given.profile !== undefined || given.auth !== undefined;
  if (given.way !== undefined || way === undefined || way === 'invoke') return given;
  if (way === 'gateway' && namesSignIn) return given;
  ask.say(
    wrap(
      `Claude Code uses ${WAY_RULES[way].name} already, and that stays; --way invoke switches back.`,
      ask.style.width,
    ),
  );
  return { ...given, way };
}

async function standingWay(world: World) {
  return wayOfSettings(trustedSettings(world, await readSettings(world)));
}

/** What the chosen way needs beside a sign-in: a workspace, or the address of a gateway. */
export const askAboutWay: Step<WizardState> = async (scene, state) => {
  const { way } = state.answers;
  if (way === 'platform' && state.answers.workspace === undefined)
    return askFor(scene, state, 'workspace', 'ANTHROPIC_AWS_WORKSPACE_ID', {
      message: ASKED.workspace,
      placeholder: 'wrkspc_…, as the AWS console shows it',
    });
  if (way === 'gateway' && state.answers['base-url'] === undefined)
    return askFor(scene, state, 'base-url', 'ANTHROPIC_BEDROCK_BASE_URL', {
      message: ASKED.gateway,
      placeholder: 'https://gateway.example.com/bedrock',
    });
  return success(state);
};

async function askFor(
  { world, ask }: Scene,
  state: WizardState,
  name: 'workspace' | 'base-url',
  variable: string,
  line: { readonly message: string; readonly placeholder: string },
) {
  const standing = standingValue(trustedSettings(world, await readSettings(world)), variable);
  if (standing !== undefined) return success(state);
  const { way } = state.answers;
  const check = (typed: string) => {
    const read = readWay({ way, [name]: typed.trim() });
    return read.ok ? undefined : `${read.problem.message} ${read.problem.fix}`;
  };
  const typed = await ask.text({ ...line, check });
  return isTurn(typed) ? typed : success(answered(state, { [name]: typed.trim() }));
}

/** A gateway signs by itself: it takes a key of its own, and no AWS sign-in. */
export const askGatewayKey: Step<WizardState> = async ({ world, ask }, state) => {
  const { answers, signIn } = state;
  if (answers.way !== 'gateway' || signIn.kind !== 'open') return success(state);
  const signer = { kind: 'environment' } as const;
  const isGiven = ['key-helper', 'api-key-file', 'api-key-stdin'].some(
    (name) => answers[name as keyof typeof answers] !== undefined,
  );
  const isKept = answers['base-url'] === undefined && (await standingWay(world)) === 'gateway';
  if (isGiven || isKept) return success(signedIn(state, { kind: 'ready', ready: { signer } }));
  const typed = await ask.secret({
    message: 'Paste the key of the gateway. It is not shown.',
    check: (answer) => {
      const key = checkApiKey(answer, world.now(), 'gateway');
      return key.ok ? undefined : `${key.problem.message} ${key.problem.fix}`;
    },
  });
  if (isTurn(typed)) return typed;
  const key = checkApiKey(typed, world.now(), 'gateway');
  if (!key.ok) return key;
  const ready = { signer, apiKey: key.value };
  return success(signedIn(answered(state, { auth: 'api-key' }), { kind: 'ready', ready }));
};
