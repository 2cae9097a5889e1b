import { entryOf, type Tree } from '../../../formats/tree.ts';
import { documentsOf, type Rule } from '../../document.ts';

/** https://github.com/apple/device-management/blob/release/mdm/profiles/TopLevel.yaml and CommonPayloadKeys.yaml */
const NEEDED = [
  ['PayloadType', 'string'],
  ['PayloadVersion', 'integer'],
  ['PayloadIdentifier', 'string'],
  ['PayloadUUID', 'string'],
] as const;

/** Keys that every profile and every payload in it needs, and one that some servers demand. */
export const payloadIncomplete: Rule = {
  id: 'profile-payload-incomplete',
  judge: (checked) =>
    documentsOf(checked, 'profile').flatMap(({ file, root, payloads }) => [
      ...judge(file, root, 'The profile'),
      ...payloads.flatMap((payload, index) => judge(file, payload, `Payload ${index + 1}`)),
      ...(payloads.length === 0
        ? [
            {
              severity: 'fail' as const,
              place: { file, line: root.line, key: 'PayloadContent' },
              cause: 'The profile has no payload, so it sets nothing.',
              fix: 'Put a payload into PayloadContent.',
            },
          ]
        : []),
    ]),
};

function judge(file: string, tree: Tree, what: string) {
  const missing = NEEDED.filter(([key, kind]) => entryOf(tree, key)?.value.kind !== kind);
  const hasName = entryOf(tree, 'PayloadDisplayName')?.value.kind === 'string';
  return [
    ...missing.map(([key, kind]) => ({
      severity: 'fail' as const,
      place: { file, line: entryOf(tree, key)?.line ?? tree.line, key },
      cause: `${what} has no ${key}${entryOf(tree, key) ? ` that is ${kind === 'integer' ? 'an integer' : 'a text'}` : ''}; macOS or the MDM server refuses it.`,
      fix: `Add <key>${key}</key>${key === 'PayloadVersion' ? '<integer>1</integer>' : '<string>…</string>'}.`,
    })),
    ...(hasName
      ? []
      : [
          {
            severity: 'warn' as const,
            place: { file, line: tree.line, key: 'PayloadDisplayName' },
            cause: `${what} has no PayloadDisplayName: some MDM servers refuse it, and people see no name in System Settings.`,
            fix: 'Add <key>PayloadDisplayName</key><string>…</string>.',
          },
        ]),
  ];
}
