import { isDeepStrictEqual } from 'node:util';
import type { FileChange } from '../model/change.ts';
import { type Outcome, refusal } from '../model/outcome.ts';
import { formatOf } from '../plan/edit/formats.ts';
import { expectedJson, plain } from '../plan/edit/key-values.ts';

/**
 * A last look before writing: why `content` is not to be written in the place of what a change starts from. It must
 * say what was agreed on, and all the rest as before; an AWS config file also to the parser of the AWS SDK.
 */
export async function doubtAbout(
  { target, changes }: FileChange,
  content: Buffer,
): Promise<Outcome<never> | undefined> {
  const { scope, file } = target;
  const { parse, obstacle } = formatOf(scope);
  const paths = changes.map(({ path }) => path);
  const problem = target.state === 'parsed' && obstacle(file, target, paths);
  if (problem) return { ok: false, problem };
  const parsed = parse(file, content);
  if ('problem' in parsed || !isDeepStrictEqual(plain(parsed.json), expectedJson(target, changes))) {
    return refusal(
      'settings-edit-unsafe',
      `Editing ${file} would change more than was agreed on.`,
      'Make the change by hand, and please report this. Nothing was written.',
    );
  }
  if (scope !== 'aws') return undefined;
  // The SDK is a file of its own, which nothing else that is written needs.
  const { isReadBySdk } = await import('../facts/aws-files/sdk-reading.ts');
  if (await isReadBySdk(parsed)) return undefined;
  return refusal(
    'aws-config-ambiguous',
    `Claude Code reads ${file} differently from what it says.`,
    'See what claude-bedrock status says about the file, and correct that. Nothing was written.',
  );
}
