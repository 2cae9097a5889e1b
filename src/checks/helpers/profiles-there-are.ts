import type { HomeFacts } from '../../facts/doctor-facts.ts';

const MAX_NAMES = 8;

/** The profiles there are, and where they were looked for: in sentences. */
export function profilesThereAre({ files, profiles, seenEnv }: HomeFacts): string {
  const unread = files.files.flatMap(({ file, state, notes }) =>
    state === 'unreadable' ? [`${file}: ${notes.join(' ')}`] : [],
  );
  const filesThat = (isThere: boolean) =>
    files.files.flatMap(({ file, state }) => ((state !== 'absent') === isThere ? [file] : []));
  const places = filesThat(true).join(' and ');
  const absent = filesThat(false);
  const missing =
    absent.length > 0 ? `${absent.join(' and ')} ${absent.length > 1 ? 'do' : 'does'} not exist` : '';
  const noFile = missing && `, and ${missing}`;
  const isElsewhere = seenEnv.AWS_CONFIG_FILE || seenEnv.AWS_SHARED_CREDENTIALS_FILE;
  const names = profiles.map(({ name }) => name);
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  const there =
    names.length > 0
      ? `The profiles there are: ${names.slice(0, MAX_NAMES).join(', ')}${more}${isElsewhere ? ` in ${places}${noFile}` : ''}.`
      : `There is no profile${places ? ` in ${places}${noFile}` : `: ${missing}`}.`;
  const others = files.misnamed.map(({ file }) => `${file} is there, and is not read under that name.`);
  return [there, ...unread, ...others].join(' ');
}

/** What makes the AWS files readable, where one of them bears a name that nobody reads. */
export function renameWords({ files }: HomeFacts): string | undefined {
  const [misnamed] = files.misnamed;
  return misnamed && `Rename ${misnamed.file} to ${misnamed.as}, without an ending.`;
}
