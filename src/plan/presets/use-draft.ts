import type { JournalEntry } from '../../facts/journal/journal.ts';
import type { LastSwitch } from '../../facts/presets/last-switch.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { FileChange, Warning, WritableScope } from '../../model/change.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';
import { commandLine } from '../../shell/command-line.ts';
import { planIdOf, sha256 } from '../edit/plan-id.ts';
import type { Inherited } from '../setup/inherited.ts';
import { undoIdOf } from '../undo/reset-draft.ts';
import type { FileUndo } from '../undo/undo-file.ts';

/** What is to be put in force, and where. */
export interface UseOptions {
  /** A preset, `subscription`, or `-` for what was in force before. */
  readonly name: string;
  readonly scope?: WritableScope | undefined;
  readonly complete?: boolean | undefined;
  /** The editor whose settings are written in the place of Claude Code's. */
  readonly editor?: string | undefined;
  /** Those of its server on this machine. */
  readonly remote?: boolean | undefined;
}

/** What `use` would do: write some keys, or put files back as they were before a switch. */
export interface UseDraft {
  /** What will be in force: a name, or nothing that has one. */
  readonly name: string | undefined;
  readonly planId: string;
  readonly changes: readonly FileChange[];
  readonly undos: readonly FileUndo[];
  readonly inherited: readonly Inherited[];
  readonly warnings: readonly Warning[];
  /** The launcher that a setting is to name. */
  readonly launcher: string | undefined;
  /** What `use -` is to go forward to, once this went back. */
  readonly left: LastSwitch | undefined;
  readonly settings: readonly SettingsFile[];
}

/** The id of such a plan. */
export function useIdOf({ changes, undos, name }: Pick<UseDraft, 'changes' | 'undos' | 'name'>): string {
  return sha256(JSON.stringify([planIdOf(changes), undoIdOf(undos), name ?? null])).slice(0, 16);
}

/** The entries of the last `use`, of each file one; none where a file was changed by something else of ours since. */
export function lastUse(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const newest = entries.findLast(({ command }) => command === 'use');
  if (!newest) return [];
  const group = entries.filter(({ command, planId }) => command === 'use' && planId === newest.planId);
  const isNewest = (entry: JournalEntry) =>
    entries.findLast(({ realFile }) => realFile === entry.realFile) === entry;
  return group.every(isNewest) ? group : [];
}

/** The switches that stand on top of one file's history, newest first. */
export function switchesOf(entries: readonly JournalEntry[], realFile: string): readonly JournalEntry[] {
  const own = entries.filter((entry) => entry.realFile === realFile).toReversed();
  const end = own.findIndex(({ command }) => command !== 'use');
  return end < 0 ? own : own.slice(0, end);
}

/** That somebody has to sign in, where the sign-in of the profile cannot be renewed by itself. */
export function signInFirst(profile: Profile | undefined): readonly Warning[] {
  const { session } = profile ?? {};
  if (!profile || !session || session.state === 'valid') return [];
  if (session.state === 'expired' && session.refreshable) return [];
  const line = `claude-bedrock login ${commandLine({ profile: profile.name })}`;
  return [
    {
      code: 'sign-in-first',
      message: `This profile is not signed in. Sign in first: ${line}`,
    },
  ];
}

/** The refusal where there is nothing to go back to. */
export function nothingBefore(): Outcome<never> {
  return refusal(
    'nothing-before',
    'There is nothing to go back to: no switch was made yet, or setup was run again since.',
    'Name what to use: claude-bedrock presets lists the presets, subscription is Claude Code without Bedrock.',
  );
}
