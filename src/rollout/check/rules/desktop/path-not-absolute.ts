import { desktopKey } from '../../../desktop/keys.ts';
import { type DesktopDocument, documentsOf, placeOf, type Rule } from '../../document.ts';

/** The app starts a helper as it stands and opens a path as it stands: no shell, no `~`, no variables. */
export const pathNotAbsolute: Rule = {
  id: 'desktop-path-not-absolute',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries.flatMap((entry) => {
        if (!desktopKey(entry.key)?.isPath || typeof entry.value !== 'string' || entry.trouble) return [];
        const wrong = faultOf(entry.value, entry.key, document);
        return wrong ? [{ severity: 'fail' as const, place: placeOf(document, entry), ...wrong }] : [];
      }),
    ),
};

function faultOf(path: string, key: string, document: DesktopDocument) {
  if (path.startsWith('~') || /%\w+%|\$\{?\w/.test(path))
    return {
      cause: `${key} holds ~ or a variable, which the app does not expand, so it finds no such file.`,
      fix: 'Write the path out: the same absolute path on every device.',
    };
  if (/^["']|["']$/.test(path))
    return {
      cause: `${key} stands in quotation marks, which become part of the path.`,
      fix: 'Remove the quotation marks.',
    };
  if (/Helper/.test(key) && hasArguments(path))
    return {
      cause: `${key} has arguments, and the app takes the whole text for the path of a program.`,
      fix: 'Name a script without arguments, and put the call with its arguments into it.',
    };
  const isWindows = document.source === 'HKLM' || document.source === 'HKCU';
  const isAbsolute = isWindows ? /^([A-Za-z]:[\\/]|\\\\)/.test(path) : /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path);
  if (!isAbsolute)
    return {
      cause: `${key} is no absolute path.`,
      fix: `Write it from the root: ${isWindows ? 'C:\\…' : '/…'}.`,
    };
  const last = path.split(/[\\/]/).at(-1) ?? '';
  return /Helper/.test(key) && /\S\s+\S/.test(last) && !/\.\w+$/.test(last)
    ? {
        severity: 'warn' as const,
        cause: `${key} has a blank in its last part. Where an argument stands behind it, the app takes it for part of the name and finds no such program.`,
        fix: 'Name a script without arguments; a name without a blank leaves no doubt.',
      }
    : undefined;
}

/** A blank may be part of a path, as in `Program Files`: what stands behind it tells. */
function hasArguments(path: string): boolean {
  return /\s--?\w|\s\w+:\/\/|\.(exe|sh|ps1|py|cmd|bat|js)["']?\s+\S|\s[|>&/~]|\s[a-z]:\\/i.test(path);
}
