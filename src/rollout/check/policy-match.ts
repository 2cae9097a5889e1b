import type { PolicyStatement } from './document.ts';

/** True where a pattern of IAM, with `*` and `?`, names `name`. Actions know no capitals, resources do. */
export function matches(pattern: string, name: string, isAction = false): boolean {
  const flags = isAction ? 'is' : 's';
  // Several stars in a row would make the expression try for hours.
  const source = pattern
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^]*?')
    .replaceAll('?', '[^]');
  return pattern.length < 2000 && new RegExp(`^${source}$`, flags).test(name);
}

/** True where a statement speaks of an action, by `Action` or by `NotAction`. */
export function namesAction({ actions, notActions }: PolicyStatement, action: string): boolean {
  if (notActions.length > 0) return !notActions.some((one) => matches(one, action, true));
  return actions.some((one) => matches(one, action, true));
}

/** True where it speaks of a resource. */
export function namesResource({ resources, notResources }: PolicyStatement, resource: string): boolean {
  if (notResources.length > 0) return !notResources.some((one) => matches(one, resource));
  return resources.length === 0 || resources.some((one) => matches(one, resource));
}

/** Values of a condition, by the condition key. */
export function conditionsOn({ conditions }: PolicyStatement, key: string) {
  return conditions.filter((one) => one.key === key);
}
