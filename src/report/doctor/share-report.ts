import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { settingsEnv } from '../../facts/settings/candidates.ts';
import { mapTexts } from '../map-texts.ts';
import { anonymizer, type NamedByPerson } from './anonymize.ts';
import type { DoctorReport } from './doctor.ts';

/**
 * The report as it may be pasted in public: without account ids, access portals, names of people, and the names that
 * people and companies have given to profiles, sign-in sessions, roles and folders.
 */
export function shareReport(
  report: DoctorReport,
  facts: Pick<DoctorFacts, 'home' | 'env' | 'files' | 'settings' | 'otherHomes'>,
): DoctorReport {
  const { home, env } = facts;
  const people = [home?.split(SEPARATOR).at(-1), env.USER, env.LOGNAME, env.USERNAME];
  const given = [...profileNames(facts), ...roleNames(facts), ...folderNames(facts), ...homeNames(facts)];
  return mapTexts(
    report,
    anonymizer(
      people.filter((name) => name !== undefined),
      home,
      given,
    ),
  );
}

const SEPARATOR = /[\\/]/;

function profileNames({ files }: Pick<DoctorFacts, 'files'>): readonly NamedByPerson[] {
  const names = [...files.profiles.keys(), ...files.ssoSessions.keys()];
  return names.map((name) => ({ kind: 'PROFILE', name }));
}

function roleNames({ files }: Pick<DoctorFacts, 'files'>): readonly NamedByPerson[] {
  return [...files.profiles.values()].flatMap(({ sso_role_name: role, role_arn: arn }) =>
    [role, arn?.split('/').at(-1)].flatMap((name): NamedByPerson[] => (name ? [{ kind: 'ROLE', name }] : [])),
  );
}

/** Those above the settings of a repository, below the home directory. */
function folderNames({ home, settings }: Pick<DoctorFacts, 'home' | 'settings'>): readonly NamedByPerson[] {
  const local = settings.find(({ scope }) => scope === 'local')?.file.split(SEPARATOR) ?? [];
  const above = local.slice(0, -2);
  const start =
    home !== undefined && local.join('/').startsWith(home.split(SEPARATOR).join('/'))
      ? home.split(SEPARATOR).length
      : 1;
  return above.slice(start).map((name) => ({ kind: 'FOLDER', name }));
}

/** What else names a profile or a folder, whether there is such a profile here or not. */
function homeNames({
  otherHomes,
  settings,
}: Pick<DoctorFacts, 'otherHomes' | 'settings'>): readonly NamedByPerson[] {
  const profiles = [
    ...settings.map((file) => settingsEnv(file).AWS_PROFILE),
    ...otherHomes.flatMap(({ values }) =>
      values.map(({ key, value }) => (key === 'AWS_PROFILE' ? value : undefined)),
    ),
  ];
  const folders = otherHomes.flatMap(({ kind, file, name }) => {
    const parts = file.split(SEPARATOR);
    if (kind === 'configuration') return parts.slice(-2, -1);
    const [, job] = /, job (.*)\)$/.exec(name) ?? [];
    return kind === 'github-action' ? [parts.at(-1), job] : [];
  });
  const named = (kind: NamedByPerson['kind']) => (name: string | undefined) => (name ? [{ kind, name }] : []);
  return [...profiles.flatMap(named('PROFILE')), ...folders.flatMap(named('FOLDER'))];
}
