import type { Edit, EditableFile, FileChange } from '../../model/change.ts';
import { changesFor } from './key-values.ts';

const PRIVATE = 0o600;

/** What `edits` come to in `target`; a file that gets or holds a secret of ours is made private. */
export function fileChange(
  target: EditableFile,
  edits: readonly Edit[],
  platform: NodeJS.Platform,
): FileChange {
  const changes = changesFor(target, edits);
  const willHoldSecret = edits.some((edit) => edit.isSecret && edit.value !== undefined);
  const isOpen = target.state === 'parsed' && target.mode !== PRIVATE;
  const mustClose = willHoldSecret && isOpen && platform !== 'win32';
  return { target, changes, ...(mustClose && { mode: PRIVATE }) };
}
