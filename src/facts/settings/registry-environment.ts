import type { World } from '../../model/world.ts';
import { queryRegistry } from '../machine/registry.ts';
import type { Candidate } from './candidates.ts';

/** Where Windows keeps the variables that it gives to every program, those of the person first. */
const KEYS = ['HKCU\\Environment', 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'];

/**
 * The same places, those in the environment with the key of the registry that has the variable with this value: there it
 * is to be changed. On other systems, and where a shell has set it, they are as they were.
 */
export async function placedInRegistry(
  world: World,
  found: ReadonlyMap<string, readonly Candidate[]>,
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const isPlaced = ({ origin }: Candidate) => origin.from === 'environment';
  if (world.platform !== 'win32' || ![...found.values()].flat().some(isPlaced)) return found;
  const keys = await Promise.all(
    KEYS.map(async (key) => ({ key, values: valuesIn((await queryRegistry(world, key)) ?? '') })),
  );
  const placed = (candidate: Candidate): Candidate => {
    if (!isPlaced(candidate)) return candidate;
    const { origin, value } = candidate;
    const isHere = (kept: string | undefined) => kept !== undefined && isSame(kept, value);
    const file = keys.find(({ values }) => isHere(values.get(origin.key?.toUpperCase() ?? '')))?.key;
    return file === undefined ? candidate : { ...candidate, origin: { ...origin, file } };
  };
  return new Map([...found].map(([name, candidates]) => [name, candidates.map(placed)]));
}

/** The texts that `reg query` prints: below the key four blanks, name, type and value. Windows knows one name by any case. */
function valuesIn(printed: string): ReadonlyMap<string, string> {
  const lines = [...printed.matchAll(/^ {4}(\S+) {4}REG_(?:EXPAND_)?SZ {4}(.*?)\r?$/gm)];
  return new Map(lines.map(([, name = '', value = '']) => [name.toUpperCase(), value]));
}

/** Letters outside ASCII are lost in what is printed. */
function isSame(printed: string, value: string): boolean {
  return /^[ -~]*$/.test(value) ? printed === value : printed !== '';
}
