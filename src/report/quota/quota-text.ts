import { paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import type { QuotaReport } from './quota.ts';

type Row = QuotaReport['quotas'][number];

const ROUTINGS: Readonly<Record<Row['routing'], string>> = {
  geographic: 'across regions',
  global: 'anywhere',
  'in-region': 'in this region',
  any: 'in all',
};

/** The quotas by model, as a person reads them. */
export function quotaText({ region, quotas, nextStep }: QuotaReport, style: TextStyle): string {
  const models = [...new Set(quotas.map(({ model }) => model))];
  const sections = models.map((model) => {
    const rows = quotas.filter((quota) => quota.model === model);
    const title = paint(style, 'bold', printable(model ?? 'All models together'));
    return [title, ...rows.map((row) => `  ${wrap(inWords(row), style.width, '    ').slice(4)}`)].join('\n');
  });
  const head = paint(style, 'bold', `Quotas of Claude in ${printable(region)}`);
  return `${[head, ...sections, wrap(printable(nextStep), style.width)].join('\n\n')}\n`;
}

function inWords({ what, per, routing, value, byDefault, isRaised, isAdjustable, code }: Row): string {
  const standing =
    byDefault === undefined
      ? ''
      : isRaised
        ? `, raised from ${digits(byDefault)}`
        : value < byDefault
          ? `, less than the usual ${digits(byDefault)}`
          : ', as by default';
  const way = isAdjustable ? `can be raised: ${code}` : 'raised by AWS alone';
  return `${digits(value)} ${what} per ${per} ${ROUTINGS[routing]}${standing} (${way})`;
}

/** 200,000: the same wherever it is read. */
function digits(value: number): string {
  return value.toLocaleString('en-US');
}
