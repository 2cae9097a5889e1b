import type { CommandSpec } from '../cli/command.ts';
import { accountsSpec } from './accounts.spec.ts';
import { completionSpec } from './completion.spec.ts';
import { credentialsSpec } from './credentials.spec.ts';
import { demoSpec } from './demo.spec.ts';
import { doctorSpec } from './doctor.spec.ts';
import { hookSpec } from './hook.spec.ts';
import { loginSpec } from './login.spec.ts';
import { modelsSpec } from './models.spec.ts';
import { profileSpec } from './profile.spec.ts';
import { resetSpec } from './reset.spec.ts';
import { setupSpec } from './setup.spec.ts';
import { statusSpec } from './status.spec.ts';

/** The subcommands in the order in which help shows them. Their code is loaded when they run. */
export const COMMANDS: readonly CommandSpec[] = [
  statusSpec,
  loginSpec,
  accountsSpec,
  profileSpec,
  modelsSpec,
  setupSpec,
  doctorSpec,
  resetSpec,
  credentialsSpec,
  completionSpec,
  demoSpec,
];

/** All subcommands: also the one that only Claude Code calls, which help, completion and the manual leave out. */
export const ALL_COMMANDS: readonly CommandSpec[] = [...COMMANDS, hookSpec];
