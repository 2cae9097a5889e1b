import type { Profile } from '../../model/configuration.ts';
import { noReadableProfile } from './dropped-profiles.ts';

const SHOWN = 5;

/** Which profiles there are to choose from, or how to get one: in a sentence. `dropped` are those the SDK does not read. */
export function profilesToChoose(profiles: readonly Profile[], dropped: readonly string[]): string {
  const isIncomplete = ({ kind }: Profile) => kind === 'incomplete';
  const usableFirst = [...profiles.filter((one) => !isIncomplete(one)), ...profiles.filter(isIncomplete)];
  const names = usableFirst.map(({ name }) => name);
  if (names.length > SHOWN) {
    return `There are: ${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more.`;
  }
  if (names.length > 0) return `There are: ${names.join(', ')}.`;
  if (dropped.length > 0) return noReadableProfile(dropped);
  return 'There is no AWS profile yet. To sign in and make one: claude-bedrock setup, or /bedrock:setup in Claude Code.';
}
