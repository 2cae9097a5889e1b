import { SETTINGS_SHAPES } from '../../../../knowledge/settings-shapes.ts';
import { entryOf, plainOf } from '../../../formats/tree.ts';
import { documentsOf, placeOf, type Rule } from '../../document.ts';

/** A key of another kind than Claude Code expects: the key, or all of the file, is lost. */
export const claudeCodeShape: Rule = {
  id: 'claude-code-value-type',
  judge: (checked) =>
    documentsOf(checked, 'claude-code').flatMap((document) => {
      const of = (key: string) => entryOf(document.settings, key);
      const wrong = SETTINGS_SHAPES.flatMap(({ key, expects, fits }) => {
        const entry = of(key);
        if (!entry || fits(plainOf(entry.value))) return [];
        const hint =
          entry.value.kind === 'string'
            ? ' In a property list write it as a value of its own, not as JSON in a text.'
            : '';
        return [
          {
            severity: 'fail' as const,
            place: placeOf(document, entry),
            cause: `Claude Code expects ${expects}.${document.source === 'mdm' ? hint : ''}`,
            fix: 'Write it so; otherwise it does not count.',
          },
        ];
      });
      const env = of('env');
      const variables = env?.value.kind === 'dict' ? env.value.entries : [];
      const odd = variables.filter(
        ({ value }) => !['string', 'integer', 'real', 'boolean'].includes(value.kind),
      );
      const isEnvWrong = env !== undefined && env.value.kind !== 'dict';
      return [
        ...wrong,
        ...(isEnvWrong
          ? [
              {
                severity: 'fail' as const,
                place: placeOf(document, env),
                cause: 'env has to be an object of variables, each a text.',
                fix: 'Write {"NAME": "value"}.',
              },
            ]
          : []),
        ...odd.map((entry) => ({
          severity: 'fail' as const,
          place: { file: document.file, line: entry.line, key: `env.${entry.key}` },
          cause: 'The value of a variable has to be a text.',
          fix: 'Write it in quotation marks.',
        })),
      ];
    }),
};
