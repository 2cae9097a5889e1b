import type { Plugin } from 'rolldown';

/** A change to somebody else's code, made as it is bundled. */
export interface Patch {
  /** What it leaves out, and why nothing here needs that. */
  readonly why: string;
  /** The file, by the end of its path, with `/` between its parts. */
  readonly file: RegExp;
  /** What has to stand there, and what stands there instead. */
  readonly find: string | RegExp;
  readonly put: string;
}

/** Makes the patches. The build fails where the file of one is not bundled, or what it replaces is not in there. */
export function patched(patches: readonly Patch[]): Plugin {
  const unused = new Set(patches);
  return {
    name: 'patched',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      const due = patches.filter(({ file }) => file.test(path));
      if (due.length === 0) return undefined;
      for (const patch of due) unused.delete(patch);
      return due.reduce((text, patch) => applyPatch(text, patch, path), code);
    },
    buildEnd(error) {
      const [first] = unused;
      if (!error && first)
        throw new Error(`No file that is bundled is ${first.file}: is its patch still needed?`);
    },
  };
}

/** The text after a patch; throws where its place is not found. */
export function applyPatch(text: string, { find, put }: Patch, path: string): string {
  const after = text.replace(find, put);
  if (after === text) throw new Error(`${path} has changed: its patch finds no ${find}`);
  return after;
}
