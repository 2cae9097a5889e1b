import { findClaudeCode } from '../../facts/claude-code/claude-code.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { isSince } from '../../knowledge/client-versions.ts';
import { OLDEST_FOR_RUN } from '../../knowledge/run-needs.ts';
import type { ClaudeCode, Profile } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { SUBSCRIPTION } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import { type Session, sessionOnPreset, sessionOnSubscription } from '../../plan/presets/run-plan.ts';
import { findPreset } from './find-preset.ts';
import { keyOfPreset } from './key-of-preset.ts';
import { planPreset } from './plan-preset.ts';

/** One session of Claude Code as it would be started. */
export interface RunDraft extends Session {
  readonly name: string;
  readonly program: ClaudeCode;
  readonly args: readonly string[];
  /** The profile that signs, where one does. */
  readonly profile: Profile | undefined;
}

/** Plans one session on a preset, or on the subscription: nothing is written for it, by us or by Claude Code. */
export async function draftRun(
  world: World,
  config: string,
  name: string,
  args: readonly string[],
): Promise<Outcome<RunDraft>> {
  if (args.some((arg) => /^--settings(=|$)/.test(arg))) return twoSettings();
  const [program, settings] = await Promise.all([findClaudeCode(world), readSettings(world)]);
  const trusted = trustedSettings(world, settings);
  const session =
    name === SUBSCRIPTION
      ? withoutProfile(sessionOnSubscription(name, trusted, world.env))
      : await sessionOf(world, config, name, trusted);
  if (!session.ok) return session;
  if (!program) return noClaude();
  if (!isSince(OLDEST_FOR_RUN, program.version)) return tooOld(program);
  const given = ['--settings', JSON.stringify(session.value.settings), ...args];
  return success({ ...session.value, name, program, args: given });
}

type Planned = Session & { readonly profile: Profile | undefined };

function withoutProfile(session: Outcome<Session>): Outcome<Planned> {
  return session.ok ? success({ ...session.value, profile: undefined }) : session;
}

async function sessionOf(
  world: World,
  config: string,
  name: string,
  settings: readonly SettingsFile[],
): Promise<Outcome<Planned>> {
  const preset = await findPreset(config, name);
  if (!preset.ok) return preset;
  const key = await keyOfPreset(world, config, settings, preset.value);
  if (!key.ok) return key;
  const { commands = {} } = preset.value;
  const plan = await planPreset(world, preset.value, settings, key.value);
  if (!plan.ok) return plan;
  const { profile } = plan.value;
  const session = sessionOnPreset(name, plan.value.edits, commands, settings, world.env);
  return session.ok ? success({ ...session.value, profile }) : session;
}

function noClaude(): Outcome<never> {
  return refusal(
    'claude-missing',
    'No Claude Code was found: neither on PATH nor in ~/.local/bin.',
    'Install it (https://code.claude.com/docs/en/setup), or put it on PATH.',
  );
}

function tooOld({ path, version }: ClaudeCode): Outcome<never> {
  return refusal(
    'claude-too-old',
    `${path} is Claude Code ${version}, which is too old to be handed settings for one session.`,
    `Update it to ${OLDEST_FOR_RUN} or newer: claude update`,
  );
}

function twoSettings(): Outcome<never> {
  return refusal(
    'option-conflict',
    'Claude Code takes --settings once, and the preset is handed over by it.',
    'Leave --settings out, or put the preset in force with claude-bedrock use.',
  );
}
