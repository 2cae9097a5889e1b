import { dirname, resolve } from 'node:path';
import { writeOutput } from '../../effects/write-output.ts';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { sha256 } from '../../plan/edit/plan-id.ts';
import { build, keySourceOf } from '../../rollout/build/build.ts';
import { lookAtOutput, type Output } from '../../rollout/build/output.ts';
import type { BuildAsked, BuildPlan } from '../../rollout/build/plan.ts';
import { readRolloutFile } from '../../rollout/file/read-rollout.ts';
import type { KeySource } from '../../rollout/file/rollout.ts';

/** Reads the rollout, builds it and looks at the folder. Writes nothing. */
export async function draftBuild(world: World, asked: BuildAsked): Promise<Outcome<BuildPlan>> {
  const file = resolve(world.cwd, asked.file);
  const rollout = readRolloutFile(file);
  if (!rollout.ok) return rollout;
  const key = readKey(world, dirname(file), keySourceOf(rollout.value));
  if (!key.ok) return key;
  const folder = resolve(world.cwd, asked.out);
  const led = asked.live && (await askLive(world, rollout.value, asked.live.profile));
  if (led && !led.ok) return led;
  const input = { key: key.value, ...(led && { destinations: led.value }) };
  const output = lookAtOutput(folder, build(rollout.value, input));
  return success({ planId: planIdOf(folder, output), folder, output, rollout: rollout.value });
}

/** Builds again and writes it if it is still what was agreed on. */
export async function applyBuild(
  world: World,
  asked: BuildAsked,
  agreedId: string,
): Promise<Outcome<BuildPlan>> {
  const draft = await draftBuild(world, asked);
  if (!draft.ok) return draft;
  const { planId, folder, output } = draft.value;
  if (planId !== agreedId)
    return refusal(
      'plan-changed',
      `The rollout or ${folder} changed since the plan was shown.`,
      'Plan again.',
    );
  const blocked = [...output.files, output.manifest].filter(({ state }) => state === 'blocked');
  if (blocked.length > 0)
    return refusal(
      'rollout-output-blocked',
      `Not built by us, or edited since: ${blocked.map(({ path }) => path).join(', ')} in ${folder}.`,
      'Move it out of the way, or choose another folder (--out). Nothing was written.',
    );
  const written = await writeOutput(folder, output);
  return written.ok ? draft : written;
}

/** AWS is loaded only where it is asked. */
async function askLive(...given: Parameters<typeof import('./ask-destinations.ts').askDestinations>) {
  const { askDestinations } = await import('./ask-destinations.ts');
  return askDestinations(...given);
}

function planIdOf(folder: string, { files, manifest }: Output): string {
  const all = [...files, manifest].map(({ path, state, before, after }) => [
    path,
    state,
    before ? sha256(before) : '',
    after ? sha256(after) : '',
  ]);
  return sha256(JSON.stringify([folder, all])).slice(0, 16);
}

const MOST_OF_KEY = 16 * 1024;

/** The key that is built in, from where the file says: its own text is never told. */
function readKey(world: World, folder: string, source: KeySource | undefined): Outcome<string | undefined> {
  if (!source) return success(undefined);
  const isFile = 'file' in source;
  const from = isFile ? `the file ${source.file}` : `the environment variable ${source.environment}`;
  const text = isFile ? textOf(resolve(folder, source.file)) : world.env[source.environment];
  const key = text?.trim();
  if (key !== undefined && /^[\x21-\x7e]{8,}$/.test(key)) return success(key);
  const why = key === undefined || key === '' ? 'is not there or empty' : 'holds something else than one key';
  return refusal(
    'rollout-key-missing',
    `The key comes from ${from}, which ${why}.`,
    'Put the key there, and nothing else, then run this again.',
  );
}

function textOf(file: string): string | undefined {
  const read = readFileSafely(file, MOST_OF_KEY);
  return read.state === 'read' ? read.bytes.toString('utf8') : undefined;
}
