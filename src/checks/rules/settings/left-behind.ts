import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { isBedrockId } from '../../../knowledge/model-id.ts';
import { isOn } from '../../../knowledge/settings-keys.ts';
import { FINE, failing, type Problem, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf, winnerOf } from '../../helpers/configured.ts';
import { shownId } from '../../helpers/models-to-judge.ts';
import { otherProvider } from '../../who-takes-requests.ts';

const SWITCH = 'CLAUDE_CODE_USE_BEDROCK';
const WAYS_TO_SIGN = [
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_ACCESS_KEY_ID',
  'awsCredentialExport',
];

/**
 * Bedrock was switched off in one place and stays on by another; or nothing is left of it but the switch, which
 * stands where nobody looks: in a start file of the shell.
 */
export const leftBehind: Check = {
  id: 'left-behind',
  group: 'Settings',
  title: 'Nothing of Bedrock was left behind',
  judge: (facts) => {
    const left = modelsLeft(facts);
    if (left) return left;
    const all = facts.candidates.get(SWITCH) ?? [];
    const on = all.filter(({ value }) => isOn(value));
    const off = all.find(({ value }) => !isOn(value));
    if (!facts.isBedrockOn || !on[0] || (!off && !isAlone(facts))) return FINE;
    const places = [
      ...on.map(({ origin }) => placeOf(origin)),
      ...facts.shellLines.map(({ file, line }) => `${file}, line ${line}`),
    ];
    return warning({
      title: 'Bedrock stays on by a place that was left behind',
      found: off
        ? `It is switched off by ${placeOf(off.origin)}, but on by ${places.join(' and ')}.`
        : `Nothing else of Bedrock is set up, but it is switched on by ${places.join(' and ')}.`,
      origin: on[0].origin,
      fix: {
        say: `To leave Bedrock, take ${SWITCH} out of each of these places; of settings files, reset does it.`,
        run: 'claude-bedrock reset --plan --found',
      },
    });
  },
};

/**
 * Anthropic's own API knows no model by Bedrock's ids: "There's an issue with the selected model" [run 2.1.332]. What
 * stands before that API at an address of its own may know them.
 */
function modelsLeft(facts: HomeFacts): Problem | undefined {
  const { client } = facts;
  if (client.provider.value !== 'anthropic' || client.isOwnAddress || !otherProvider(facts)) return undefined;
  const left = facts.models.named.filter(({ id }) => isBedrockId(id));
  const [first] = left;
  if (!first) return undefined;
  const isFatal = isBedrockId(client.models.main.value.id);
  const problem = isFatal ? failing : warning;
  const each = left.map((model) => `${shownId(facts, model)} (${placeOf(model.origin)})`);
  const places = left.map(({ key, origin }) => `${key} from ${origin.file ?? 'the environment'}`);
  return problem({
    title: 'A model of Amazon Bedrock was left behind',
    found: `Bedrock is off, and Claude Code asks Anthropic's own service, which knows no ${each.join(', no ')}.`,
    origin: first.origin,
    fix: {
      say: `Take ${places.join(' and ')}, or set up Bedrock again: /bedrock:setup.`,
      run: 'claude-bedrock reset --plan --found',
    },
  });
}

/** True where a shell switches Bedrock on and nothing says how to use it. */
function isAlone(facts: HomeFacts): boolean {
  const isByShell = winnerOf(facts, SWITCH)?.origin.from === 'environment';
  const isUsed = WAYS_TO_SIGN.some((key) => winnerOf(facts, key)) || facts.models.named.length > 0;
  return isByShell && !isUsed && facts.signedBy.kind === 'default-chain';
}
