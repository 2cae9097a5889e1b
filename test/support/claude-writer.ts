import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Adds a key to a settings file as Claude Code 2.1.329 was seen to write it: read, changed and laid out anew with two
 * spaces, written to `settings.json.tmp.<pid>.<hex>` beside it, renamed, without a lock.
 */
export function writeAsClaudeCode(file: string, key: string): void {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json[key] = true;
  const temporary = `${file}.tmp.${process.pid}.${randomBytes(6).toString('hex')}`;
  writeFileSync(temporary, JSON.stringify(json, null, 2));
  renameSync(temporary, file);
}
