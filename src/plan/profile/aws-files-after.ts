import type { AwsFiles, AwsSection } from '../../facts/aws-files/aws-files.ts';
import type { Edit } from '../../model/change.ts';

/** The AWS files as they are once `edits` of the config file are made. */
export function filesAfter(files: AwsFiles, edits: readonly Edit[]): AwsFiles {
  const profiles = new Map(files.profiles);
  const ssoSessions = new Map(files.ssoSessions);
  for (const { path, value } of edits) {
    const [section, key = ''] = path;
    const [, prefix, name = section] = /^(profile|sso-session) (.*)$/.exec(section) ?? [];
    const sections = prefix === 'sso-session' ? ssoSessions : profiles;
    sections.set(name, withKey(sections.get(name), key, value));
  }
  return { ...files, profiles, ssoSessions };
}

function withKey(former: AwsSection | undefined, key: string, value: Edit['value']): AwsSection {
  const { [key]: _, ...rest } = former ?? {};
  return value === undefined ? rest : { ...rest, [key]: String(value) };
}
