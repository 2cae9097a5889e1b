import { externalDataInterceptor, loadSharedConfigFiles } from '@smithy/core/config';
import type { FileText } from '../../model/change.ts';
import { isObject } from '../settings/settings-file.ts';
import type { AwsSection } from './read-ini.ts';

/**
 * What the SDK's own parser reads in the text of a config file: profiles by their bare names, other sections as
 * `sso-session.corp`; nothing where it refuses the text.
 */
export async function sdkReading(text: string): Promise<Readonly<Record<string, AwsSection>>> {
  // Files that are never opened: the parser is handed their texts.
  const [configFilepath, filepath] = ['/text/config', '/text/credentials'];
  externalDataInterceptor.interceptFile(configFilepath, text);
  externalDataInterceptor.interceptFile(filepath, '');
  try {
    return (await loadSharedConfigFiles({ configFilepath, filepath })).configFile;
  } finally {
    const intercepted = externalDataInterceptor.getFileRecord();
    delete intercepted[configFilepath];
    delete intercepted[filepath];
  }
}

/**
 * True where the SDK's own parser, which Claude Code uses, reads in the text of an AWS config file what we read in it:
 * the last look before it is written.
 */
export async function isReadBySdk({ text, json }: FileText): Promise<boolean> {
  const ours = sorted(json).flatMap(([name, keys]) => {
    const filled = Object.entries(isObject(keys) ? keys : {}).filter(([, value]) => value !== '');
    const isKept = filled.length > 0 && !name.startsWith('[');
    return isKept ? [[sdkName(name), Object.fromEntries(filled)] as const] : [];
  });
  return canonical(Object.fromEntries(ours)) === canonical(await sdkReading(text));
}

/** A profile stands there by its bare name, other sections as `sso-session.corp`. */
function sdkName(name: string): string {
  return name.startsWith('profile ') ? name.slice('profile '.length) : name.replace(' ', '.');
}

function canonical(sections: object): string {
  return JSON.stringify(sorted(sections).map(([name, keys]) => [name, sorted(Object(keys))]));
}

/** By name; so `[profile default]` comes behind `[default]`, whose place it takes. */
function sorted(object: object): [string, unknown][] {
  return Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
}
