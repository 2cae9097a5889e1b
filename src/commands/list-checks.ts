import { CHECKS } from '../checks/registry.ts';
import type { CommandResult } from '../cli/command.ts';
import { GROUPS } from '../model/verdict.ts';
import type { CheckList } from '../report/doctor/check-list.ts';
import { checkListText } from '../report/doctor/check-list-text.ts';

/** `doctor --list`: every check by group, in the order in which what they look at can stop a request. */
export function listChecks(): CommandResult {
  const checks = GROUPS.flatMap((group) =>
    CHECKS.filter((check) => check.group === group).map(({ id, title, live }) => ({
      id,
      group,
      title,
      asksAws: live === 'needed',
    })),
  );
  const data = { checks } satisfies CheckList;
  return { data, text: (style) => checkListText(data, style) };
}
