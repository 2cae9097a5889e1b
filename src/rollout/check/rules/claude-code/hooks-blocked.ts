import { OUR_PLUGIN } from '../../../claude-code/plugin.ts';
import { entryOf, type Tree } from '../../../formats/tree.ts';
import { documentsOf, placeOf, type Rule } from '../../document.ts';

const isOn = (tree: Tree, key: string) => {
  const value = entryOf(tree, key)?.value;
  return value?.kind === 'boolean' && value.value;
};

/** Hooks that never run: this plugin's renew the sign-in and tell what is broken. */
export const hooksBlocked: Rule = {
  id: 'claude-code-hooks-blocked',
  judge: (checked) =>
    documentsOf(checked, 'claude-code').flatMap((document) => {
      const { settings } = document;
      const place = (key: string) => placeOf(document, entryOf(settings, key));
      const own = entryOf(settings, 'hooks');
      const enabled = entryOf(settings, 'enabledPlugins')?.value;
      const isForced = enabled !== undefined && isOn(enabled, OUR_PLUGIN);
      if (isOn(settings, 'disableAllHooks'))
        return [
          {
            severity: own || isForced ? ('fail' as const) : ('warn' as const),
            place: place('disableAllHooks'),
            cause: `No hook runs: neither those of this file nor those of ${OUR_PLUGIN}.`,
            fix: 'Remove disableAllHooks; allowManagedHooksOnly keeps the hooks of others away.',
          },
        ];
      if (!isOn(settings, 'allowManagedHooksOnly') || isForced) return [];
      return [
        {
          severity: 'warn' as const,
          place: place('allowManagedHooksOnly'),
          cause: `Hooks of plugins run only where these settings switch the plugin on, and ${OUR_PLUGIN} is not: its doctor and its renewal stay silent.`,
          fix: `Set enabledPlugins["${OUR_PLUGIN}"] to true beside it.`,
        },
      ];
    }),
};
