import type { Origin } from '../model/configuration.ts';

/** A variable of the environment in words: `AWS_PROFILE in the environment (HKCU\\Environment)`. */
export function variableText({ key, file }: Origin): string {
  return `${key ?? 'a variable'} in the environment${file === undefined ? '' : ` (${file})`}`;
}
