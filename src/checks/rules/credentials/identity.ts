import { fine, notJudged } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';

/** Which account and who in it: what the person and whoever helps them ask first. */
export const identity: Check = {
  id: 'identity',
  group: 'Credentials',
  title: 'AWS knows who signs',
  live: 'needed',
  judge: ({ live }) => {
    if (!live?.identity?.ok) return notJudged('AWS STS did not tell, or was not asked');
    const { accountId, arn } = live.identity.value;
    const key = live.credentials?.ok ? `, access key ${live.credentials.value.key}` : '';
    return fine(`account ${accountId}, ${arn}${key}`);
  },
};
