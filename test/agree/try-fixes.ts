import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { dataOf, runProgram, withClient } from './ask-doctor.ts';
import type { Difference } from './compare.ts';
import { firstTurn, type Observed } from './observe.ts';
import { onStage, runClient } from './support/run-client.ts';
import type { Scene, Stage } from './support/scene.ts';

/** What a fix is tried with. */
interface FixTrial {
  readonly observed: Observed;
  readonly claude: string;
  readonly version: string;
  readonly repository: string;
}

/**
 * A fix never breaks: each that is offered is applied in a copy of the home. The client that worked before works after,
 * asks the same provider in the same geography and account, and reset gives every byte back.
 */
export async function tryFixes(
  scene: Scene,
  fixes: readonly string[],
  { observed, claude, version, repository }: FixTrial,
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const id of fixes) {
    const point = `fix ${id}` as const;
    await onStage(withClient(scene, version), async (stage, { requests }) => {
      const before = await bytesOf(stage);
      const refusal = await planAndApply(stage, repository, ['doctor', '--fix', id, '--run-commands']);
      if (refusal) return found.push({ point, said: 'is offered', done: refusal });
      if (observed.works) {
        const run = await runClient(stage, claude, requests, scene.args);
        const after = firstTurn(run);
        if (!run.works)
          found.push({ point, said: 'works', done: `does not work: ${run.stdout}`.slice(0, 200) });
        for (const [said, done] of strayed(observed, after)) found.push({ point, said, done });
      }
      const stuck = await planAndApply(stage, repository, ['reset']);
      if (stuck) return found.push({ point, said: 'can be undone', done: stuck });
      const left = changedBetween(before, await bytesOf(stage));
      if (left.length > 0) found.push({ point, said: 'is undone', done: `left ${left.join(', ')}` });
      return undefined;
    });
  }
  return found;
}

/** Why it was refused; `undefined` where it was done. */
async function planAndApply(
  stage: Stage,
  repository: string,
  args: readonly string[],
): Promise<string | undefined> {
  const planned = await runProgram(stage, repository, [...args, '--plan', '--json']);
  const planId = dataOf<{ planId: string }>(planned.stdout)?.planId;
  if (planId === undefined) return `no plan: ${planned.stdout}${planned.stderr}`.slice(0, 300);
  const apply = ['--apply', '--plan-id', planId, '--json'];
  const applied = await runProgram(stage, repository, [...args, ...apply]);
  const isApplied = dataOf<{ isApplied: boolean }>(applied.stdout)?.isApplied;
  return isApplied ? undefined : `not applied: ${applied.stdout}${applied.stderr}`.slice(0, 300);
}

/** In what the client strays from where it was. A fix may bring another model, of the same geography. */
function strayed(before: Observed, after: Partial<Observed>): readonly (readonly [string, string])[] {
  const pairs: (readonly [string | undefined, string | undefined])[] = [
    [before.provider, after.provider],
    [before.region, after.region],
    [before.key?.slice(0, 4), after.key?.slice(0, 4)],
    [geographyOf(before.model), geographyOf(after.model)],
  ];
  return pairs.flatMap(([said, done]) =>
    said !== undefined && done !== undefined && said !== done ? [[said, done] as const] : [],
  );
}

function geographyOf(model: string | undefined): string | undefined {
  return model === undefined ? undefined : (/^([a-z-]+)\.anthropic\./.exec(model)?.[1] ?? model);
}

/** The person's files but for what the client, a sign-in and our journal write. */
const OTHERS =
  /^home\/(?:\.claude\.json|\.claude\/(?!settings|agents|cache\/model-access)|\.aws\/sso|\.cache|\.config\/git\/ignore)/;

async function bytesOf({ root }: Stage): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .filter((file) => /^(?:home|project)\//.test(file) && !OTHERS.test(file));
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), 'latin1')] as const)),
  );
}

function changedBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  // The client itself begins to remember refusals where it runs in between.
  const isItsOwn = (name: string) => name.endsWith('model-access.json') && !before.has(name);
  return [...names].filter((name) => before.get(name) !== after.get(name) && !isItsOwn(name));
}
