import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { Candidate } from '../../../facts/settings/candidates.ts';
import type { SettingsScope } from '../../../model/configuration.ts';
import { type Fix, type Problem, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf, shownBeaten, shownOf } from '../../helpers/configured.ts';
import { removeFrom } from '../../helpers/remedies.ts';

const SCOPES: readonly string[] = ['managed', 'local', 'project', 'user'] satisfies SettingsScope[];

/**
 * A value that was meant has no effect, because a scope above it says otherwise: one that we wrote, or any below the
 * administrator's. That a repository's settings override a person's own is else what they are for.
 */
export const scopeConflict: Check = {
  id: 'scope-conflict',
  group: 'Settings',
  title: 'No value is beaten by that of another scope',
  after: ['bedrock-off'],
  judge: (facts) =>
    [...facts.candidates].flatMap(([key, [winner, ...losers]]) => {
      if (!winner || !SCOPES.includes(winner.origin.from)) return [];
      const beaten = losers.find((loser) => isMeant(facts, loser, winner));
      return beaten ? [conflict(facts, key, winner, beaten)] : [];
    }),
};

function isMeant(facts: HomeFacts, loser: Candidate, winner: Candidate): boolean {
  const { from, file, key } = loser.origin;
  if (!SCOPES.includes(from) || loser.value === winner.value || from === 'managed') return false;
  const isWritten = facts.written.some((one) => one.file === file && one.key === key);
  return isWritten || winner.origin.from === 'managed';
}

function conflict(facts: HomeFacts, key: string, winner: Candidate, beaten: Candidate): Problem {
  return warning({
    title: `${key} is set in two places that disagree`,
    found: `"${shownOf(facts, key)}" by ${placeOf(winner.origin)} wins over ${shownBeaten(key, beaten)} by ${placeOf(beaten.origin)}.`,
    origin: winner.origin,
    fix: wayOut(facts, key, winner),
  });
}

function wayOut(facts: HomeFacts, key: string, { origin }: Candidate): Fix {
  if (origin.from === 'managed') {
    return { say: `Ask your administrator about ${key}: what they set cannot be changed elsewhere.` };
  }
  const remedy = removeFrom(facts, origin, key);
  return {
    say: `Change ${key} in ${origin.file}, which wins, or remove it there.`,
    ...(remedy && { remedy }),
  };
}
