// Not node:crypto, which takes a fifth of the time in which Node starts: `credentials` runs whenever Claude Code does.
import { sha256 as hash } from '@noble/hashes/sha2.js';
import { utf8ToBytes as bytes, bytesToHex as hex } from '@noble/hashes/utils.js';
import type { FileChange } from '../../model/change.ts';

/**
 * The id of a plan: 16 hexadecimal digits of a hash over the changes and over the bytes of the files they touch.
 * If either moves, the id does.
 */
export function planIdOf(files: readonly FileChange[]): string {
  const content = files.map(({ target, changes, mode, realFile }) => ({
    file: target.file,
    ...(realFile !== undefined && { realFile }),
    bytes: target.state === 'parsed' ? sha256(target.bytes) : 'absent',
    changes: changes.map(({ path, value }) => ({
      path,
      value: value ?? null,
      isRemoved: value === undefined,
    })),
    mode: mode ?? null,
  }));
  return sha256(JSON.stringify(content)).slice(0, 16);
}

/** The SHA-256 of some bytes or of a text in UTF-8, in hexadecimal. */
export function sha256(content: Buffer | string): string {
  return hex(hash(typeof content === 'string' ? bytes(content) : content));
}
