import { wantedMode } from '../../../knowledge/retention-modes.ts';
import { adminRequest } from '../../helpers/admin-request.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** Some models are served only under one data retention mode. That is for those who govern the account to decide. */
export const dataRetention = refusedByAws('data-retention', {
  group: 'Models',
  title: "The models accept the account's data retention mode",
  fix: (facts, { message }) => ({
    say: `Take another model.${wantsOf(message)} Changing the mode decides what AWS and Anthropic may keep of your requests: only those who govern the account should.`,
    run: `claude-bedrock models --region ${facts.region.value} --probe`,
    send: adminRequest(facts, {
      ask: `This Claude model is served only under another data retention mode of Amazon Bedrock than this account has.${wantsOf(message)} Please decide whether the mode may be changed for this account, or for a project of it, in this region (bedrock:PutAccountDataRetention); if not, we use another model.`,
    }),
  }),
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html',
});

function wantsOf(message: string): string {
  const mode = wantedMode(message);
  return mode ? ` This one wants the mode ${mode.wants}; here the mode is ${mode.has}.` : '';
}
