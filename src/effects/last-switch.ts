import { bytesToHex as hex, randomBytes } from '@noble/hashes/utils.js';
import { readBytes } from '../facts/machine/read-bytes.ts';
import { type LastSwitch, lastSwitchFile } from '../facts/presets/last-switch.ts';
import { replaceFile } from './replace-file.ts';

/** Keeps what `use -` is to put in force next, or that there is nothing. Where it cannot be kept, `use -` goes further back. */
export async function keepLastSwitch(configDirectory: string, last: LastSwitch | undefined): Promise<void> {
  const file = lastSwitchFile(configDirectory);
  const expected = await readBytes(file).catch(() => undefined);
  if (expected === undefined && last === undefined) return;
  const content = Buffer.from(`${JSON.stringify({ version: 1, ...last })}\n`);
  await replaceFile({ file, expected, content, token: hex(randomBytes(4)) });
}
