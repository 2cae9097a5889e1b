/**
 * The regions of AWS as people call them, by city or country.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const PLACES: Readonly<Record<string, string>> = {
  virginia: 'us-east-1',
  ohio: 'us-east-2',
  california: 'us-west-1',
  oregon: 'us-west-2',
  montreal: 'ca-central-1',
  canada: 'ca-central-1',
  calgary: 'ca-west-1',
  mexico: 'mx-central-1',
  'são paulo': 'sa-east-1',
  'sao paulo': 'sa-east-1',
  brazil: 'sa-east-1',
  frankfurt: 'eu-central-1',
  germany: 'eu-central-1',
  zurich: 'eu-central-2',
  zürich: 'eu-central-2',
  switzerland: 'eu-central-2',
  stockholm: 'eu-north-1',
  sweden: 'eu-north-1',
  milan: 'eu-south-1',
  italy: 'eu-south-1',
  spain: 'eu-south-2',
  ireland: 'eu-west-1',
  dublin: 'eu-west-1',
  london: 'eu-west-2',
  paris: 'eu-west-3',
  france: 'eu-west-3',
  'tel aviv': 'il-central-1',
  israel: 'il-central-1',
  uae: 'me-central-1',
  bahrain: 'me-south-1',
  'cape town': 'af-south-1',
  taipei: 'ap-east-2',
  taiwan: 'ap-east-2',
  tokyo: 'ap-northeast-1',
  seoul: 'ap-northeast-2',
  korea: 'ap-northeast-2',
  osaka: 'ap-northeast-3',
  mumbai: 'ap-south-1',
  hyderabad: 'ap-south-2',
  singapore: 'ap-southeast-1',
  sydney: 'ap-southeast-2',
  jakarta: 'ap-southeast-3',
  indonesia: 'ap-southeast-3',
  melbourne: 'ap-southeast-4',
  malaysia: 'ap-southeast-5',
  'new zealand': 'ap-southeast-6',
  thailand: 'ap-southeast-7',
};

const OF_TWO_WORDS = new RegExp(
  String.raw`\b(${Object.keys(PLACES)
    .filter((place) => place.includes(' '))
    .join('|')})\b`,
  'gi',
);
const SPELLED =
  /\b([a-z]{2})[ _-](gov[ _-])?((?:north|south)?(?:east|west)|north|south|central)[ _-]?(\d)\b/gi;

/** The region that a word calls by its city or country. */
export function regionOfPlace(word: string): string | undefined {
  const place = word.toLowerCase().replaceAll('_', ' ');
  return Object.hasOwn(PLACES, place) ? PLACES[place] : undefined;
}

/** A line in which what people call a region is one word: `us east 1` is `us-east-1`, `Tel Aviv` is `Tel_Aviv`. */
export function joinedRegions(line: string): string {
  return line
    .replace(SPELLED, (_, first: string, gov = '', middle: string, last: string) =>
      `${first}-${gov ? 'gov-' : ''}${middle}-${last}`.toLowerCase(),
    )
    .replace(OF_TWO_WORDS, (place: string) => place.replace(' ', '_'));
}
