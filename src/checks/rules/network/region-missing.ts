import { failing, fine, notJudged, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { isPrimaryUsable } from '../../helpers/models-to-judge.ts';
import { hintOfModels, hintOfSignIn, setRegion } from '../../helpers/region-evidence.ts';

/** Nothing names a region, so us-east-1 is asked; a wrong region looks like a wrong model. */
export const regionMissing: Check = {
  id: 'region-missing',
  group: 'Region and network',
  title: 'A region is set',
  after: ['bedrock-off', 'region-malformed'],
  live: 'used',
  judge: (facts) => {
    const { value: asked, origin } = facts.region;
    if (!facts.isBedrockOn) return notJudged('Bedrock is off');
    if (origin.from !== 'default') return fine(asked, origin);
    // A gateway that signs by itself asks where it likes.
    const { isOwnAddress, signedBy } = facts.client;
    if (isOwnAddress && ['token', 'helper', 'nothing'].includes(signedBy.value.kind))
      return fine(`${asked}, Claude Code's default`);
    const models = hintOfModels(facts);
    const hint = models ?? hintOfSignIn(facts);
    const isMeant = facts.models.named.some(
      ({ parsed }) => 'geography' in parsed && parsed.geography === 'us',
    );
    if (!hint || hint.region === asked || (!models && isMeant))
      return fine(`${asked}, Claude Code's default`);
    const isWorking = isPrimaryUsable(facts);
    const problem = models && !isWorking ? failing : warning;
    // Where it works, another region would bring other models, of another geography: that is the person's to choose.
    const fix = isWorking
      ? { say: `Set AWS_REGION: to ${asked}, where it works now, or to ${hint.region}, if you work there.` }
      : setRegion(facts, hint.region, 'to the region you work in');
    return problem({
      title: 'No AWS region is set',
      found: `Nothing names a region, so Claude Code asks ${asked}; but ${hint.because}.`,
      origin,
      fix,
    });
  },
};
