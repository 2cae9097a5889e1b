import { editDistance } from '../../../../text/nearest.ts';
import { CLAUDE_CODE_KEYS } from '../../../claude-code/keys.ts';
import { desktopKey } from '../../../desktop/keys.ts';
import { documentsOf, placeOf, type Rule } from '../../document.ts';

/** A slip in a name. Names that are near to none may be of a newer client, which knows more than we do. */
export const claudeCodeKeyUnknown: Rule = {
  id: 'claude-code-key-unknown',
  judge: (checked) =>
    documentsOf(checked, 'claude-code').flatMap((document) =>
      (document.settings.kind === 'dict' ? document.settings.entries : []).flatMap((entry) => {
        const { key } = entry;
        if (key === '$schema' || CLAUDE_CODE_KEYS.includes(key)) return [];
        const place = placeOf(document, entry);
        if (desktopKey(key))
          return [
            {
              severity: 'fail' as const,
              place,
              cause: `"${key}" is a key of Claude Desktop; Claude Code ignores it without a word.`,
              fix: 'Move it to the configuration of Claude Desktop.',
            },
          ];
        const near = CLAUDE_CODE_KEYS.find(
          (name) => editDistance(key.toLowerCase(), name.toLowerCase()) <= (name.length > 8 ? 2 : 1),
        );
        return near === undefined
          ? []
          : [
              {
                severity: 'fail' as const,
                place,
                cause: `"${key}" is likely ${near} misspelt; Claude Code ignores names that it does not know.`,
                fix: `Write ${near}.`,
              },
            ];
      }),
    ),
};
