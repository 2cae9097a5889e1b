import { rm, stat, utimes } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { keep } from '../../src/code-cache/keep.ts';
import { cachingLoader, isWorthKeeping } from '../../src/code-cache/loader.ts';
import { put, temporaryDirectory } from '../support/world.ts';

const nodeRequire = createRequire(import.meta.url);

let directory: string;
let cache: string;

beforeEach(async () => {
  directory = await temporaryDirectory();
  cache = join(directory, '.cache', 'version', 'status');
});

function loader() {
  return cachingLoader(directory, cache, nodeRequire);
}

describe('a file is loaded as require loads it', () => {
  const SOURCE = `"use strict"; module.exports = {
    names: [__filename, __dirname, typeof exports, this === exports, require('node:path') === require('path')],
    fail: () => { throw new Error('here') },
  };`;

  test('with what CommonJS gives it', async () => {
    const file = await put(join(directory, 'one.js'), SOURCE);
    expect(loader().load('./one.js')).toMatchObject({ names: nodeRequire(file).names });
  });

  test('with text in any alphabet', async () => {
    await put(join(directory, 'one.js'), "module.exports = 'größer · 大';");
    expect(loader().load('./one.js')).toBe('größer · 大');
  });

  test('with the same lines and columns in the stack of an error', async () => {
    const file = await put(join(directory, 'one.js'), SOURCE);
    const ours = loader().load('./one.js');
    const placeOf = (module: unknown) => {
      try {
        (module as { fail(): void }).fail();
      } catch (error) {
        return (error as Error).stack?.split('\n')[1];
      }
    };
    expect(placeOf(ours)).toContain('one.js:3:');
    expect(placeOf(ours)).toBe(placeOf(nodeRequire(file)));
  });

  test('once, and in a circle as far as it is', async () => {
    await put(
      join(directory, 'one.js'),
      "exports.early = 1; exports.two = require('./two.js'); exports.late = 1;",
    );
    await put(join(directory, 'two.js'), "exports.seen = Object.keys(require('./one.js'));");
    const { load } = loader();
    expect(load('./one.js')).toMatchObject({ two: { seen: ['early'] } });
    expect(load('./one.js')).toBe(load('./one.js'));
  });

  test('again where it threw', async () => {
    await put(
      join(directory, 'one.js'),
      'globalThis.tries = (globalThis.tries ?? 0) + 1; throw new Error(tries);',
    );
    const { load } = loader();
    expect(() => load('./one.js')).toThrow('1');
    expect(() => load('./one.js')).toThrow('2');
  });
});

describe('what V8 made of it is kept', () => {
  /** Which file it is: one that is written anew is another. */
  const kept = async () => (await stat(join(cache, 'one.js'))).ino;

  beforeEach(() => put(join(directory, 'one.js'), 'exports.answer = () => 1;'));

  /** One run of a program: loads the file, calls what it exports, and keeps it. */
  function run(isSuccess = true): number {
    const { load, files } = loader();
    const answer = (load('./one.js') as { answer(): number }).answer();
    if (files.some((file) => isWorthKeeping(file, isSuccess))) keep(files, isSuccess);
    return answer;
  }

  test('and taken by the next run, which leaves it as it is', async () => {
    run();
    const before = await kept();
    expect(run()).toBe(1);
    expect(await kept()).toBe(before);
  });

  test('for the owner alone', async () => {
    run();
    expect((await stat(join(cache, 'one.js'))).mode & 0o777).toBe(0o600);
    expect((await stat(cache)).mode & 0o777).toBe(0o700);
  });

  test('for this source alone, though another is as long and as old', async () => {
    const file = join(directory, 'one.js');
    await utimes(file, 1000, 1000);
    run();
    const { ctimeMs } = await stat(file);
    await put(file, 'exports.answer = () => 2;');
    // The clock of the file system ticks every few milliseconds.
    do await utimes(file, 1000, 1000);
    while ((await stat(file)).ctimeMs === ctimeMs);
    expect(run()).toBe(2);
    expect(run()).toBe(2);
  });

  test('anew by the first run that succeeds after one that failed, not by the next that fails', async () => {
    run(false);
    const first = await kept();
    run(false);
    expect(await kept()).toBe(first);
    run(true);
    const second = await kept();
    expect(second).not.toBe(first);
    run(false);
    expect(await kept()).toBe(second);
  });

  test('anew with each file that a run loads for the first time', async () => {
    await put(join(directory, 'two.js'), 'exports.two = 2;');
    run();
    const before = await kept();
    const { load, files } = loader();
    load('./one.js');
    load('./two.js');
    expect(files.map((file) => isWorthKeeping(file, true))).toEqual([false, true]);
    keep(files, true);
    expect(await kept()).not.toBe(before);
    await expect(stat(join(cache, 'two.js'))).resolves.toBeDefined();
  });

  test('also where a run was killed as it wrote', async () => {
    await put(join(cache, 'one.js.new'), 'half');
    run();
    await expect(stat(join(cache, 'one.js.new'))).rejects.toThrow('ENOENT');
    run();
    await expect(kept()).resolves.toBeDefined();
  });

  test('nowhere, silently, where there can be no folder', async () => {
    await put(join(directory, '.cache'), 'a file');
    expect(run()).toBe(1);
    await rm(join(directory, '.cache'));
    expect(run()).toBe(1);
  });
});
