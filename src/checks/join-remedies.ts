import type { Edit } from '../model/change.ts';
import type { Remedy } from '../model/verdict.ts';

/** Several remedies of settings as one, each file once; `undefined` where none of them can be. */
export function joinRemedies(remedies: readonly (Remedy | undefined)[]): Remedy | undefined {
  const byFile = new Map<string, readonly Edit[]>();
  for (const remedy of remedies) {
    if (remedy?.kind !== 'settings') continue;
    for (const { file, edits } of remedy.files) byFile.set(file, [...(byFile.get(file) ?? []), ...edits]);
  }
  if (byFile.size === 0) return undefined;
  return { kind: 'settings', files: [...byFile].map(([file, edits]) => ({ file, edits })) };
}
