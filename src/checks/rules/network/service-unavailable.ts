import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** A problem of AWS's, which passes. */
export const serviceUnavailable = refusedByAws('service-unavailable', {
  group: 'Region and network',
  title: 'Amazon Bedrock is up',
  url: 'https://health.aws.amazon.com/health/status',
});
