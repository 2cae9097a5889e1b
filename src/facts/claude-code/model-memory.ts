import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { readText } from '../machine/quiet-reads.ts';
import { configDirectory } from '../settings/settings-locations.ts';

/** How long Claude Code goes by a refusal: a day. https://code.claude.com/docs/en/amazon-bedrock */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** A model that Claude Code takes for refused without asking. */
export interface RememberedRefusal {
  readonly id: string;
  readonly until: Date;
  /** The account and configuration that it holds for, as a hash of Claude Code's; whose cannot be told. */
  readonly entry: string;
}

/**
 * The refusals in `cache/model-access.json` of the configuration directory that still count at `now`, as 2.1.332 writes
 * it [run]: `{"version":1,"entries":{"1ac5…":{"us.anthropic.…":{"s":"refused","at":1795920465511}}}}`. A file of
 * another form holds none, for Claude Code too.
 */
export function rememberedRefusals(text: string, now: Date): readonly RememberedRefusal[] {
  return entriesOf(text).flatMap(([entry, models]) =>
    Object.entries(models).flatMap(([id, verdict]): readonly RememberedRefusal[] => {
      const { s, at } = { s: undefined, at: undefined, ...objectOf(verdict) };
      if (s !== 'refused' || typeof at !== 'number') return [];
      const until = new Date(at + REMEMBERED_MS);
      return at <= now.getTime() && until > now ? [{ id, until, entry }] : [];
    }),
  );
}

/** What Claude Code remembers as refused; nothing where there is no such file. */
export function readRememberedRefusals(world: World): readonly RememberedRefusal[] {
  const directory = configDirectory(world);
  const text = directory && readText(modelMemoryFile(directory));
  return text ? rememberedRefusals(text, world.now()) : [];
}

/** Where Claude Code keeps it. */
export function modelMemoryFile(configDirectory: string): string {
  return join(configDirectory, 'cache', 'model-access.json');
}

type Loose = Readonly<Record<string, unknown>>;

function entriesOf(text: string): readonly (readonly [string, Loose])[] {
  let file: Loose;
  try {
    file = objectOf(JSON.parse(text));
  } catch {
    return [];
  }
  if (file.version !== 1) return [];
  return Object.entries(objectOf(file.entries)).map(([name, models]) => [name, objectOf(models)]);
}

function objectOf(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
