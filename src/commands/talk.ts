import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { parseOptions } from '../cli/parse.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { homeUnknown, type Outcome, refusal, success } from '../model/outcome.ts';
import { forClaude, inConversation, type TalkStep } from '../model/talk.ts';
import type { World } from '../model/world.ts';
import type { RolloutAnswers } from '../plan/talk/rollout-answers.ts';
import { asRead } from '../report/place-text.ts';
import { type Talk, talkText } from '../report/talk.ts';
import { shellCommands } from '../shell/shell-commands.ts';
import { withoutSecrets } from '../text/mask.ts';
import { talkSpec } from './specs/talk.ts';

type TalkOptions = OptionsOf<typeof talkSpec>;

/** `talk`: the next step of one of the conversations that the slash commands play. */
export const talk: RunCommand<TalkOptions> = async (world, options) => {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  const step = await nextStep(world, config, options);
  if (!step.ok) {
    const { fix, ...problem } = asRead(step.problem, world.home);
    return { ...step, problem: { ...problem, fix: inConversation(fix, options.conversation) } };
  }
  const shown = forClaude(step.value);
  const data = { ...shown, ...(shown.ask && { ask: copied(shown.ask) }) } as Talk;
  return success({ data, text: (style) => talkText(data, style) });
};

/** The step that a call leads to, as a step names it: `talk setup --region eu-central-1`. For the terminal. */
export async function stepOfCall(world: World, call: string): Promise<Outcome<TalkStep>> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  const [words = []] = shellCommands(call, 'linux');
  const options = parseOptions(
    talkSpec,
    words.slice(1).map(({ text }) => text),
  );
  if (!options.ok) return options;
  const step = await nextStep(world, config, options.value as TalkOptions);
  return step.ok ? step : { ...step, problem: asRead(step.problem, world.home) };
}

/** A key among the words of a person is not said back; a message that they quote may hold one. */
function keyAmong({ conversation, json: _, help: __, ...options }: TalkOptions): Outcome<never> | undefined {
  if (conversation === 'doctor') return undefined;
  const { 'api-key-file': ___, ...typed } = options;
  const texts = Object.values(typed).filter((one) => typeof one === 'string');
  if (!texts.some((text) => withoutSecrets(text) !== text)) return undefined;
  if (texts.some((text) => /\bA(?:KIA|SIA)[A-Z0-9]{16}\b/.test(text)))
    return refusal(
      'api-key-malformed',
      'One of these words looks like an access key, and it may be on record now.',
      'Deactivate that key in the AWS console (IAM), make another, and give it to `aws configure` in a terminal, not here. Then run /bedrock:setup.',
    );
  return refusal(
    'api-key-malformed',
    'One of these words looks like a key, and it may be on record now.',
    'Delete that key where it was made, make another, and put it into a file that only you can read. Then run /bedrock:setup and choose "I use an API key".',
  );
}

async function nextStep(world: World, config: string, all: TalkOptions): Promise<Outcome<TalkStep>> {
  return keyAmong(all) ?? stepOf(world, config, all);
}

async function stepOf(
  world: World,
  config: string,
  { conversation, json: _, help: __, ...options }: TalkOptions,
): Promise<Outcome<TalkStep>> {
  if (conversation === 'doctor') {
    const { doctorTalk } = await import('../flows/talk/doctor-talk.ts');
    return doctorTalk(world, config, options);
  }
  if (conversation === 'reset') {
    const { resetTalk } = await import('../flows/talk/reset-talk.ts');
    const { scope, found, keep, 'keep-profiles': keepsProfiles, 'plan-id': planId, said } = options;
    const given = { scope, found, keep, 'keep-profiles': keepsProfiles };
    return resetTalk(world, config, given, { planId, said });
  }
  if (conversation === 'use') {
    const { useTalk } = await import('../flows/talk/use-talk.ts');
    const { said, preset, complete, editor, remote, 'plan-id': planId } = options;
    const scope = writable(options.scope);
    return useTalk(world, config, { said, preset, scope, complete, editor, remote, 'plan-id': planId });
  }
  if (conversation === 'rollout') {
    const { rolloutTalk } = await import('../flows/talk/rollout-talk.ts');
    return rolloutTalk(world, rolloutAnswersOf(options), options.said);
  }
  const { setupTalk } = await import('../flows/talk/setup-talk.ts');
  const { fix: _fix, found: _found, keep: _keep, 'keep-profiles': _kept, ...others } = options;
  const {
    preset: _preset,
    'sign-in': _way,
    'run-commands': _commands,
    organization: _name,
    domain: _domain,
    out: _out,
    editor: _editor,
    remote: _remote,
    ...answers
  } = others;
  const { scope: place, ...rest } = answers;
  const scope = writable(place);
  return setupTalk(world, config, { ...rest, ...(scope !== undefined && { scope }) });
}

/** What only a reset can name is no place for settings. */
function writable(scope: TalkOptions['scope']) {
  return scope === 'aws' || scope === 'editor' ? undefined : scope;
}

function rolloutAnswersOf(options: Omit<TalkOptions, 'conversation' | 'json' | 'help'>): RolloutAnswers {
  const {
    'sign-in': way,
    organization,
    domain,
    profile,
    account,
    role,
    region,
    pin,
    out,
    new: isNew,
  } = options;
  const { 'start-url': startUrl, 'sso-region': ssoRegion, 'plan-id': planId } = options;
  const named = {
    'sign-in': way,
    organization,
    domain,
    profile,
    'start-url': startUrl,
    'sso-region': ssoRegion,
  };
  const all = { ...named, account, role, region, pin, out, new: isNew, 'plan-id': planId };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function copied<T extends { readonly options: readonly object[] }>(ask: T) {
  return { ...ask, options: [...ask.options] };
}
