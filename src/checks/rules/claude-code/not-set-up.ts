import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { SETTINGS_KEYS } from '../../../knowledge/settings-keys.ts';
import { FINE, failing } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { winnerOf } from '../../helpers/configured.ts';
import { otherProvider } from '../../who-takes-requests.ts';

/** Where another way of AWS's would be asked is no start by itself. */
const ADDRESSES = ['ANTHROPIC_AWS_BASE_URL', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL'];
const OF_BEDROCK = SETTINGS_KEYS.filter(
  ({ bedrockOnly, name }) => bedrockOnly && !ADDRESSES.includes(name),
).map(({ name }) => name);
const COMMANDS = ['awsAuthRefresh', 'awsCredentialExport'];

/** Nobody has begun to put Claude Code on Bedrock here: there is nothing to find fault with. */
export const notSetUp: Check = {
  id: 'not-set-up',
  group: 'Claude Code',
  title: 'Claude Code is set up for Amazon Bedrock',
  isGate: true,
  judge: (facts) => {
    if (facts.isBedrockOn || otherProvider(facts) || isBegun(facts)) return FINE;
    return failing({
      title: 'Claude Code is not set up for Amazon Bedrock',
      found: 'No settings file and no variable says anything of Bedrock.',
      fix: { say: 'To set it up, type /bedrock:setup in Claude Code.' },
    });
  },
};

function isBegun(facts: HomeFacts): boolean {
  const hasBedrocks = facts.models.named.some(
    ({ parsed }) => parsed.kind !== 'alias' && parsed.kind !== 'unknown',
  );
  const isNamed = [...OF_BEDROCK, ...COMMANDS].some((key) => winnerOf(facts, key) !== undefined);
  // A switch that is set to nothing is one that somebody turned off.
  const isSwitched = (facts.candidates.get('CLAUDE_CODE_USE_BEDROCK')?.length ?? 0) > 0;
  const isBroken = facts.settings.some(({ state }) => state === 'invalid' || state === 'unreadable');
  return hasBedrocks || isNamed || isSwitched || isBroken || facts.written.length > 0;
}
