import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Observed } from './observe.ts';
import type { Scene } from './support/scene.ts';

/**
 * What the client did with a scene, from an earlier run where there was one: for when only our side has changed. Kept
 * below `.cache/`, which git ignores; throw `.cache/agree-runs` away when the sandbox or the stage has changed.
 */
export async function remembered(
  scene: Scene,
  version: string,
  repository: string,
  watch: () => Promise<Observed>,
): Promise<Observed> {
  const name = createHash('sha256').update(JSON.stringify(scene)).digest('hex').slice(0, 32);
  const file = join(repository, '.cache', 'agree-runs', version, `${name}.json`);
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known);
  const observed = await watch();
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, JSON.stringify(observed));
  return observed;
}
