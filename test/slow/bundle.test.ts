import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutLoader } from '../../tools/bundle/built-files.ts';
import { bracketed } from '../../tools/bundle/compiled-with-file.ts';
import { applyPatch, PATCHES } from '../../tools/bundle/patches.ts';
import { put } from '../support/world.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TSUP = join(ROOT, 'node_modules/.bin/tsup');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs tsup, and tells what it said where it failed. */
async function tsup(cwd: string, ...args: string[]): Promise<string> {
  const run = promisify(execFile)(TSUP, ['--silent', ...args], { cwd });
  return run.then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

async function filesIn(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).sort();
  const texts = names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

test('a rebuild makes the same files to the byte, with no path of this machine in them', async () => {
  const [first, again] = [join(folder, 'first'), join(folder, 'again')];
  for (const outDir of [first, again]) expect(await tsup(ROOT, '--out-dir', outDir)).toBe('');
  const files = await filesIn(first);
  expect(await filesIn(again)).toEqual(files);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['claude-bedrock.js', 'package.json', 'aws.js']));
  const told = Object.entries(files).filter(([, text]) => text.includes(ROOT) || text.includes('/.pnpm/'));
  expect(told.map(([name]) => name)).toEqual([]);
});

/** Builds three small sources, `c` used by both others, into the files of a layout. */
async function build(files: object, shared = 'a', patch = ''): Promise<{ said: string; outDir: string }> {
  const project = await mkdtemp(join(folder, 'project-'));
  await symlink(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  await put(
    join(project, 'src/a.ts'),
    `import { c, e } from './c.ts'; import { d } from './d.js'; export const a = () => import('./b.ts').then(({ b }) => b + c + d + e);`,
  );
  await put(join(project, 'src/d.js'), `export const d = 'd';`);
  await put(join(project, 'src/b.ts'), `import { c } from './c.ts'; export const b = 'b' + c;`);
  await put(join(project, 'src/c.ts'), `export const c = 'c'.repeat(3); export const e = c + 'e';`);
  await put(
    join(project, 'tsup.config.ts'),
    `import { builtFiles } from '${ROOT}/tools/bundle/built-files.ts';
       export default {
         entry: { a: 'src/a.ts' }, format: 'cjs', outExtension: () => ({ js: '.cjs' }), platform: 'node', splitting: false,
         esbuildPlugins: [builtFiles({ files: ${JSON.stringify(files)}, homeOfShared: () => '${shared}' }, [${patch}])],
       };`,
  );
  return { said: await tsup(project), outDir: join(project, 'dist') };
}

describe('a layout', () => {
  test('puts each module into its file, and what two use into one of them', async () => {
    const { said, outDir } = await build({ a: ['src/a.ts'], b: ['src/b.ts'] });
    expect(said).toBe('');
    const files = await filesIn(outDir);
    expect(
      Object.entries(files)
        .filter(([, text]) => text.includes('repeat(3)'))
        .map(([name]) => name),
    ).toEqual(['a.cjs']);
  });

  test('makes modules of which others can import by name, and that take over only what they ask for', async () => {
    const { outDir } = await build({ a: ['src/a.ts'], b: ['src/b.ts'] });
    expect(Object.keys(await import(join(outDir, 'a.cjs')))).toEqual(expect.arrayContaining(['a', 'parts']));
    expect((await filesIn(outDir))['b.cjs']?.match(/\{ .* \} = /g)).toEqual(['{ parts } = ', '{ a } = ']);
  });

  test('is refused where a file needs, as it is loaded, one that comes later', async () => {
    const { said } = await build({ a: ['src/a.ts'], b: ['src/b.ts'] }, 'b');
    expect(said).toContain('a.js cannot need b.js, which comes later: src/a.ts does.');
  });

  test('is refused where it names a source that is not there', async () => {
    expect((await build({ a: ['src/a.ts', 'src/gone.ts'] })).said).toContain('src/gone.ts');
  });

  test('is refused where it names a package that nothing loads lazily', async () => {
    const { said } = await build({ a: ['src/a.ts', '@aws-sdk/gone'] });
    expect(said).toContain('a.js is to hold @aws-sdk/gone, which nothing loads lazily.');
  });
});

describe('a patch', () => {
  test.each(PATCHES)('is refused where its place is not found: $what', (patch) => {
    expect(() => applyPatch('export {};', patch, 'schemas_0.js')).toThrow('schemas_0.js has changed');
  });

  test.each(PATCHES)('says why it is there and what it gained: $what', ({ why, gain }) => {
    expect(why).not.toBe('');
    expect(gain).toMatch(/\d+ % of (models|doctor)|\d+ KB of what is installed/);
  });

  test('fails the build where no file of it is bundled', async () => {
    const { said } = await build(
      { a: ['src/a.ts'] },
      'a',
      '{ file: /gone\\.js$/, place: /x/, put: () => () => "" }',
    );
    expect(said).toContain('which is not bundled');
  });

  test('fails the build where its file has changed', async () => {
    const { said } = await build(
      { a: ['src/a.ts'] },
      'a',
      '{ file: /d\\.js$/, place: /absent/, put: () => () => "" }',
    );
    expect(said).toContain('d.js has changed');
  });

  test('names the keys of a table by what the constants say', () => {
    const [tables] = PATCHES;
    if (!tables) throw new Error('There is no patch.');
    const text = 'const _h = "http";\nexport const t = { [_h]: 1, [_other]: 2 };';
    expect(applyPatch(text, tables, 'x.js')).toBe(
      'const _h = "http";\nexport const t = { "http": 1, [_other]: 2 };',
    );
  });
});

describe('the text of a chunk', () => {
  const LAZILY = (path: string) => `here("${path}")`;

  test.each([
    ['a module of Node', 'import fs from "node:fs";', 'const fs = require("node:fs");'],
    ['all of one', 'import * as $n from "net";', 'const $n = require("net");'],
    ['another chunk later', 'import("./b.js")', '(async () => here("./b.js"))()'],
  ])('takes %s without the loader of ES modules', (_, before, after) => {
    expect(withoutLoader(`before();\n${before}\nafter();`, LAZILY)).toBe(`before();\n${after}\nafter();`);
  });

  test.each([
    ['names of a module of Node', 'import { readFile } from "node:fs/promises";'],
    ['another chunk', 'import chunk from "./chunk.js";'],
    ['a package', 'import * as kerberos from "kerberos";'],
  ])('stays where it imports %s', (_, text) => {
    expect(withoutLoader(text, LAZILY)).toBe(text);
  });
});

describe('the outermost functions of a built file are compiled with it', () => {
  test.each([
    ['"use strict";let a=one();function one(){return 1}', '"use strict";var one=(()=>1);let a=one();'],
    ['async function a(){}function*b(){}', 'var a=(async function(){}),b=(function*(){});'],
    ['var a=x=>x+1,b=function(){};', 'var a=(x=>x+1),b=(()=>{});'],
    ['function a(e){return{e}}function b(e=1){return e,2}', 'var a=(e=>({e})),b=((e=1)=>(e,2));'],
    // What says something of itself is no arrow.
    [
      'function a(){return this}function b(){new.target}',
      'var a=(function(){return this}),b=(function(){new.target});',
    ],
    ['function a(){return arguments}', 'var a=(function(){return arguments});'],
    ['function a(){}new a;', 'var a=(function(){});new a;'],
    // A class, and what is called at once, stay as they are.
    ['class A{a(){}}(()=>{})();', 'class A{a(){}}(()=>{})();'],
  ])('%s', (text, built) => {
    expect(bracketed(text)).toBe(built);
  });
});
