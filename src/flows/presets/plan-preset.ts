import { join } from 'node:path';
import type { ApiKey } from '../../facts/api-key.ts';
import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { findAwsCli } from '../../facts/machine/aws-cli.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { Preset } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import { optionsOfPreset } from '../../plan/presets/preset-options.ts';
import { checkSessionToken } from '../../plan/setup/check-session-token.ts';
import { planSetup, type SetupPlan } from '../../plan/setup/plan-setup.ts';
import { readAnswers } from '../../plan/setup/setup-answers.ts';

/** All that a preset sets, as setup would write it into settings that say nothing yet; no launcher is made for it. */
export async function planPreset(
  world: World,
  preset: Preset,
  settings: readonly SettingsFile[],
  apiKey: ApiKey | undefined,
): Promise<Outcome<SetupPlan>> {
  const answers = readAnswers({
    ...optionsOfPreset(preset),
    scope: 'user',
    ...(preset.commands?.awsAuthRefresh !== undefined && { refresh: 'off' as const }),
  });
  if (!answers.ok) return answers;
  const aws = readProfiles(claudeWorld(world, settings));
  const { platform } = world;
  // What it is for does not outlive an update of the plugin by long.
  const name = platform === 'win32' ? 'claude-bedrock.cmd' : 'claude-bedrock';
  const launcher = join(world.pluginRoot(), 'bin', name);
  const target = { scope: 'user' as const, file: '', state: 'absent' as const };
  const awsCli = await findAwsCli(world);
  const given = { isTrusted: true, seenEnv: world.env, caFile: undefined };
  const plan = planSetup({ aws, awsCli, platform, launcher, target, apiKey, ...given }, answers.value);
  if (!plan.ok) return plan;
  const { profile } = plan.value;
  const isolated = answers.value.auth === 'isolated' && profile;
  const tokenless = isolated && checkSessionToken(isolated, aws.files.profiles.get(isolated.name) ?? {});
  return tokenless ? tokenless : success(plan.value);
}
