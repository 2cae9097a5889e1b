import { desktopEntry, desktopText, documentsOf, placeOf, type Rule } from '../../document.ts';

const KEY = 'deploymentOrganizationUuid';

/** The app keeps its data below this id: another id is another, empty app. */
export const organizationChanged: Rule = {
  id: 'desktop-organization-changed',
  judge: (checked) => {
    const all = documentsOf(checked, 'desktop').filter((one) => desktopText(one, KEY) !== undefined);
    const [first] = all;
    const wanted = first && desktopText(first, KEY)?.toLowerCase();
    return all.flatMap((document) => {
      const uuid = desktopText(document, KEY) ?? '';
      const place = placeOf(document, desktopEntry(document, KEY));
      if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uuid))
        return [
          {
            severity: 'fail' as const,
            place,
            cause: `${KEY} is no UUID.`,
            fix: 'Write the UUID that devices have already; only a new organization makes one: uuidgen.',
          },
        ];
      if (uuid.toLowerCase() === wanted) return [];
      return [
        {
          severity: 'fail' as const,
          place,
          cause: `${KEY} differs from that in ${first?.file}: devices that get the other one start with empty local data.`,
          fix: 'Keep the UUID that devices have already, in every file.',
        },
      ];
    });
  },
};
