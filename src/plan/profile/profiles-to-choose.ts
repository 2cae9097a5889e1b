import type { Profile } from '../../model/configuration.ts';

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

/** The sentence for AWS files whose only profiles are ones that the SDK does not read. */
export function noReadableProfile(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `'${name}'`);
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  const haveSpaces = names.every((name) => /\s/.test(name));
  const way = haveSpaces
    ? 'their names hold spaces. Rename them in the AWS files to letters, digits, - and _.'
    : 'what claude-bedrock status says of the AWS files tells why.';
  return `The AWS SDK, and with it Claude Code, reads none of the AWS profiles ${shown.join(', ')}${more}: ${way}`;
}
