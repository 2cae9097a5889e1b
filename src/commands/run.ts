import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { readPresets } from '../facts/presets/presets-file.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { shownValues } from '../facts/settings/shown-value.ts';
import { draftRun, type RunDraft } from '../flows/presets/draft-run.ts';
import { awaitLogin } from '../flows/sign-in/await-login.ts';
import { readPortalQuestion } from '../flows/sign-in/portal-question.ts';
import { homeUnknown, type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { needsSignIn } from '../plan/setup/sign-in-offers.ts';
import { type Conversation, converse, whyNoQuestions } from '../questions/conversation.ts';
import type { RunReport } from '../report/presets/run.ts';
import { commandLine } from '../shell/command-line.ts';
import type { TextStyle } from '../text/text.ts';
import type { runSpec } from './specs/run.ts';

type Given = OptionsOf<typeof runSpec>;

/** `run`: one session of Claude Code on a preset; its exit status and the signal that ends it are Claude Code's own. */
export function run(choose: Conversation<readonly string[], string>): RunCommand<Given> {
  return async (world, options, style) => {
    const config = configDirectory(world);
    if (config === undefined) return homeUnknown();
    const name =
      options.name === undefined
        ? await chosenName(world, config, options, style, choose)
        : success(options.name);
    if (!name.ok) return name;
    const args = options.args ?? [];
    const draft = await draftRun(world, config, name.value, args);
    if (!draft.ok) return withHint(draft, options);
    const warnings = warningsOf(args);
    if (options.json) return success({ data: report(world, draft.value, warnings), text: () => '' });
    const ready = await signedIn(world, draft.value);
    if (!ready.ok) return ready;
    for (const { message } of warnings) world.announce(message);
    const { program, env } = draft.value;
    const handed = await world.handOver(program.path, draft.value.args, env);
    if (handed.state === 'not-started') return notStarted(program.path, handed.code);
    const end = handed.state === 'exited' ? { exitCode: handed.code } : { signal: handed.signal };
    return success({ data: {}, text: () => '', ...end });
  };
}

/** The only preset that there is; of several a person chooses. */
async function chosenName(
  world: World,
  config: string,
  options: Given,
  style: TextStyle,
  choose: Conversation<readonly string[], string>,
): Promise<Outcome<string>> {
  const read = await readPresets(config);
  if (!read.ok) return read;
  const names = read.value.presets.filter(({ state }) => state === 'valid').map(({ name }) => name);
  const [only, another] = names;
  if (only === undefined) {
    return refusal(
      'preset-missing',
      'There are no presets yet.',
      'Keep what is set up now: claude-bedrock presets save NAME. Without Bedrock: claude-bedrock run subscription.',
    );
  }
  if (another === undefined) return success(only);
  const why = whyNoQuestions(world, options);
  if (why !== undefined)
    return refusal(
      'option-missing',
      `Say which preset. ${why}`,
      `There are: ${names.join(', ')}, and subscription.`,
    );
  return converse(world, style, { command: 'run' }, async (ask) => (await choose())(world, ask, names));
}

/** Claude Code has subcommands of its own, which stand behind `--`. */
function withHint<T extends Outcome<unknown>>(draft: T, { name, args }: Given): T {
  if (draft.ok || draft.problem.code !== 'preset-missing' || args !== undefined) return draft;
  const hint = `What Claude Code itself is to be given stands behind --: claude-bedrock run PRESET -- ${name}`;
  return { ...draft, problem: { ...draft.problem, fix: `${draft.problem.fix} ${hint}` } };
}

/** A sign-in that is over and cannot renew itself is made first, where there is a person to make it. */
async function signedIn(world: World, { profile }: RunDraft): Promise<Outcome<unknown>> {
  if (!profile || !needsSignIn(profile)) return success(undefined);
  const line = `claude-bedrock login ${commandLine({ profile: profile.name })}`;
  const isOver = profile.session?.state === 'expired';
  const refused = () =>
    refusal(
      isOver ? 'sso-expired' : 'sso-not-signed-in',
      `The sign-in of the profile '${profile.name}' ${isOver ? 'is over' : 'was not made yet'}.`,
      `Sign in first: ${line}`,
    );
  if (profile.kind === 'console-login') return refused();
  if (!world.isStdinTerminal() || !world.isStdoutTerminal()) return refused();
  const question = await readPortalQuestion(world, { profile: profile.name });
  if (!question.ok) return question;
  const { portal } = question.value;
  if (!portal) return refused();
  const login = await awaitLogin(question.value, portal, {});
  if (!login.ok) return login;
  return login.value.session === undefined ? refused() : success(undefined);
}

const CONTINUES = /^(-c|--continue|-r|--resume|--from-pr)(=|$)/;

/** What the client cannot carry over. */
function warningsOf(args: readonly string[]) {
  if (!args.some((arg) => CONTINUES.test(arg))) return [];
  return [
    {
      code: 'continued-elsewhere',
      message:
        'The conversation goes on with the models of this setup. A prompt cache belongs to one account, so the first answer may take longer and cost more.',
    },
  ];
}

function report(world: World, draft: RunDraft, warnings: RunReport['warnings']): RunReport {
  const { name, program, settings, env, profile } = draft;
  const { awsAuthRefresh, awsCredentialExport } = settings;
  const before = Object.keys(world.env).filter((one) => world.env[one] !== undefined);
  const signIn =
    profile && needsSignIn(profile)
      ? `claude-bedrock login ${commandLine({ profile: profile.name })}`
      : undefined;
  return {
    name,
    program: program.path,
    ...(program.version !== undefined && { version: program.version }),
    settings: {
      ...settings,
      ...shownValues(textsOf(settings)),
      ...shownValues({ awsAuthRefresh, awsCredentialExport }),
      env: shownValues(settings.env),
    },
    added: Object.keys(env).filter((one) => !before.includes(one)),
    removed: before.filter((one) => !Object.hasOwn(env, one)),
    ...(signIn !== undefined && { signIn }),
    warnings,
  } satisfies RunReport;
}

/** The other values are lists and objects of models, and switches. */
function textsOf(settings: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => typeof value === 'string'));
}

function notStarted(program: string, code: string): Outcome<never> {
  return refusal(
    'claude-missing',
    `${program} could not be started (${code}).`,
    'Install Claude Code again.',
  );
}
