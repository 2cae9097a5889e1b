import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { readQuestion } from '../flows/models/models-question.ts';
import { askQuotas } from '../flows/quota/ask-quotas.ts';
import { refusal, success } from '../model/outcome.ts';
import { quotaReport } from '../report/quota/quota-report.ts';
import { quotaText } from '../report/quota/quota-text.ts';
import type { quotaSpec } from './specs/quota.ts';

/** `quota`: the quotas of Claude in a region, default or raised, and where to ask for more. */
export const quota: RunCommand<OptionsOf<typeof quotaSpec>> = async (world, { region, ...options }) => {
  const question = await readQuestion(world, {
    ...options,
    ...(region !== undefined && { region: [region] }),
  });
  if (!question.ok) return question;
  if (question.value.signIn.signer.kind === 'api-key') return noKey();
  const [home = 'us-east-1'] = question.value.regions;
  const answer = await askQuotas(question.value, home);
  if (!answer.ok) return refusal(answer.finding.id, answer.finding.message, answer.finding.fix);
  const data = quotaReport(home, answer.value);
  return success({ data, text: (style) => quotaText(data, style) });
};

function noKey() {
  return refusal(
    'option-conflict',
    'An Amazon Bedrock API key asks Amazon Bedrock alone, and not Service Quotas.',
    'Ask with a profile: claude-bedrock quota --profile PROFILE',
  );
}
