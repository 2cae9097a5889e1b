import type { ModelChoice } from '../../model/choices.ts';

/** What people call the geographies that AWS names by the prefix of an id. */
const GEOGRAPHIES: Readonly<Record<string, string>> = {
  eu: 'within the EU',
  us: 'within the US',
  'us-gov': 'within AWS GovCloud (US)',
  apac: 'within Asia Pacific',
  jp: 'in Japan',
  au: 'in Australia',
};

type Way = Omit<ModelChoice, 'label' | 'description'>;

/** A way to go on in the words of a question; `namesRegion` where choices of several regions stand side by side. */
export function choiceWords(way: Way, namesRegion: boolean): Pick<ModelChoice, 'label' | 'description'> {
  const { routing, region, recommended, models } = way;
  const place = namesRegion && routing !== 'in-region' ? `, ${region}` : '';
  const where = routing === 'global' ? 'AWS may answer from any region' : 'Requests stay there';
  return {
    label: `${placeWords(way)}${place}${recommended ? ' (Recommended)' : ''}`,
    description: `${models.join(', ')}. ${where}.`,
  };
}

function placeWords({ routing, geography = '', region }: Way): string {
  if (routing === 'global') return 'Global';
  if (routing === 'in-region') return `Only in ${region}`;
  return `Only ${GEOGRAPHIES[geography] ?? `within ${geography}`}`;
}
