import type { Signer } from '../../aws/index.ts';
import { predictClient } from '../../client/predict-client.ts';
import { startEnvironment } from '../../client/start-environment.ts';
import { claudeEnvironment } from '../../facts/claude-code/claude-world.ts';
import type { ClientView } from '../../facts/claude-code/client-view.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import type { JsonObject } from '../../model/change.ts';
import { alteredWorld, type World } from '../../model/world.ts';
import { expectedJson } from '../../plan/edit/key-values.ts';
import type { SetupDraft } from '../../plan/setup/plan-setup.ts';
import { type SetupAnswers, takesProfile } from '../../plan/setup/setup-answers.ts';

/** Claude Code once the plan is carried out: the world as it will see it, and what it will ask. */
export interface Planned {
  readonly world: World;
  readonly client: ClientView;
}

/** What Claude Code will do and see once the plan is carried out, in a folder that is trusted. */
export async function asPlanned(world: World, { change, aws }: SetupDraft): Promise<Planned> {
  const { target, changes } = change;
  const settings = await readSettings(world);
  const trusted = trustedSettings(world, settings);
  const isOurs = ({ file }: SettingsFile) => file === target.file;
  const after = { ...target, state: 'parsed', json: expectedJson(target, changes) as JsonObject };
  const files = settings
    .filter((file) => isOurs(file) || trusted.includes(file))
    .map((file) => (isOurs(file) ? ({ ...file, ...after } as SettingsFile) : file));
  const client = predictClient({ settings: files, ...aws }, startEnvironment(world.env), undefined);
  return { world: alteredWorld(world, { env: claudeEnvironment(files, world.env, world.platform) }), client };
}

/** What signs, by the answers. */
export function signerOf({ auth, profile }: SetupAnswers, key: string | undefined): Signer {
  if (auth === 'api-key' && key !== undefined) return { kind: 'api-key', key };
  if (takesProfile(auth) && profile !== undefined) return { kind: 'profile', name: profile };
  return { kind: 'environment' };
}
