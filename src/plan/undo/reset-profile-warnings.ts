import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { Warning } from '../../model/change.ts';
import { valueAt } from '../edit/key-values.ts';
import type { FileUndo } from './undo-file.ts';

/** How a command line leaves the profiles; a conversation has an option for it. */
export const KEEP_PROFILES = 'To leave the AWS config file as it is, add --keep-profiles.';

/** Which profiles go or are of the older form again, and which settings will still name one that goes. */
export function profileWarnings(
  undos: readonly FileUndo[],
  settings: readonly SettingsFile[],
): readonly Warning[] {
  const { gone, older } = profilesLosingTheirSession(undos);
  return [...goneWarning(gone), ...olderWarning(older), ...stillNamed(gone, settings)];
}

function goneWarning(gone: readonly string[]): readonly Warning[] {
  if (gone.length === 0) return [];
  const message = `Reset removes the AWS ${gone.length === 1 ? 'profile' : 'profiles'} that setup made: ${firstFive(gone)}. Other programs may use ${gone.length === 1 ? 'it' : 'them'} by now. ${KEEP_PROFILES}`;
  return [{ code: 'profile-goes', message }];
}

/** A sign-in of the older form is kept under another name, so the one that there is does not serve it. */
function olderWarning(older: readonly string[]): readonly Warning[] {
  if (older.length === 0) return [];
  const names = firstFive(older.map((name) => `'${name}'`));
  const [go, have] = older.length === 1 ? [`profile ${names} goes`, 'has'] : [`profiles ${names} go`, 'have'];
  const message = `The ${go} back to the older form, whose sign-in ends after 8 hours, and ${have} to be signed in again. ${KEEP_PROFILES}`;
  return [{ code: 'profile-goes', message }];
}

function stillNamed(gone: readonly string[], settings: readonly SettingsFile[]): readonly Warning[] {
  return settings.flatMap((file) => {
    const name = file.state === 'parsed' ? valueAt(file, ['env', 'AWS_PROFILE']) : undefined;
    if (typeof name !== 'string' || !gone.includes(name)) return [];
    const message = `${file.file} still names the profile '${name}', which reset removes. ${KEEP_PROFILES}`;
    return [{ code: 'profile-in-use', message }];
  });
}

/** `older` name their portal themselves again, as they did before they were repaired. */
function profilesLosingTheirSession(undos: readonly FileUndo[]) {
  const ofAws = undos.filter(({ history }) => history.scope === 'aws');
  const changes = ofAws.flatMap((undo) => undo.changes);
  const isOlder = (section: string) =>
    changes.some(
      ({ path, after }) => path[0] === section && path[1] === 'sso_start_url' && after !== undefined,
    );
  const sections = changes
    .filter(({ path, after }) => path[1] === 'sso_session' && after === undefined)
    .map(({ path }) => path[0]);
  return {
    gone: sections.filter((section) => !isOlder(section)).map(profileName),
    older: sections.filter(isOlder).map(profileName),
  };
}

function profileName(section: string): string {
  return section.replace(/^profile /, '');
}

function firstFive(names: readonly string[]): string {
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
}
