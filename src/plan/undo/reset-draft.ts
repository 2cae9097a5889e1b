import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { ShellLine } from '../../facts/settings/shell-files.ts';
import type { FileChange, FileScope, Warning } from '../../model/change.ts';
import { sha256 } from '../edit/plan-id.ts';
import type { FileUndo } from './undo-file.ts';

/** The options of `reset` that say what is to be put back. */
export type ResetOptions = {
  readonly scope?: FileScope | undefined;
  readonly 'keep-profiles'?: boolean | undefined;
  /** The keys that are found go, whoever wrote them, but for those to `keep`. */
  readonly found?: boolean | undefined;
  readonly keep?: readonly string[] | undefined;
};

/** What reset would do, by one of its two ways, and the facts by which its end is told. */
export interface ResetDraft {
  readonly way: 'journal' | 'found';
  readonly planId: string;
  readonly undos: readonly FileUndo[];
  readonly removals: readonly FileChange[];
  readonly warnings: readonly Warning[];
  readonly settings: readonly SettingsFile[];
  readonly shellLines: readonly ShellLine[];
  readonly hasClaudeAccount: boolean;
  /** There are Bedrock keys that `--found` would remove. */
  readonly hasFoundKeys: boolean;
}

/** The id of an undoing: a hash over what stands in the files and in the journal, and over what will stand there. */
export function undoIdOf(undos: readonly FileUndo[]): string {
  const content = undos.map(({ history, way, content, mode }) => ({
    file: history.realFile,
    entries: history.entries.map(({ id }) => id),
    before: Buffer.isBuffer(history.current) ? sha256(history.current) : (history.current ?? 'absent'),
    way,
    after: content ? sha256(content) : 'absent',
    mode: mode ?? null,
  }));
  return sha256(JSON.stringify(content)).slice(0, 16);
}
