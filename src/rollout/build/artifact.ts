import type { JsonObject } from '../../model/change.ts';

/** A file that is built. */
export interface Artifact {
  /** From the folder of the output, with `/`. */
  readonly path: string;
  readonly content: Buffer;
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** It holds a key: for the owner alone, and never shown. */
  readonly isSecret?: true;
}

/** The values behind `signIn`'s key sources, as they were read while building; `undefined` where there is none. */
export interface BuildInput {
  readonly key: string | undefined;
  /** Where profiles lead, as AWS told it. */
  readonly destinations?: (id: string) => readonly string[] | undefined;
}

/** A text file, with a newline at its end. */
export function textFile(path: string, purpose: string, text: string, isSecret = false): Artifact {
  const content = Buffer.from(text.endsWith('\n') ? text : `${text}\n`);
  return { path, content, purpose, ...(isSecret && { isSecret }) };
}

/** A JSON file, two blanks deep. */
export function jsonFile(path: string, purpose: string, value: object, isSecret = false): Artifact {
  return textFile(path, purpose, JSON.stringify(value, null, 2), isSecret);
}

/** Entries without those that are `undefined`. */
export function defined(entries: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
