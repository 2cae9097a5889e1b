import { overruledValues } from '../../client/overruled-values.ts';
import type { OtherHome } from '../../facts/homes/other-home.ts';
import type { Candidate } from '../../facts/settings/candidates.ts';
import { shownValue } from '../../facts/settings/shown-value.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import { printable, type TextStyle, wrap } from '../../text/text.ts';
import { shortPath, withTilde } from '../place-text.ts';
import type { ShownHome, Status } from './status.ts';

/** Another home as it may be shown: secrets masked, and what the settings say otherwise beside it. */
export function shownHome(home: OtherHome, found: ReadonlyMap<string, readonly Candidate[]>): ShownHome {
  const overruled = overruledValues(home, found);
  const values = home.values.map(({ key, value }) => {
    const by = overruled.find((one) => one.key === key)?.by;
    const overruledBy = by && { value: shown(key, by.value), file: by.origin.file ?? by.origin.from };
    return { key, value: shown(key, value), ...(overruledBy && { overruledBy }) };
  });
  const { kind, name, file, troubles } = home;
  return { kind, name, file, values, troubles: [...troubles] };
}

function shown(name: string, value: string): string {
  const key = settingsKey(name);
  return key ? shownValue(key, value) : value;
}

/** The other homes, each with what it says: what an editor starts, or a workflow, does not ask the shell. */
export function homeLines({ otherHomes = [] }: Status, style: TextStyle, home: string | undefined): string[] {
  return otherHomes.flatMap(({ name, file, values, troubles }) => {
    const said = values.map(({ key, value, overruledBy }) => {
      const beaten = overruledBy
        ? ` (${shortPath(overruledBy.file, home)} says ${overruledBy.value}, and wins)`
        : '';
      return `${key} = ${value}${beaten}`;
    });
    const lines = said.length > 0 ? [withTilde(`${name}, ${file}: ${said.join(', ')}`, home)] : [];
    const wrong = troubles.map(({ found }) => withTilde(found, home));
    return [...lines, ...wrong].map((line) => `  ${wrap(printable(line), style.width, '    ').trimStart()}`);
  });
}
