import { appendFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { type Chunk, type EsbuildPlugin, type Layout, splitIntoChunks } from './chunks.ts';
import { type Patch, patched } from './patches.ts';

/** A built file as a whole. */
const BUILT = 'built';
/** A chunk in the built file that it belongs to. */
const HERE = 'here';
/** What stands for it in every other one. */
const ELSEWHERE = 'elsewhere';

/**
 * Bundles the sources into the files of a layout, so that no code stands twice. A first pass splits them into chunks,
 * which esbuild can do with ES modules only; this one joins the chunks of each file to a CommonJS module, which is
 * evaluated as a whole as it is loaded. A file exports what its first module does, and in `parts` what others ask for.
 */
export function builtFiles(layout: Layout, patches: readonly Patch[] = []): EsbuildPlugin {
  return {
    name: 'built-files',
    async setup({ esbuild, initialOptions, onResolve, onLoad }) {
      const chunks = await splitIntoChunks({ esbuild, initialOptions }, layout, [patched(patches)]);
      noteSources(chunks);
      const named = new Map(chunks.map((chunk) => [chunk.path, chunk]));
      const parts = partsOfFiles(chunks);
      const placeOf = ({ home, path }: Chunk) => parts.get(home)?.findIndex((part) => part.path === path);
      const taken = (chunk: Chunk) => `require("./${chunk.home}.js").parts[${placeOf(chunk)}]`;
      initialOptions.entryPoints = Object.fromEntries(Object.keys(layout.files).map((file) => [file, file]));

      onResolve({ filter: /.*/ }, ({ kind, path, importer, namespace }) => {
        if (kind === 'entry-point') return { path, namespace: BUILT };
        if (kind === 'require-call' || isBuiltin(path)) return { path, external: true };
        const chunk = named.get(namespace === HERE ? join(dirname(importer), path) : path);
        const file = namespace === HERE ? named.get(importer)?.home : importer;
        return chunk && { path: chunk.path, namespace: chunk.home === file ? HERE : ELSEWHERE };
      });
      onLoad({ filter: /.*/, namespace: BUILT }, ({ path: file }) => {
        const first = chunks.find(({ module }) => module !== undefined && module === layout.files[file]?.[0]);
        return { contents: wholeFile(parts.get(file) ?? [], first) };
      });
      onLoad({ filter: /.*/, namespace: HERE }, ({ path }) => {
        const lazily = (to: string) => {
          const chunk = named.get(join(dirname(path), to));
          return chunk ? taken(chunk) : `require("${to}")`;
        };
        return { contents: withoutLoader(named.get(path)?.text ?? '', lazily) };
      });
      onLoad({ filter: /.*/, namespace: ELSEWHERE }, ({ path }) => {
        const chunk = named.get(path);
        if (!chunk) return undefined;
        const values = chunk.exports.map((name) => `export const ${name} = part.${name};`);
        return { contents: [`const part = ${taken(chunk)};`, ...values].join('\n') };
      });
    },
  };
}

/** Of each file the chunks that other files ask for, and those that are asked for by `import()`. */
function partsOfFiles(chunks: readonly Chunk[]): ReadonlyMap<string, readonly Chunk[]> {
  const homes = new Map(chunks.map(({ path, home }) => [path, home]));
  const asked = new Set(
    chunks.flatMap(({ home, imports, needs }) =>
      imports.filter((path) => homes.get(path) !== home || !needs.includes(path)),
    ),
  );
  const parts = new Map<string, Chunk[]>();
  for (const chunk of chunks.filter(({ path }) => asked.has(path))) {
    parts.set(chunk.home, [...(parts.get(chunk.home) ?? []), chunk]);
  }
  return parts;
}

/** Imports what the parts export, so that esbuild puts all of them into one scope, with nothing around each. */
function wholeFile(parts: readonly Chunk[], first: Chunk | undefined): string {
  const names = (one: (name: string, place: number) => string) =>
    parts.map(({ exports }, place) => exports.map((name) => one(name, place)).join(', '));
  const imported = names((name, place) => `${name} as p${place}_${name}`);
  const given = names((name, place) => `${name}: p${place}_${name}`);
  return [
    ...(first ? [`export * from '${first.path}';`] : []),
    ...parts.map(({ path }, place) => `import { ${imported[place]} } from '${path}';`),
    `export const parts = [${given.map((values) => `{ ${values} }`).join(', ')}];`,
  ].join('\n');
}

/**
 * The text of a chunk without `import()`, which would bring in Node's loader of ES modules; and with the modules of Node
 * as they are: where a chunk imports one as a whole, esbuild would make a namespace of it, with a getter for each of its
 * exports: those of `node:fs` take half a millisecond.
 */
export function withoutLoader(text: string, lazily: (path: string) => string): string {
  return text
    .replace(/^import (?:\* as )?([\w$]+) from "([\w:/]+)";$/gm, (statement, name, id) =>
      isBuiltin(id) ? `const ${name} = require("${id}");` : statement,
    )
    .replace(/\bimport\("([^"]+)"\)/g, (_, path) => `Promise.resolve().then(() => ${lazily(path)})`);
}

/** Notes every file that code is taken from, for tools/third-party.mjs, which names the file to write to. */
function noteSources(chunks: readonly Chunk[]): void {
  const target = process.env.NOTE_SOURCES;
  if (target) appendFileSync(target, `${chunks.flatMap(({ sources }) => sources).join('\n')}\n`);
}
