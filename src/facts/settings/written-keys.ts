import { join } from 'node:path';
import { listDirectory, readJson } from '../machine/quiet-reads.ts';
import { isObject } from './settings-file.ts';

/** A key of a settings file that we wrote and that reset would undo, as the journal has it. */
export interface WrittenKey {
  readonly file: string;
  /** Such as `env.AWS_PROFILE`. */
  readonly key: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** What it was set to; `undefined` for a key that was taken away, or for a secret. */
  readonly value: unknown;
  readonly isSecret: boolean;
}

/**
 * The keys that the journal has as written, of each file and key the newest. Reads the journal without its schema,
 * which takes longer to load than the doctor may: what is not of its shape is not there.
 */
export function readWrittenKeys(configDirectory: string): readonly WrittenKey[] {
  const journal = join(configDirectory, 'bedrock');
  const names = listDirectory(journal).filter((name) => name.endsWith('.json'));
  const newest = new Map<string, WrittenKey>();
  for (const name of [...names].sort()) {
    for (const written of keysOf(readJson(join(journal, name)))) {
      newest.set(`${written.file}\0${written.key}`, written);
    }
  }
  return [...newest.values()];
}

function keysOf(entry: unknown): readonly WrittenKey[] {
  if (!isObject(entry) || entry.state !== 'applied' || !Array.isArray(entry.keys)) return [];
  const { file, at } = entry;
  if (typeof file !== 'string' || typeof at !== 'string') return [];
  return entry.keys.flatMap((one: unknown) => {
    if (!isObject(one) || !Array.isArray(one.path) || !isObject(one.after)) return [];
    const { state, value } = one.after;
    return [{ file, key: one.path.join('.'), at, value, isSecret: state === 'secret' }];
  });
}
