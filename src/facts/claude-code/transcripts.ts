import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listDirectory } from '../machine/quiet-reads.ts';

/** More than the longest answer has; what stands before it is older. */
const TAIL = 256 * 1024;
const MAX_FOLDERS = 2_000;
const MAX_FILES = 8;

/**
 * True where one of Claude Code's transcripts holds an answer of the model that is younger than `at`. Of the entries
 * only their kind and their time are looked at.
 */
export function hasSucceededSince(configDirectory: string, at: Date): boolean {
  const projects = join(configDirectory, 'projects');
  const folders = listDirectory(projects).slice(0, MAX_FOLDERS);
  const files = folders.flatMap((folder) =>
    listDirectory(join(projects, folder))
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(projects, folder, name)),
  );
  const young = files
    .map((file) => ({ file, at: changedAt(file) }))
    .filter((one) => one.at > at.getTime())
    .sort((a, b) => b.at - a.at);
  return young.slice(0, MAX_FILES).some(({ file }) =>
    endOf(file)
      .split('\n')
      .some((line) => isAnswer(line, at)),
  );
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isAnswer(line: string, at: Date): boolean {
  if (!line.includes('"type":"assistant"') || line.includes('"isApiErrorMessage":true')) return false;
  // What Claude Code says in the model's place.
  if (line.includes('"model":"<synthetic>"')) return false;
  const time = /"timestamp":"([\d:.TZ-]{20,30})"/.exec(line)?.[1];
  return time !== undefined && Date.parse(time) > at.getTime();
}

function endOf(file: string): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const bytes = Buffer.alloc(Math.min(size, TAIL));
      readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
