import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { WrittenKey } from '../../../facts/settings/written-keys.ts';
import { SETTINGS_KEYS } from '../../../knowledge/settings-keys.ts';
import { FINE, failing } from '../../../model/verdict.ts';
import { localTime } from '../../../text/times.ts';
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
    const left = switchTakenAway(facts);
    if (left) return failing(leftBy(left));
    return failing({
      title: 'Claude Code is not set up for Amazon Bedrock',
      found: 'No settings file and no variable says anything of Bedrock.',
      fix: { say: 'To set it up, type /bedrock:setup in Claude Code.' },
    });
  },
};

/** What was taken away by `use` and its kin: the journal knows it, so nobody has to guess. */
function switchTakenAway({ written }: HomeFacts): WrittenKey | undefined {
  return written.find((one) => one.key === 'env.CLAUDE_CODE_USE_BEDROCK' && isTakenAway(one));
}

function isTakenAway({ value, isSecret }: WrittenKey): boolean {
  return value === undefined && !isSecret;
}

function leftBy({ file, at }: WrittenKey) {
  return {
    title: 'Claude Code was taken off Amazon Bedrock',
    found: `claude-bedrock took the switch out of ${file} (${localTime(new Date(at))}), and no settings file says anything of Bedrock now.`,
    fix: { say: 'To go back to it, type /bedrock:use in Claude Code.' },
  };
}

function isBegun(facts: HomeFacts): boolean {
  const hasBedrocks = facts.models.named.some(
    ({ parsed }) => parsed.kind !== 'alias' && parsed.kind !== 'unknown',
  );
  // What a shell exports, it exports for whoever has left as well.
  const hasLeft = switchTakenAway(facts) !== undefined;
  const isNamed = [...OF_BEDROCK, ...COMMANDS].some((key) => {
    const origin = winnerOf(facts, key)?.origin;
    return origin !== undefined && !(hasLeft && origin.from === 'environment');
  });
  // A switch that is set to nothing is one that somebody turned off.
  const isSwitched = (facts.candidates.get('CLAUDE_CODE_USE_BEDROCK')?.length ?? 0) > 0;
  const isBroken = facts.settings.some(({ state }) => state === 'invalid' || state === 'unreadable');
  const isWritten = facts.written.some((one) => !isTakenAway(one));
  return hasBedrocks || isNamed || isSwitched || isBroken || isWritten;
}
