const SHOWN = 5;

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
