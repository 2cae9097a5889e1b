import { chmod, type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { processWorld } from '../src/process.ts';
import { put, temporaryDirectory } from './support/world.ts';

const WORLD = await processWorld();
const NOT_STARTED = { exitCode: undefined, stdout: '', stderr: '', timedOut: false };

describe('a program that cannot be started is no bug', () => {
  test.each<[string, (directory: string) => Promise<string>]>([
    ['is not there', async (directory) => join(directory, 'nothing')],
    ['stands below a file', async (directory) => join(await put(join(directory, 'file'), ''), 'program')],
    ['may not be run', async (directory) => put(join(directory, 'program'), '#!/bin/sh\n')],
    ['has a name that no program has', async (directory) => join(directory, 'a\0b')],
    ['is being written', async (directory) => beingWritten(join(directory, 'program'))],
  ])('one that %s', async (_, arrange) => {
    const program = await arrange(await temporaryDirectory());
    expect(await WORLD.exec(program, ['--version'], { timeoutMs: 5_000 })).toEqual(NOT_STARTED);
  });

  test('nor is a command line where there is no such folder to run it in', async () => {
    const cwd = join(await put(join(await temporaryDirectory(), 'file'), ''), 'below');
    expect(await WORLD.shell('exit 0', { timeoutMs: 5_000, cwd })).toEqual(NOT_STARTED);
  });
});

/** An update that is under way: the system says ETXTBSY. */
async function beingWritten(file: string): Promise<string> {
  await chmod(await put(file, '#!/bin/sh\n'), 0o755);
  const handle: FileHandle = await open(file, 'r+');
  onTestFinished(() => handle.close());
  return file;
}
