import { entryOf } from '../../../formats/tree.ts';
import {
  type AwsConfigDocument,
  type AwsSectionRead,
  type Checked,
  desktopEntry,
  desktopText,
  documentsOf,
  type Place,
  placeOf,
  type Rule,
} from '../../document.ts';

/** A profile that the configuration names and the AWS config file does not have, or has for another portal or account. */
export const configMismatch: Rule = {
  id: 'aws-config-mismatch',
  judge: (checked) => {
    const configs = documentsOf(checked, 'aws-config');
    if (configs.length === 0) return [];
    return [
      ...named(checked).flatMap(({ profile, place }) => {
        if (configs.some((one) => sectionOf(one, profile))) return [];
        return [
          {
            severity: 'fail' as const,
            place,
            cause: `The profile "${profile}" is in none of the AWS config files that are checked with it.`,
            fix: `Add [profile ${profile}] to ${configs[0]?.file}, or write the name of a profile that is there.`,
          },
        ];
      }),
      ...configs.flatMap(incomplete),
      ...configs.flatMap((config) => otherPortal(checked, config)),
    ];
  },
};

/** Every profile that settings name, with its place. */
function named(checked: Checked): readonly { profile: string; place: Place }[] {
  const ofDesktop = documentsOf(checked, 'desktop').flatMap((document) => {
    const profile = desktopText(document, 'inferenceBedrockProfile');
    return profile === undefined
      ? []
      : [{ profile, place: placeOf(document, desktopEntry(document, 'inferenceBedrockProfile')) }];
  });
  const ofCode = documentsOf(checked, 'claude-code').flatMap(({ file, settings }) => {
    const entry = entryOf(entryOf(settings, 'env')?.value, 'AWS_PROFILE');
    return entry?.value.kind === 'string'
      ? [{ profile: entry.value.value, place: { file, line: entry.line, key: 'env.AWS_PROFILE' } }]
      : [];
  });
  return [...ofDesktop, ...ofCode];
}

function sectionOf({ sections }: AwsConfigDocument, profile: string): AwsSectionRead | undefined {
  return sections.find(
    ({ name }) => name === `profile ${profile}` || (profile === 'default' && name === 'default'),
  );
}

const keyOf = (section: AwsSectionRead | undefined, name: string) =>
  section?.keys.findLast((one) => one.name === name);

/** A profile that names an sso-session that is not there. */
function incomplete({ file, sections }: AwsConfigDocument) {
  return sections.flatMap((section) => {
    const session = keyOf(section, 'sso_session');
    if (!session || sections.some(({ name }) => name === `sso-session ${session.value}`)) return [];
    return [
      {
        severity: 'fail' as const,
        place: { file, line: session.line, key: 'sso_session' },
        cause: `There is no [sso-session ${session.value}], so the profile gives no credentials.`,
        fix: `Add [sso-session ${session.value}] with sso_start_url and sso_region.`,
      },
    ];
  });
}

const SAME = [
  ['inferenceBedrockSsoStartUrl', 'sso_start_url'],
  ['inferenceBedrockSsoRegion', 'sso_region'],
  ['inferenceBedrockSsoAccountId', 'sso_account_id'],
  ['inferenceBedrockSsoRoleName', 'sso_role_name'],
] as const;

/** The in-app sign-in of Desktop beside the profile of Claude Code: one person, two portals. */
function otherPortal(checked: Checked, config: AwsConfigDocument) {
  const profiles = named(checked).map(({ profile }) => sectionOf(config, profile));
  return documentsOf(checked, 'desktop').flatMap((document) =>
    profiles.flatMap((section) => {
      const session = keyOf(section, 'sso_session')?.value;
      const shared = config.sections.find(({ name }) => name === `sso-session ${session}`);
      return SAME.flatMap(([key, name]) => {
        const wanted = desktopText(document, key)?.replace(/[/#]+$/, '');
        const there = keyOf(section, name) ?? keyOf(shared, name);
        if (wanted === undefined || !there || there.value.replace(/[/#]+$/, '') === wanted) return [];
        return [
          {
            severity: 'warn' as const,
            place: { file: config.file, line: there.line, key: name },
            cause: `${name} differs from ${key} in ${document.file}: people sign in twice, or land in another account.`,
            fix: 'Make the two the same.',
          },
        ];
      });
    }),
  );
}
