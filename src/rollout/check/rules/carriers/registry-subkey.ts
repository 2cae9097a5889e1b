import { documentsOf, type Rule } from '../../document.ts';

const READ = /^HKEY_(LOCAL_MACHINE|CURRENT_USER)\\SOFTWARE\\Policies\\(Claude|ClaudeCode)$/i;
const BELOW = /^HKEY_\w+\\SOFTWARE\\Policies\\(Claude|ClaudeCode)\\/i;

/** Values are read directly below the policy key alone. ADMX and CSP tools like to write subkeys. */
export const registrySubkey: Rule = {
  id: 'registry-key-unread',
  judge: (checked) =>
    documentsOf(checked, 'registry').flatMap(({ file, keys }) =>
      keys.flatMap(({ path, line, values, isDeleted }) => {
        if (isDeleted || values.length === 0 || READ.test(path) || !/claude|anthropic/i.test(path)) return [];
        const [, product] = BELOW.exec(path) ?? [];
        const cause =
          product === undefined
            ? `Nobody reads [${path}].`
            : `[${path}] is a subkey, and values are read directly below ${product} alone.`;
        const fix = `Put the values directly below HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${product ?? (/code/i.test(path) ? 'ClaudeCode' : 'Claude')}, a list as one JSON text.`;
        return [{ severity: 'fail' as const, place: { file, line, key: path }, cause, fix }];
      }),
    ),
};
