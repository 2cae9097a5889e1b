import { refusal } from '../../model/outcome.ts';
import { explained, parseSettings, type SettingsFile } from './settings-file.ts';

/** Managed settings that come from the system's policy store; `text` is `undefined` where it gave none. */
export async function settingsFromText(file: string, text: string | undefined): Promise<SettingsFile> {
  if (text === undefined) {
    const { problem } = refusal(
      'settings-unreadable',
      `${file} cannot be read.`,
      'Ask your administrator, who manages it.',
    );
    return { scope: 'managed', file, state: 'unreadable', problem };
  }
  const parsed = parseSettings(file, Buffer.from(text, 'utf8'));
  if ('problem' in parsed)
    return { scope: 'managed', file, state: 'invalid', ...(await explained(file, parsed)) };
  return { scope: 'managed', file, state: 'parsed', mode: 0o444, ...parsed };
}
