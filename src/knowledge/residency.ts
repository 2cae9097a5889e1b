import { parseModelId } from './model-id.ts';
import type { Way } from './ways.ts';

/**
 * Where the requests of a prefix may be answered.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html, …/global-cross-region-inference.html
 */
const PLACES: Readonly<Record<string, string>> = {
  us: 'in AWS regions of the United States',
  eu: 'in AWS regions of Europe',
  apac: 'in AWS regions of Asia and the Pacific',
  jp: 'in AWS regions of Japan',
  au: 'in AWS regions of Australia',
  'us-gov': 'in AWS GovCloud (US)',
  global: 'in any commercial AWS region of the world',
};

/** Where requests may be answered that go to models of a prefix, as a sentence, and what IAM needs for it. */
export function residencyOfPrefix(prefix: string): string {
  const place = PLACES[prefix] ?? `where AWS routes the prefix ${prefix}`;
  const iam =
    prefix === 'global'
      ? 'IAM has to allow bedrock:InvokeModel on the inference profile and on the foundation model without a region.'
      : 'IAM has to allow bedrock:InvokeModel on the inference profile and on the foundation model in each of these regions.';
  return `Requests to ${prefix}. models may be answered ${place}. ${iam}`;
}

/** The same for all models of a plan: a sentence for each choice. */
export function residencyOf(
  way: Way,
  region: string,
  models: readonly string[],
  prefix: string | undefined,
): readonly string[] {
  if (way === 'gateway') return ['Where requests are answered, the gateway decides.'];
  if (way === 'platform')
    return [
      `Requests go to ${region} and are answered by Anthropic, on its own infrastructure; AWS knows who asked and what it costs.`,
    ];
  const parsed = models.map(parseModelId);
  const prefixes = parsed.flatMap((model) => ('geography' in model ? [model.geography] : []));
  const all = new Set([...prefixes, ...(prefix === undefined ? [] : [prefix])]);
  const isMantle = way === 'mantle' && 'Requests to Mantle go to the endpoint of this region: ';
  const isOwn = parsed.some(({ kind }) => kind === 'application-arn');
  return [
    ...(isMantle ? [`${isMantle}${region}.`] : []),
    ...[...all].map(residencyOfPrefix),
    ...(isOwn
      ? [
          'Requests to an application inference profile are answered where the profile that it was made from sends them.',
        ]
      : []),
  ];
}
