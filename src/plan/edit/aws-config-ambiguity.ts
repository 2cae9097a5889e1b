import {
  type ConfigSection,
  type ConfigText,
  readConfigText,
} from '../../facts/aws-files/aws-config-text.ts';
import type { Edit } from '../../model/change.ts';
import { type Problem, refusal } from '../../model/outcome.ts';
import { bySection } from './aws-config-edits.ts';

/**
 * Why keys at these paths cannot be edited so that Claude Code and the AWS CLI read the same afterwards: their section
 * stands there twice, one of them reads it otherwise, or a key stands there twice.
 */
export function ambiguityIn(file: string, text: string, paths: readonly Edit['path'][]): Problem | undefined {
  const config = readConfigText(text);
  const strayReturn = /\r(?!\n)/.exec(text);
  if (strayReturn) {
    const line = text.slice(0, strayReturn.index).split('\n').length;
    return ambiguous(file, line, 'holds a carriage return that only the AWS CLI takes for the end of a line');
  }
  const places = placesOf(config);
  for (const [name, ofSection] of bySection(paths.map((path) => ({ path })))) {
    const keys = ofSection.flatMap(({ path }) => path[1] ?? []);
    const found = ambiguityOf(places, name, keys);
    if (found) return ambiguous(file, found.line, found.why);
  }
  return undefined;
}

interface Found {
  readonly line: number;
  readonly why: string;
}

/** What stands there under a name, whoever reads it so. */
interface Place {
  readonly sections: ConfigSection[];
  hiddenAt?: number;
}

function placesOf({ sections, hidden }: ConfigText): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const placeOf = (name: string) => {
    const place = places.get(aliasOf(name)) ?? { sections: [] };
    places.set(aliasOf(name), place);
    return place;
  };
  for (const section of sections) {
    const names = new Set([aliasOf(section.name), aliasOf(section.cliName ?? section.name)]);
    for (const name of names) placeOf(name).sections.push(section);
  }
  for (const { name, line } of hidden) placeOf(name).hiddenAt ??= line;
  return places;
}

/** `default` and `profile default` are one profile. */
function aliasOf(name: string): string {
  return name === 'default' ? 'profile default' : name;
}

function ambiguityOf(
  places: ReadonlyMap<string, Place>,
  name: string,
  keys: readonly string[],
): Found | undefined {
  const { sections = [], hiddenAt } = places.get(aliasOf(name)) ?? {};
  const [first, second] = sections;
  if (hiddenAt !== undefined)
    return { line: hiddenAt, why: `holds the section [${name}], which only the AWS CLI sees` };
  if (second) return { line: second.at + 1, why: `holds the section [${name}] for the second time` };
  if (first && first.name !== name) return { line: first.at + 1, why: `spells [${name}] otherwise` };
  const [doubt] = first?.doubts ?? [];
  if (doubt !== undefined)
    return { line: doubt, why: 'is read otherwise by the AWS CLI than by Claude Code' };
  return first && keys.map((key) => repeated(first, key)).find((found) => found !== undefined);
}

/** A key that stands there twice (to the AWS CLI `Region` is `region`), or with other keys below it. */
function repeated({ keys }: ConfigSection, wanted: string): Found | undefined {
  const found = keys.filter(({ name }) => name.toLowerCase() === wanted);
  const isGroup = keys.some(({ name }) => name.startsWith(`${wanted}.`));
  const odd = found.find(({ name }) => name !== wanted) ?? found[isGroup ? 0 : 1];
  if (odd) return { line: odd.at + 1, why: `holds the key ${wanted} in a way that means two things` };
  return undefined;
}

function ambiguous(file: string, line: number, why: string): Problem {
  return refusal(
    'aws-config-ambiguous',
    `Line ${line} of ${file} ${why}, so it cannot be edited safely.`,
    'Correct that line, then run this again. Nothing was written.',
  ).problem;
}
