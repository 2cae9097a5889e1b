import { type Problem, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf, shownBeaten, shownOf } from '../../helpers/configured.ts';

/** What people export for Claude Code alone; AWS_PROFILE and its kin serve other programs of the shell. */
const FOR_CLAUDE_CODE = /^(CLAUDE_|ANTHROPIC_)|^AWS_BEARER_TOKEN_BEDROCK$/;

/** A settings value beats the shell's export of the same name: what was exported has no effect. */
export const shellShadowed: Check = {
  id: 'shell-shadowed',
  group: 'Settings',
  title: 'No export of the shell is beaten by a settings file',
  after: ['bedrock-off'],
  judge: (facts) => {
    // Inside Claude Code the environment holds the settings already: see `stale-environment`.
    if (facts.env.CLAUDECODE === '1') return [];
    return [...facts.candidates].flatMap(([key, [winner, ...losers]]): readonly Problem[] => {
      const exported = losers.find(({ origin }) => origin.from === 'environment');
      if (!winner || !exported || exported.value === winner.value || !FOR_CLAUDE_CODE.test(key)) return [];
      return [
        warning({
          title: `The export of ${key} has no effect`,
          found: `The shell exports ${shownBeaten(key, exported)}, but "${shownOf(facts, key) ?? ''}" by ${placeOf(winner.origin)} wins.`,
          origin: winner.origin,
          fix: { say: `Change ${key} in ${winner.origin.file}, or remove it there, or stop exporting it.` },
        }),
      ];
    });
  },
};
