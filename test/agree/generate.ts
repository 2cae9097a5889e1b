import type { Way } from '../../src/knowledge/ways.ts';
import type { Part } from './make-parts.ts';
import { ODD_CREDENTIALS, ODD_EXTRAS } from './odd-parts.ts';
import { CREDENTIALS, EXTRAS, MODEL_RULES, MODELS, REGIONS, SOUND_CREDENTIALS, SWITCHES } from './parts.ts';
import type { Random } from './support/random.ts';
import type { Scene } from './support/scene.ts';
import { WAY_PARTS } from './way-parts.ts';

/** The parts of a random home: what signs, whom it asks, where, for which model, and up to three things beside. */
export function randomHome(random: Random): readonly Part[] {
  const some = (from: readonly ((r: Random) => Part)[], most: number) =>
    Array.from({ length: Math.floor(random.next() * (most + 1)) }, () => random.pick(from)(random));
  return [
    random.pick(SWITCHES)(random),
    random.pick(random.once(3) ? ODD_CREDENTIALS : CREDENTIALS)(random),
    ...(random.once(10) ? [random.pick(CREDENTIALS)(random)] : []),
    random.pick(REGIONS)(random),
    random.pick(MODELS)(random),
    ...some(MODEL_RULES, 2),
    ...some(random.once(2) ? ODD_EXTRAS : EXTRAS, 2),
  ];
}

/** The same on one way: switched on as that is, asking for models in its spelling or another's, and with its own faults. */
export function homeOnWay(random: Random, way: Way): readonly Part[] {
  const { switches, models, faults } = WAY_PARTS[way];
  const some = (from: readonly ((r: Random) => Part)[], most: number) =>
    Array.from({ length: Math.floor(random.next() * (most + 1)) }, () => random.pick(from)(random));
  return [
    random.pick(switches)(random),
    random.pick(random.once(2) ? SOUND_CREDENTIALS : random.once(3) ? ODD_CREDENTIALS : CREDENTIALS)(random),
    random.pick(REGIONS)(random),
    ...[random.pick(models)(random), ...some(models, 1)],
    ...some(MODEL_RULES, 1),
    ...some(faults, 1),
    ...some(random.once(2) ? ODD_EXTRAS : EXTRAS, 1),
  ];
}

/** The home that the parts make; where two say something else, the later one is heard. */
export function sceneOf(parts: readonly Part[]): Scene {
  return parts.reduce<Scene>((scene, { adds }) => merged(scene, adds) as Scene, {});
}

function merged(one: unknown, other: unknown): unknown {
  if (!isObject(one) || !isObject(other)) return other === undefined ? one : other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, merged(one[name], other[name])]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
