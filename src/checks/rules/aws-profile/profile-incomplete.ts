import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { FINE, type Fix, failing, notJudged, warning } from '../../../model/verdict.ts';
import { nearest } from '../../../text/nearest.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { misspeltKeys } from '../../helpers/misspelt-keys.ts';
import { platformRole } from '../../helpers/platform-role.ts';
import { besideKeys } from '../../helpers/why-nothing-signs.ts';

/** The profile, or one that it takes its credentials from, lacks a key or names what does not exist. */
export const profileIncomplete: Check = {
  id: 'profile-incomplete',
  group: 'AWS profile',
  title: 'The AWS profile says all that it needs',
  after: ['profile-missing'],
  live: 'used',
  judge: (facts) => {
    const { profile, signing } = facts;
    if (!profile) return notJudged('no profile signs');
    if (profile.kind !== 'incomplete') return FINE;
    const last = signing.chain.at(-1)?.name ?? profile.name;
    const origin = originInProfile(facts, last);
    const role = platformRole(facts);
    const instead = role === undefined ? '' : ` Claude Code signs by ${role} instead.`;
    const problem = {
      title: `The AWS profile '${profile.name}' leads to no credentials`,
      found: `In ${origin.file}: ${profile.missing?.join('; ') ?? 'something is missing'}.${whyMissing(facts, last)}${instead}`,
      origin,
      fix: completion(facts, last, origin.file),
    };
    return role === undefined ? failing(besideKeys(facts, problem)) : warning(problem);
  },
};

/** What stands there instead of what is missing. */
function whyMissing({ files, signing }: HomeFacts, name: string): string {
  const section = files.profiles.get(name) ?? {};
  const { sso_session: session, source_profile: source } = section;
  const dropped = session === undefined ? undefined : droppedSession(files.droppedSessions, session);
  const ofSource = source !== undefined && files.droppedProfiles.includes(source);
  const file = files.files.find(({ kind }) => kind === 'config');
  const isTilde = session !== undefined && !files.ssoSessions.has(session) && !dropped;
  const notes = [
    ...misspeltKeys(section),
    ...(session === undefined ? [] : misspeltKeys(files.ssoSessions.get(session) ?? {})),
    ...(dropped ? [`It is there, but the AWS SDK drops it. ${dropped}`] : []),
    ...(isTilde && files.profiles.get(session)?.sso_start_url !== undefined
      ? [`[profile ${session}] holds what belongs in [sso-session ${session}].`]
      : []),
    ...(ofSource ? notesOn(files.files, source) : []),
    ...(isTilde ? (file?.notes.filter((note) => note.includes('~/')) ?? []) : []),
    ...(signing.namesInHome.includes(source ?? '') ? [`${source} stands in ~/.aws, which is not read.`] : []),
  ];
  return notes.map((note) => ` ${note}`).join('');
}

function droppedSession(dropped: HomeFacts['files']['droppedSessions'], session: string): string | undefined {
  const plain = session.replace(/^["']|["']$/g, '');
  return dropped.find(({ name }) => name === plain)?.note;
}

function notesOn(files: HomeFacts['files']['files'], name: string): readonly string[] {
  return files.flatMap(({ notes }) => notes.filter((note) => note.includes(name)));
}

function completion(facts: HomeFacts, name: string, file: string | undefined): Fix {
  const { sso_session: session, source_profile: source } = facts.files.profiles.get(name) ?? {};
  const { ssoSessions, profiles, droppedSessions, droppedProfiles } = facts.files;
  if (session !== undefined && !ssoSessions.has(session) && droppedSession(droppedSessions, session)) {
    if (/^[\w@+.%:/-]+$/.test(session)) {
      return { say: `Write [sso-session ${session}] in the AWS config file (${file}).` };
    }
    return {
      say: `Name the session in letters, digits, - and _: [sso-session corp], and sso_session = corp in the profile '${name}' (${file}). Then sign in again.`,
    };
  }
  if (source !== undefined && droppedProfiles.includes(source)) {
    return { say: `Write the section of '${source}' as the AWS SDK reads it (${file}).` };
  }
  const isSessionGone = session !== undefined && !ssoSessions.has(session);
  const isSourceGone = source !== undefined && !profiles.has(source);
  const near =
    (isSessionGone && nearest(session, [...ssoSessions.keys()])) ||
    (isSourceGone && nearest(source, [...profiles.keys()]));
  const key = isSessionGone ? 'sso_session' : 'source_profile';
  if (near) return { say: `Write ${key} = ${near} in the profile '${name}' in ${file}, if that is meant.` };
  return {
    say: `Complete the profile '${name}' in ${file}, or choose another one: /bedrock:setup shows which there are.`,
  };
}
