import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { clientOf } from '../client/client-of.ts';
import { readProfiles } from '../facts/aws-files/profiles.ts';
import { leadingAgent } from '../facts/claude-code/agent-files.ts';
import { findClaudeCode } from '../facts/claude-code/claude-code.ts';
import { claudeWorld } from '../facts/claude-code/claude-world.ts';
import { readRememberedRefusals } from '../facts/claude-code/model-memory.ts';
import { startProfiles } from '../facts/claude-code/start-profiles.ts';
import { keyInSettings, whoSigns } from '../facts/claude-code/who-signs.ts';
import { otherHomes } from '../facts/homes/look-for-homes.ts';
import { findAwsCli } from '../facts/machine/aws-cli.ts';
import { allCandidates } from '../facts/settings/candidates.ts';
import { effectiveOf, isBedrockOn } from '../facts/settings/effective.ts';
import { placedInRegistry } from '../facts/settings/registry-environment.ts';
import { readSettings } from '../facts/settings/settings.ts';
import type { SettingsFile } from '../facts/settings/settings-file.ts';
import { trustedSettings, untrustedValues } from '../facts/settings/trusted-settings.ts';
import { hooksMissing } from '../knowledge/client-versions.ts';
import type { SettingsFileStatus } from '../model/configuration.ts';
import { success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { profilesInUse, profilesToShow } from '../plan/profile/profiles-to-show.ts';
import { signInOffers } from '../plan/setup/sign-in-offers.ts';
import { nextStepOf } from '../plan/setup/status-next-step.ts';
import { clientReport } from '../report/client/client-report.ts';
import { shownHome } from '../report/status/shown-home.ts';
import type { Status } from '../report/status/status.ts';
import { briefStatusText, statusText } from '../report/status/status-text.ts';
import type { statusSpec } from './specs/status.ts';

/** A question has four options at most; a few more let Claude answer a person who names one. */
const MAX_OFFERS = 8;

/** `status`: everything known without the network; writes nothing and always succeeds. */
export const status: RunCommand<OptionsOf<typeof statusSpec>> = async (world, { brief }) => {
  const [{ settings, trusted, files, profiles }, claudeCode, awsCli, homes] = await Promise.all([
    readConfiguration(world),
    findClaudeCode(world),
    findAwsCli(world),
    otherHomes(world),
  ]);
  const found = await placedInRegistry(world, allCandidates(trusted, world.env));
  const effective = effectiveOf(found, profiles);
  const untrusted = untrustedValues(world, settings, trusted);
  const signer = whoSigns(world, effective, profiles, files);
  const remembered = readRememberedRefusals(world);
  const agent = leadingAgent(world, trusted);
  const atStart = startProfiles(world, trusted);
  const client = clientOf({
    trusted,
    files,
    profiles,
    atStart,
    env: world.env,
    claudeCode,
    remembered,
    agent,
  });
  const facts = {
    bedrock: isBedrockOn(effective) ? 'on' : 'off',
    ...(claudeCode && { claudeCode: { ...claudeCode, ...whatIsMissing(claudeCode.version) } }),
    ...(awsCli && { awsCli }),
    signedBy: signer,
    client: clientReport(client),
    settings: settings.map(statusOf),
    effective: [...effective],
    ...(untrusted.length > 0 && { untrusted: [...untrusted] }),
    ...(homes.length > 0 && { otherHomes: homes.map((home) => shownHome(home, found)) }),
    awsFiles: [...files.files],
    profiles: [...profiles],
  } satisfies Omit<Status, 'nextStep' | 'offers'>;
  const key = keyInSettings(effective);
  const known = {
    nextStep: nextStepOf(facts, world.platform, files.droppedProfiles),
    offers: signInOffers(profiles, world.env, signer.name, key, MAX_OFFERS).slice(0, MAX_OFFERS),
    ...facts,
    profiles: [],
  } satisfies Status;
  const data = {
    ...known,
    ...profilesToShow(profiles, profilesInUse(signer.name, effective), known),
  } satisfies Status;
  const text = brief ? briefStatusText : statusText;
  return success({ data, text: (style) => text(data, style, world.home) });
};

function whatIsMissing(version: string | undefined): { missing?: string[] } {
  const missing = hooksMissing(version).map(({ since, what }) => `${what} (from ${since} on)`);
  return missing.length > 0 ? { missing } : {};
}

/** The settings come first: their `env` may name other AWS files. */
async function readConfiguration(world: World) {
  const settings = await readSettings(world);
  const trusted = trustedSettings(world, settings);
  return { settings, trusted, ...readProfiles(claudeWorld(world, trusted)) };
}

function statusOf(file: SettingsFile): SettingsFileStatus {
  const { scope, state } = file;
  const common = { scope, file: file.file, state };
  if (file.state === 'absent' || file.state === 'parsed') return common;
  const problem = { ...common, ...file.problem };
  if (file.state === 'unreadable' || file.line === undefined || file.column === undefined) return problem;
  return { ...problem, line: file.line, column: file.column };
}
