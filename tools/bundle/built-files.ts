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
/** Another built file, as one needs it. */
const NEEDED = 'needed';

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
      const asked = namesAsked(chunks);
      // As a module has it that is no ES module: see wholeFile.
      initialOptions.logOverride = { 'commonjs-variable-in-esm': 'silent' };
      initialOptions.entryPoints = Object.fromEntries(Object.keys(layout.files).map((file) => [file, file]));

      onResolve({ filter: /.*/ }, ({ kind, path, importer, namespace }) => {
        if (kind === 'entry-point') return { path, namespace: BUILT };
        if (kind === 'require-call' || isBuiltin(path)) return { path, external: true };
        if (namespace === ELSEWHERE) return { path, namespace: NEEDED };
        const chunk = named.get(namespace === HERE ? join(dirname(importer), path) : path);
        const file = namespace === HERE ? named.get(importer)?.home : importer;
        if (!chunk || chunk.home === file) return chunk && { path: chunk.path, namespace: HERE };
        return { path: chunk.path, namespace: ELSEWHERE, suffix: `?${file}` };
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
      onLoad({ filter: /.*/, namespace: ELSEWHERE }, ({ path, suffix }) => {
        const chunk = named.get(path);
        if (!chunk) return undefined;
        const names = [...(asked.get(`${path}${suffix}`) ?? [])].join(', ');
        const values = names && `export const { ${names} } = needed[${placeOf(chunk)}];`;
        return { contents: `import { parts as needed } from '${chunk.home}';\n${values}` };
      });
      onLoad({ filter: /.*/, namespace: NEEDED }, ({ path }) => ({
        contents: `export const { parts } = require("./${path}.js");`,
      }));
    },
  };
}

/** What each file imports of each chunk that it does not hold, by the path of the chunk, `?` and the file. */
function namesAsked(chunks: readonly Chunk[]): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  for (const { path, home, text } of chunks) {
    for (const [, names = '', from = ''] of text.matchAll(/^import \{([^}]*)\} from "([^"]+)";$/gm)) {
      const key = `${join(dirname(path), from)}?${home}`;
      const known = asked.get(key) ?? new Set();
      for (const name of names.split(',')) known.add(name.trim().replace(/ as .*/, ''));
      asked.set(key, known);
    }
  }
  return asked;
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

/**
 * Imports what the parts and the first module export, so that esbuild puts all of them into one scope, with nothing
 * around each; and exports it without what esbuild puts around exports, half a kilobyte for each file.
 */
function wholeFile(parts: readonly Chunk[], first: Chunk | undefined): string {
  const imported: string[] = [];
  const valuesOf = ({ path, exports }: Chunk) => {
    const at = imported.length;
    imported.push(
      `import { ${exports.map((name) => `${name} as p${at}_${name}`).join(', ')} } from '${path}';`,
    );
    return exports.map((name) => `${name}: p${at}_${name}`).join(', ');
  };
  const given = parts.map((part) => `{ ${valuesOf(part)} }`);
  const own = first ? `${valuesOf(first)}, ` : '';
  return `${imported.join('\n')}\nmodule.exports = { ${own}parts: [${given.join(', ')}] };`;
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
    .replace(/\bimport\("([^"]+)"\)/g, (_, path) => `(async () => ${lazily(path)})()`);
}

/** Notes every file that code is taken from, for tools/third-party.mjs, which names the file to write to. */
function noteSources(chunks: readonly Chunk[]): void {
  const target = process.env.NOTE_SOURCES;
  if (target) appendFileSync(target, `${chunks.flatMap(({ sources }) => sources).join('\n')}\n`);
}
