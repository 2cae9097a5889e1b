import { bracketed, isIdle, sdkSection, splitLines } from '../../../facts/aws-files/aws-config-lines.ts';
import { type FormatProblem, MOST_VALUES, tooManyValues } from '../../formats/tree.ts';
import type { AwsConfigDocument, AwsSectionRead } from '../document.ts';

/** Reads an AWS config file as the SDK does, with the line of each key; a section that it drops is a problem. */
export function awsConfigDocument(
  file: string,
  text: string,
): { readonly document: AwsConfigDocument; readonly problems: readonly FormatProblem[] } {
  const problems: FormatProblem[] = [];
  const sections: { name: string; line: number; keys: { name: string; value: string; line: number }[] }[] =
    [];
  let open: (typeof sections)[number] | undefined;
  const lines = splitLines(text);
  if (lines.filter((one) => !isIdle(one)).length > MOST_VALUES)
    return { document: { product: 'aws-config', file, sections }, problems: [tooManyValues()] };
  lines.forEach((one, index) => {
    const line = index + 1;
    if (isIdle(one)) return;
    const inside = bracketed(one).sdk;
    if (inside !== undefined) {
      const name = sdkSection(inside);
      open = name === undefined ? undefined : { name, line, keys: [] };
      if (open) sections.push(open);
      else problems.push(dropped(inside, line));
      return;
    }
    const equals = one.code.indexOf('=');
    if (equals < 1) {
      problems.push({
        id: 'file-syntax',
        severity: 'warn',
        line,
        cause: 'The line is neither a [section] nor a key with a value, so nobody reads it.',
        fix: 'Correct or remove it.',
      });
      return;
    }
    // What is indented belongs to the key above.
    if (one.indent !== '' && open?.keys.at(-1)?.value === '') return;
    open?.keys.push({
      name: one.code.slice(0, equals).trim(),
      value: one.code.slice(equals + 1).trim(),
      line,
    });
  });
  return { document: { product: 'aws-config', file, sections }, problems: [...problems, ...twice(sections)] };
}

function dropped(inside: string, line: number): FormatProblem {
  const isBare = /^[\w@+.%:/-]+$/.test(inside);
  return {
    id: 'file-syntax',
    severity: 'fail',
    line,
    key: inside,
    cause: `[${inside}] is no section of a config file, so the AWS SDK drops it.`,
    fix: isBare ? `Write [profile ${inside}].` : 'Write [profile NAME] or [sso-session NAME].',
  };
}

function twice(sections: readonly AwsSectionRead[]): readonly FormatProblem[] {
  return sections.flatMap(({ keys, name: section }) => {
    const seen = new Map<string, number>();
    return keys.flatMap(({ name, line }): FormatProblem[] => {
      const first = seen.get(name);
      if (first === undefined) seen.set(name, line);
      if (first === undefined) return [];
      const cause = `"${name}" stands twice in [${section}], first in line ${first}; the AWS CLI then refuses the file.`;
      return [{ id: 'duplicate-key', severity: 'fail', line, key: name, cause, fix: 'Keep one of them.' }];
    });
  });
}
