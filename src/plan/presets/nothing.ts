import type { Warning } from '../../model/change.ts';
import type { UseDraft } from './use-draft.ts';

/** True where the plan would change nothing. */
export function isNothing({ changes, undos }: UseDraft): boolean {
  const isIdle = ({ way }: UseDraft['undos'][number]) =>
    way === 'nothing' || way === 'gone' || way === 'stuck';
  return changes.length === 0 && undos.every(isIdle);
}

/** What settings that win say otherwise. */
export function overruledBy(warnings: readonly Warning[]): readonly string[] {
  return warnings.flatMap(({ code, message }) =>
    code === 'overridden-by-scope' || code === 'still-on' ? [message] : [],
  );
}
