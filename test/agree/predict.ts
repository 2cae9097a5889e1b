import { predictClient } from '../../src/client/predict-client.ts';
import { readProfiles } from '../../src/facts/aws-files/profiles.ts';
import { claudeWorld } from '../../src/facts/claude-code/claude-world.ts';
import type { ClientView } from '../../src/facts/claude-code/client-view.ts';
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
    const facts = { settings, files, profiles, ...argumentsOf(scene) };
    const { region, provider } = predictClient(facts, env, version);
    const asked = isTold(key) ? region.value : (listedIn ?? DEFAULT_REGION);
    const live =
      provider.value === 'mantle'
        ? mantleAnswers(sandbox, region.value)
        : liveAnswers(scene, sandbox, asked, hasListed);
    // The sandbox refuses these before it looks at the key, and on Bedrock alone.
    const isRefused = (id: string) =>
      provider.value !== 'claude-platform' && scene.refused?.some((pattern) => matches(pattern, id)) === true;
    const ofGateway = hasListed && { listed: gatewayProfiles(sandbox.cloud).map(({ id }) => id) };
    return predictClient(
      { ...facts, ...(isByGateway ? ofGateway : isKnown ? live : { isRefused }) },
      env,
      version,
    );
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

function liveAnswers(scene: Scene, { cloud }: Sandbox, region: string, hasListed: boolean) {
  const catalog = cloud.regions[region];
  const ids = catalog?.profiles.map(({ id }) => id) ?? [];
  const isRefused = (id: string) => {
    if (scene.refused?.some((pattern) => matches(pattern, id))) return true;
    if (id.startsWith('arn:')) return false;
    // A legacy model is refused with 404, which tells Claude Code nothing.
    return !ids.includes(id);
  };
  const application = cloud.accounts.flatMap((account) =>
    account.applicationProfiles
      .filter((one) => one.region === region)
      .map(
        (one) =>
          [
            `arn:aws:bedrock:${region}:${account.id}:application-inference-profile/${one.id}`,
            one.modelId,
          ] as const,
      ),
  );
  // Whoever may not list may not ask for one by its ARN either.
  const listed = hasListed && { behind: new Map(application), ...(ids.length > 0 && { listed: ids }) };
  return { isRefused, ...listed };
}
