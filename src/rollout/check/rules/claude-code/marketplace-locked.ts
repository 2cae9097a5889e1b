import { OUR_MARKETPLACE, OUR_PLUGIN } from '../../../claude-code/plugin.ts';
import { entryOf, plainOf, type Tree, type TreeEntry } from '../../../formats/tree.ts';
import { documentsOf, placeOf, type Rule } from '../../document.ts';

type Source = Readonly<Record<string, unknown>>;

/** Locks on marketplaces that keep this plugin away, or a plugin that no marketplace is named for. */
export const marketplaceLocked: Rule = {
  id: 'claude-code-marketplace-locked',
  judge: (checked) =>
    documentsOf(checked, 'claude-code').flatMap((document) => {
      // Each by its name of today, and by the newer one.
      const either = (key: string, alias: string) =>
        entryOf(document.settings, key) ?? entryOf(document.settings, alias);
      const strict = either('strictKnownMarketplaces', 'allowedMarketplaces');
      const blocked = entryOf(document.settings, 'blockedMarketplaces');
      const known = either('extraKnownMarketplaces', 'additionalMarketplaces');
      const enabled = entryOf(document.settings, 'enabledPlugins');
      const ours = sourceOf(entryOf(known?.value, OUR_MARKETPLACE)?.value);
      const plugin = entryOf(enabled?.value, OUR_PLUGIN);
      const say = (entry: TreeEntry, cause: string, fix: string, severity: 'fail' | 'warn' = 'fail') => ({
        severity,
        place: placeOf(document, entry),
        cause,
        fix,
      });
      const found = [];
      if (plugin?.value.kind === 'boolean' && !plugin.value.value)
        found.push(say(plugin, `${OUR_PLUGIN} is switched off for all.`, `Set it to true, or remove it.`));
      if (plugin?.value.kind === 'boolean' && plugin.value.value && !ours)
        found.push(
          say(
            plugin,
            `${OUR_PLUGIN} is switched on, and extraKnownMarketplaces does not say where ${OUR_MARKETPLACE} is.`,
            `Add ${OUR_MARKETPLACE} with its source to extraKnownMarketplaces.`,
          ),
        );
      const allowed = listOf(strict?.value);
      if (strict && allowed.length === 0 && strict.value.kind === 'array')
        found.push(
          say(
            strict,
            'The empty list blocks every marketplace, the official one and this plugin too.',
            'List the sources that are allowed, each as it stands in extraKnownMarketplaces.',
            plugin ? 'fail' : 'warn',
          ),
        );
      else if (strict && ours && !allowed.some((one) => isSame(one, ours)))
        found.push(
          say(
            strict,
            `The source of ${OUR_MARKETPLACE} is not in the list, which is compared exactly: kind, address and ref.`,
            `Add ${JSON.stringify(ours)}.`,
          ),
        );
      if (blocked && ours && listOf(blocked.value).some((one) => isSame(one, ours)))
        found.push(
          say(blocked, `The list blocks the source of ${OUR_MARKETPLACE}.`, 'Remove it from the list.'),
        );
      return found;
    }),
};

function sourceOf(tree: Tree | undefined): Source | undefined {
  const source = entryOf(tree, 'source')?.value;
  return source?.kind === 'dict' ? (plainOf(source) as Source) : undefined;
}

function listOf(tree: Tree | undefined): readonly Source[] {
  return tree?.kind === 'array'
    ? tree.items.filter(({ kind }) => kind === 'dict').map((one) => plainOf(one) as Source)
    : [];
}

/** Compared as Claude Code does: every part. A pattern of hosts or paths may fit, which we do not judge. */
function isSame(one: Source, ours: Source): boolean {
  if (one.source === 'hostPattern' || one.source === 'pathPattern') return true;
  // All repositories of an owner, from 2.1.223 on.
  const isOfOwner =
    typeof one.repo === 'string' &&
    one.repo.endsWith('/*') &&
    `${ours.repo}`.startsWith(one.repo.slice(0, -1));
  if (one.source === 'github' && ours.source === 'github' && isOfOwner) return true;
  const keys = new Set([...Object.keys(one), ...Object.keys(ours)]);
  return [...keys].every((key) => JSON.stringify(one[key]) === JSON.stringify(ours[key]));
}
