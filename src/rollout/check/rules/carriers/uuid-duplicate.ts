import { entryOf } from '../../../formats/tree.ts';
import { documentsOf, type Rule } from '../../document.ts';

/** Two payloads with one UUID or identifier in one profile: macOS takes one of them. */
export const uuidDuplicate: Rule = {
  id: 'profile-uuid-duplicate',
  judge: (checked) => {
    const seen = new Map<string, string>();
    return documentsOf(checked, 'profile').flatMap(({ file, root, payloads }) =>
      [root, ...payloads].flatMap((tree) =>
        (['PayloadUUID', 'PayloadIdentifier'] as const).flatMap((key) => {
          const entry = entryOf(tree, key);
          if (entry?.value.kind !== 'string') return [];
          const id = `${key} ${entry.value.value.toLowerCase()}`;
          const first = seen.get(id);
          const where = entry.line === undefined ? file : `${file}:${entry.line}`;
          if (first === undefined) seen.set(id, where);
          return first === undefined
            ? []
            : [
                {
                  severity: 'fail' as const,
                  place: { file, line: entry.line, key },
                  cause: `The same ${key} stands in ${first}: one of the two replaces the other.`,
                  fix: 'Give each its own: uuidgen makes one. Keep it from then on.',
                },
              ];
        }),
      ),
    );
  },
};
