import { parseAwsConfig } from '../../src/facts/aws-files/aws-config-file.ts';
import type { Edit, EditableFile } from '../../src/model/change.ts';
import { configEdit } from '../../src/plan/edit/aws-config-edits.ts';

/** A text as the AWS config file that stands there. */
export function configFile(text: string): EditableFile & { state: 'parsed' } {
  const parsed = parseAwsConfig('config', Buffer.from(text));
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  return { scope: 'aws', file: 'config', state: 'parsed', mode: 0o600, ...parsed };
}

/** The edits of one section. */
export function sectionEdits(
  section: string,
  values: Readonly<Record<string, string | undefined>>,
): readonly Edit[] {
  return Object.entries(values).map(([key, value]) => configEdit(section, key, value));
}
