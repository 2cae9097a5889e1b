import { nearest } from '../../../../text/nearest.ts';
import { entryOf } from '../../../formats/tree.ts';
import { documentsOf, type Rule } from '../../document.ts';
import { DOMAINS, textOf } from '../../read/plist-documents.ts';

/** A domain that nobody reads: the device shows the profile as installed, and nothing happens. */
export const domainUnknown: Rule = {
  id: 'profile-domain-unknown',
  judge: (checked) =>
    documentsOf(checked, 'profile').flatMap(({ file, payloads }) =>
      payloads.flatMap((payload) => {
        const type = entryOf(payload, 'PayloadType');
        const content = entryOf(payload, 'PayloadContent')?.value;
        const domains =
          textOf(payload, 'PayloadType') === 'com.apple.ManagedClient.preferences' && content?.kind === 'dict'
            ? content.entries
            : [{ key: textOf(payload, 'PayloadType') ?? '', line: type?.line }];
        return domains.flatMap(({ key, line }) => {
          const isKnown = Object.values<string>(DOMAINS).includes(key);
          if (isKnown || !/anthropic|claude/i.test(key)) return [];
          return [
            {
              severity: 'fail' as const,
              place: { file, line, key },
              cause: `Nobody reads the domain "${key}": the profile installs, and has no effect.`,
              fix: `Write ${nearest(key, Object.values(DOMAINS)) ?? `${DOMAINS.desktop} or ${DOMAINS.code}`}; capitals count.`,
            },
          ];
        });
      }),
    ),
};
