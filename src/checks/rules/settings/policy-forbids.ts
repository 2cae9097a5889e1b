import { failing } from '../../../model/verdict.ts';
import { forbiddenInWords, helpAgainst } from '../../../plan/setup/forbidden-words.ts';
import type { Check } from '../../check.ts';

/** The administrator's settings let Claude Code start with other providers, models or versions alone: nothing is sent. */
export const policyForbids: Check = {
  id: 'policy-forbids',
  group: 'Settings',
  title: "The administrator's settings allow what is set up",
  judge: ({ client, claudeCode }) =>
    client.forbidden.map((one) =>
      failing({
        title: "The administrator's settings forbid it",
        found: forbiddenInWords(one, client, claudeCode?.version),
        origin: one.origin,
        fix: { say: helpAgainst(one) },
      }),
    ),
};
