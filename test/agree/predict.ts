import { chooseRegion } from '../../src/client/choose-region.ts';
import { predictClient } from '../../src/client/predict-client.ts';
import { settingsAtStart, settingsInEffect } from '../../src/client/settings-in-effect.ts';
import { readProfiles } from '../../src/facts/aws-files/profiles.ts';
import { leadingAgent } from '../../src/facts/claude-code/agent-files.ts';
import { claudeWorld } from '../../src/facts/claude-code/claude-world.ts';
import type { ClientView } from '../../src/facts/claude-code/client-view.ts';
import { startProfiles } from '../../src/facts/claude-code/start-profiles.ts';
import { readSettings } from '../../src/facts/settings/settings.ts';
import { alteredWorld } from '../../src/model/world.ts';
import { processWorld } from '../../src/process.ts';
import { DEFAULT_REGION } from '../../src/sandbox/auth/caller.ts';
import { matches } from '../../src/sandbox/cloud/ids.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { gatewayProfiles, mantleIds } from '../../src/sandbox/services/messages-api.ts';
import type { Observed } from './observe.ts';
import { onStage } from './support/run-client.ts';
import type { Scene } from './support/scene.ts';

const PROCESS_WORLD = await processWorld();

/** What `src/client/` says about a scene, with what the sandbox refuses, and lists to those whom it knows. */
export async function predict(
  scene: Scene,
  version: string,
  { hasListed, listedIn, isByGateway, isKnown, key }: Observed,
): Promise<ClientView> {
  return onStage(scene, async (stage, sandbox) => {
    const { env, home, project: cwd, system: systemRoot } = stage;
    const world = alteredWorld(PROCESS_WORLD, { env, home, cwd, systemRoot });
    const settings = await readSettings(world);
    const { files, profiles } = await readProfiles(claudeWorld(world, settings));
    const agent = leadingAgent(world, settings);
    const atStart = startProfiles(world, settings);
    const facts = { settings, files, profiles, atStart, agent, ...argumentsOf(scene) };
    const { region, provider } = predictClient(facts, env, version);
    const asked = isTold(key) ? region.value : (listedIn ?? DEFAULT_REGION);
    const live =
      provider.value === 'mantle'
        ? mantleAnswers(sandbox, region.value)
        : liveAnswers(scene, sandbox, { asked, listed: hasListed ? (listedIn ?? asked) : undefined });
    // Whatever region answers to a bearer token, Claude Code takes it for the one where it asked.
    const early = settingsInEffect(settingsAtStart(settings), env);
    const atFirst = chooseRegion(early, (atStart ?? { profiles }).profiles, version).value;
    const told = isTold(key) ? live : { ...live, listedIn: atFirst };
    const ofGateway = hasListed && { listed: gatewayProfiles(sandbox.cloud).map(({ id }) => id) };
    // To those whom AWS does not know it says nothing of models.
    return predictClient({ ...facts, ...(isByGateway ? ofGateway : isKnown && told) }, env, version);
  });
}

function argumentsOf({ args = [] }: Scene) {
  const behind = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const [modelArgument, fallbackArgument] = [behind('--model'), behind('--fallback-model')];
  return { ...(modelArgument && { modelArgument }), ...(fallbackArgument && { fallbackArgument }) };
}

/** On loopback a signature alone tells the sandbox a region: to a bearer token it answers as its own. */
function isTold(key: string | undefined): boolean {
  return key !== 'bearer' && key !== 'nothing';
}

function mantleAnswers({ cloud }: Sandbox, region: string) {
  const known = mantleIds(cloud, region);
  return { isRefused: (id: string) => !known.includes(id) };
}

/** By the regions in which models were asked and listed: at its start Claude Code may know another one. */
function liveAnswers(
  scene: Scene,
  { cloud }: Sandbox,
  { asked, listed }: { readonly asked: string; readonly listed: string | undefined },
) {
  const idsIn = (region: string) => cloud.regions[region]?.profiles.map(({ id }) => id) ?? [];
  const ids = idsIn(asked);
  const isRefused = (id: string) => {
    if (scene.refused?.some((pattern) => matches(pattern, id))) return true;
    if (id.startsWith('arn:')) return false;
    // A legacy model is refused with 404, which tells Claude Code nothing.
    return !ids.includes(id);
  };
  const application = cloud.accounts.flatMap((account) =>
    account.applicationProfiles
      .filter((one) => one.region === asked)
      .map(
        (one) =>
          [
            `arn:aws:bedrock:${asked}:${account.id}:application-inference-profile/${one.id}`,
            one.modelId,
          ] as const,
      ),
  );
  // Whoever may not list may not ask for one by its ARN either.
  if (listed === undefined) return { isRefused };
  const all = idsIn(listed);
  return {
    isRefused,
    behind: new Map(application),
    listedIn: listed,
    ...(all.length > 0 && { listed: all }),
  };
}
