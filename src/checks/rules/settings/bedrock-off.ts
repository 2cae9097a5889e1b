import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { Candidate } from '../../../facts/settings/candidates.ts';
import { isOn } from '../../../knowledge/settings-keys.ts';
import { FINE, type Fix, failing, fine } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';
import { setWhereItCounts } from '../../helpers/remedies.ts';
import { otherProvider } from '../../who-takes-requests.ts';

const SWITCH = 'CLAUDE_CODE_USE_BEDROCK';

/** The switch is missing, 0 or empty in the scope that wins: Claude Code asks people to log in. */
export const bedrockOff: Check = {
  id: 'bedrock-off',
  group: 'Settings',
  title: 'Bedrock is switched on',
  after: [
    'settings-unreadable',
    'settings-too-large',
    'settings-invalid-json',
    'settings-not-object',
    'settings-value-type',
    'env-not-object',
    'env-value-type',
  ],
  judge: (facts) => {
    if (facts.isBedrockOn) return FINE;
    const other = otherProvider(facts);
    if (other) return fine(`${other.name} takes the requests`, other.origin);
    const [winner, ...losers] = facts.candidates.get(SWITCH) ?? [];
    const misplaced = winner ? undefined : misplacedSwitch(facts);
    const { origin } = winner ?? misplaced ?? {};
    return failing({
      title: 'Bedrock is switched off',
      found: winner
        ? offIn(winner, losers)
        : (misplaced?.found ?? `Nothing sets ${SWITCH}, though other settings of Bedrock are there.`),
      ...(origin && { origin }),
      fix: switchOn(facts, winner),
    });
  },
};

/** The switch where Claude Code does not look for it, or under a name that it does not know. */
function misplacedSwitch({ client }: HomeFacts) {
  const ignored = client.ignored.find(({ what, nearest }) => what === SWITCH || nearest === SWITCH);
  if (!ignored) return undefined;
  const { what, origin } = ignored;
  const why =
    what === SWITCH
      ? `stands at the top of ${origin.file}, where it is not read: variables belong below "env"`
      : `is unknown to Claude Code (${placeOf(origin)}): ${SWITCH} is its name`;
  return { found: `${what} ${why}.`, origin };
}

function offIn({ value, origin }: Candidate, losers: readonly Candidate[]): string {
  const on = losers.filter((loser) => isOn(loser.value)).map((loser) => placeOf(loser.origin));
  const beaten = on.length > 0 ? ` It beats what is switched on by ${on.join(' and ')}.` : '';
  return `It is ${value === '' ? 'empty' : `"${value}"`} by ${placeOf(origin)}.${beaten}`;
}

function switchOn(facts: HomeFacts, winner: Candidate | undefined): Fix {
  if (winner?.origin.from === 'managed') {
    return {
      say: `Your administrator's settings switch it off: only they can change ${winner.origin.file}.`,
    };
  }
  const remedy = setWhereItCounts(facts, SWITCH, '1');
  return {
    say: `Set ${SWITCH} to 1 where it takes effect, then restart Claude Code.`,
    ...(remedy && { remedy }),
  };
}
