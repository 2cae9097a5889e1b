import type { HomeFacts } from '../../facts/doctor-facts.ts';
import type { Origin } from '../../model/configuration.ts';

/** Where a key of a profile stands, of a profile whose name is all that is known its place in the config file. */
export function originInProfile(facts: HomeFacts, profile: string, key?: string): Origin {
  const isCredential = key !== undefined && facts.files.credentials.get(profile)?.[key] !== undefined;
  const kind = isCredential ? 'credentials' : kindOfFile(facts, profile);
  const file = facts.files.files.find((one) => one.kind === kind)?.file;
  return {
    from: `aws-${kind}`,
    ...(file && { file }),
    key: key === undefined ? profile : `${profile}.${key}`,
  };
}

/** Where an `[sso-session]` stands: only in the config file. */
export function originOfSession(facts: HomeFacts, session: string): Origin {
  const file = facts.files.files.find(({ kind }) => kind === 'config')?.file;
  return { from: 'aws-config', ...(file && { file }), key: `sso-session ${session}` };
}

/** A profile that stands in the credentials file alone has all of its keys there. */
function kindOfFile({ files }: HomeFacts, profile: string): 'config' | 'credentials' {
  const own = files.credentials.get(profile);
  const merged = files.profiles.get(profile) ?? {};
  return own && Object.keys(merged).every((key) => own[key] !== undefined) ? 'credentials' : 'config';
}
