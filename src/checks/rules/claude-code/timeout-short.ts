import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { failing, type Problem, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf, winnerOf } from '../../helpers/configured.ts';

/** Below it an answer that thinks, or a sign-in behind the credentials, is often cut off. */
const SHORT_MS = { API_TIMEOUT_MS: 10_000, CLAUDE_CODE_AWS_CHAIN_RESOLVE_TIMEOUT_MS: 1_000 } as const;

/** Both are milliseconds, and people write seconds: Claude Code gives up before AWS can have answered. */
export const timeoutShort: Check = {
  id: 'timeout-short',
  group: 'Claude Code',
  title: 'Claude Code waits long enough for AWS',
  live: 'used',
  judge: (facts) => Object.entries(SHORT_MS).flatMap(([name, short]) => tooShort(facts, name, short)),
};

function tooShort(facts: DoctorFacts, name: string, short: number): readonly Problem[] {
  const winner = winnerOf(facts, name);
  const ms = Number(winner?.value);
  if (!winner || !(ms > 0) || ms >= short) return [];
  // Nothing comes from another machine so fast.
  const problem = ms < HOPELESS_MS ? failing : warning;
  return [
    problem({
      title: `${name} is ${ms} milliseconds`,
      found: `${placeOf(winner.origin)} lets Claude Code wait ${ms} milliseconds, and no longer${ms < HOPELESS_MS ? '' : ', which is not always enough'}.`,
      origin: winner.origin,
      fix: { say: `Remove it, or write milliseconds: ${ms * 1000} for ${ms} seconds.` },
    }),
  ];
}

const HOPELESS_MS = 5;
