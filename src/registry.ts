import { type Command, command } from './cli/command.ts';
import { accountsSpec } from './commands/specs/accounts.ts';
import { completionSpec } from './commands/specs/completion.ts';
import { credentialsSpec } from './commands/specs/credentials.ts';
import { demoSpec } from './commands/specs/demo.ts';
import { loginSpec } from './commands/specs/login.ts';
import { presetsSpec } from './commands/specs/presets.ts';
import { profileSpec } from './commands/specs/profile.ts';
import { quotaSpec } from './commands/specs/quota.ts';
import { resetSpec } from './commands/specs/reset.ts';
import { rolloutSpec } from './commands/specs/rollout.ts';
import { runSpec } from './commands/specs/run.ts';
import { setupSpec } from './commands/specs/setup.ts';
import { talkSpec } from './commands/specs/talk.ts';
import { tokenSpec } from './commands/specs/token.ts';
import { useSpec } from './commands/specs/use.ts';
import { conversation, doctor, hook, models, status, statusline } from './quick-commands.ts';

const importWizard = async () => (await import('./wizard/import-wizard.ts')).importWizard;
const choosePreset = async () => (await import('./wizard/choose-preset.ts')).choosePreset;

/**
 * The subcommands in the order in which help shows them; a new one is a line here. Those that ask a person are handed
 * their conversation, so that the faces need not know of each other.
 */
export const COMMANDS: readonly Command[] = [
  status,
  command(loginSpec, async () => (await import('./commands/login.ts')).login),
  command(accountsSpec, async () => (await import('./commands/accounts.ts')).accounts),
  command(profileSpec, async () => (await import('./commands/profile.ts')).profile),
  models,
  command(quotaSpec, async () => (await import('./commands/quota.ts')).quota),
  command(setupSpec, async () => (await import('./commands/setup.ts')).setup(conversation('setup'))),
  doctor,
  command(resetSpec, async () => (await import('./commands/reset.ts')).reset(conversation('reset'))),
  command(presetsSpec, async () => (await import('./commands/presets.ts')).presets(importWizard)),
  command(useSpec, async () => (await import('./commands/use.ts')).use(conversation('use'))),
  command(runSpec, async () => (await import('./commands/run.ts')).run(choosePreset)),
  command(rolloutSpec, async () => (await import('./commands/rollout.ts')).rollout(conversation('rollout'))),
  statusline,
  command(credentialsSpec, async () => (await import('./commands/export-credentials.ts')).exportCredentials),
  command(tokenSpec, async () => (await import('./commands/token.ts')).token),
  command(completionSpec, async () => (await import('./completion/completion.ts')).completion(COMMANDS)),
  command(demoSpec, async () => (await import('./demo/demo.ts')).demo),
];

/** All subcommands: also those that only Claude Code calls, which help, completion and the manual leave out. */
export const ALL_COMMANDS: readonly Command[] = [
  ...COMMANDS,
  command(talkSpec, async () => (await import('./commands/talk.ts')).talk),
  hook,
];
