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
import { holdsSecret, withoutSecrets } from '../text/mask.ts';
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

/** What a person types freely; other options hold what was offered, and file names. */
const FREE_TEXTS = ['said', 'start-url', 'sso-region', 'search', 'region', 'model', 'workspace', 'base-url'];

/** The texts among which a key seems to stand: it is not said back, and sent nowhere. A message that is quoted may hold one. */
function keysAmong({ conversation, json: _, help: __, 'api-key-file': ___, ...options }: TalkOptions) {
  if (conversation === 'doctor') return [];
  return Object.entries(options).filter(([name, value]) => {
    const texts = [value].flat().filter((one) => typeof one === 'string');
    return texts.some((text) =>
      FREE_TEXTS.includes(name) ? holdsSecret(text) : withoutSecrets(text) !== text,
    );
  });
}

interface KindOfKey {
  readonly is: RegExp;
  readonly what: string;
  readonly remedy: string;
  /** Where setup goes on. */
  readonly about: 'key' | 'access-keys' | undefined;
}

const API_KEY: KindOfKey = {
  is: /(?:)/,
  what: 'a key',
  remedy: 'Delete that key where it was made, make another, and put it into a file that only you can read.',
  about: 'key',
};
const KINDS_OF_KEYS: readonly KindOfKey[] = [
  {
    is: /:\/\/[^\s/@:]*:[^\s/@]+@/,
    what: 'a password',
    remedy: 'Change that password, and give the address without it.',
    about: undefined,
  },
  {
    is: /\bA(?:KIA|SIA)[A-Z0-9]{16}\b|secret|session_?token|\b(?:IQoJ|FwoG|FQoG)|(?<![\w+/])[A-Za-z0-9+/]{40}(?![\w+/])/i,
    what: 'an access key',
    remedy:
      'Deactivate that key in the AWS console (IAM), make another, and give it to `aws configure` in a terminal, not here.',
    about: 'access-keys',
  },
];

async function nextStep(world: World, config: string, all: TalkOptions): Promise<Outcome<TalkStep>> {
  const keys = keysAmong(all);
  if (keys.length === 0) return stepOf(world, config, all);
  const text = keys.flatMap(([, value]) => value).join(' ');
  const { what, remedy, about } = KINDS_OF_KEYS.find(({ is }) => is.test(text)) ?? API_KEY;
  const message = `One of these words looks like ${what}, and it may be on record now.`;
  if (all.conversation !== 'setup')
    return refusal(
      'api-key-malformed',
      message,
      `${remedy} Then run /bedrock:setup${about === 'key' ? ' and choose "I use an API key"' : ''}.`,
    );
  // What was agreed to was not what these words are about.
  const dropped = ['plan-id', 'access-id', ...keys.map(([name]) => name)];
  const rest = Object.fromEntries(Object.entries(all).filter(([name]) => !dropped.includes(name)));
  const asked = dropped.includes('said') ? about : dropped.includes('model') ? 'models' : undefined;
  const isPortal = dropped.includes('start-url');
  const again = {
    ...rest,
    ...(asked && { about: asked }),
    ...(isPortal && { about: 'portal' }),
  } as TalkOptions;
  const step = await stepOf(world, config, again);
  if (!step.ok) return step;
  const say = [`${message} ${remedy}`, step.value.say].filter(Boolean).join('\n\n');
  return success({ ...step.value, say });
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
