import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { readProfiles } from '../facts/aws-files/profiles.ts';
import { claudeWorld } from '../facts/claude-code/claude-world.ts';
import { whoSigns } from '../facts/claude-code/who-signs.ts';
import { allCandidates } from '../facts/settings/candidates.ts';
import { effectiveOf, effectiveValue } from '../facts/settings/effective.ts';
import { readSettings } from '../facts/settings/settings.ts';
import { isObject } from '../facts/settings/settings-file.ts';
import { trustedSettings } from '../facts/settings/trusted-settings.ts';
import { describeApiKey } from '../knowledge/api-key.ts';
import { PROVIDERS } from '../knowledge/client-providers.ts';
import { parseModelId } from '../knowledge/model-id.ts';
import { PRESET_VARIABLE } from '../knowledge/run-needs.ts';
import { isOn } from '../knowledge/settings-keys.ts';
import type { Profile } from '../model/configuration.ts';
import { success } from '../model/outcome.ts';
import { isPresetName } from '../model/preset.ts';
import type { World } from '../model/world.ts';
import { type SignInLeft, type StatusLine, statusLineText } from '../report/status/statusline.ts';
import type { statuslineSpec } from './specs/statusline.ts';

/** Claude Code hands over a few kilobytes; what is longer is none of its doing. */
const MOST_BYTES = 256 * 1024;

/** `statusline`: one line of what Claude Code is on, from local files alone. Whatever it is given, it prints a line. */
export const statusline: RunCommand<OptionsOf<typeof statuslineSpec>> = async (world) => {
  const input = await readInput(world);
  const data = await lineOf(world, input);
  // Claude Code shows colours, though its end of the line is no terminal.
  const look = { color: !world.env.NO_COLOR, unicode: true, width: 1000 };
  return success({ data, text: () => `${statusLineText(data, look)}\n` });
};

async function readInput(world: World): Promise<unknown> {
  if (world.isStdinTerminal()) return undefined;
  try {
    return JSON.parse(await world.readStdin(MOST_BYTES));
  } catch {
    return undefined;
  }
}

async function lineOf(world: World, input: unknown): Promise<StatusLine> {
  const preset = world.env[PRESET_VARIABLE];
  // A session of `run` has in its environment alone what it goes by; the files are those of other sessions.
  const settings = preset === undefined ? trustedSettings(world, await readSettings(world)) : [];
  const found = allCandidates(settings, world.env);
  const raw = (name: string) => found.get(name)?.[0]?.value || undefined;
  const model = modelIn(input);
  const common = {
    ...(preset !== undefined && (isPresetName(preset) || preset === 'subscription') && { preset }),
    ...(model !== undefined && { model }),
  };
  const provider = PROVIDERS.find(
    (one) => one.switch !== undefined && isOn(raw(one.switch) ?? world.env[one.switch]),
  );
  if (provider?.id !== 'bedrock') return { provider: provider?.name ?? 'Anthropic', ...common };
  const { profiles } = readProfiles(claudeWorld(world, settings));
  const effective = effectiveOf(found, profiles);
  const signer = whoSigns(world, effective, profiles);
  const profile = profiles.find(({ name }) => name === signer.name);
  const region = effectiveValue(effective, 'region');
  const key = raw('AWS_BEARER_TOKEN_BEDROCK');
  const signIn = key === undefined ? profile && leftOf(profile, world.now()) : leftOfKey(key, world.now());
  return {
    provider: 'Bedrock',
    ...common,
    ...(profile?.accountId !== undefined && { account: profile.accountId }),
    profile: signer.name ?? (key === undefined ? signer.kind : 'API key'),
    ...(region !== undefined && { region }),
    ...(signIn && { signIn }),
  };
}

/** The family and version that an id tells; else the name that Claude Code shows. */
function modelIn(input: unknown): string | undefined {
  const model = isObject(input) && isObject(input.model) ? input.model : {};
  const { id, display_name } = model;
  const parsed = typeof id === 'string' ? parseModelId(id) : undefined;
  if (parsed && 'family' in parsed && parsed.family !== '')
    return `${parsed.family.charAt(0).toUpperCase()}${parsed.family.slice(1)} ${parsed.version}`;
  const name = typeof display_name === 'string' && display_name !== '' ? display_name : id;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function leftOf({ session }: Profile, now: Date): SignInLeft | undefined {
  if (!session) return undefined;
  if (session.refreshable) return undefined;
  if (session.state === 'not-signed-in' || session.expiresAt === undefined) return { state: 'missing' };
  return until(new Date(session.expiresAt), now);
}

function leftOfKey(key: string, now: Date): SignInLeft | undefined {
  const described = describeApiKey(key, now);
  return described.kind === 'short-term' ? until(described.expiresAt, now) : undefined;
}

function until(end: Date, now: Date): SignInLeft {
  const leftMs = end.getTime() - now.getTime();
  return leftMs > 0 ? { state: 'ends', leftMs } : { state: 'over' };
}
