import { dirname, join, resolve } from 'node:path';
import { type Chunk, eagerFiles, type Homes, splitIntoChunks } from './chunks.ts';
import type { EsbuildPlugin } from './esbuild-plugin.ts';
import { modulesOfNode } from './modules-of-node.ts';

/** A built file: what it exports, and the chunks in it that others ask for. */
const BUILT = 'built';
/** A chunk in the built file that it belongs to. */
const HERE = 'here';
/** What stands for it in every other one. */
const ELSEWHERE = 'elsewhere';

/**
 * Bundles entries so that no code stands twice. A first pass splits the sources into chunks, which esbuild can do with
 * ES modules only; this one puts each chunk into one built file and joins those. A chunk that other built files ask for
 * is evaluated when one of them first does, or with the file itself, which is faster where most of it is needed.
 *
 * The splitting also makes them smaller. Where an `import()` leads to code in the same file, esbuild wraps that code
 * and all it imports, and drops nothing of it: of the AWS SDK that is a seventh. Where it leads to a file of its own,
 * esbuild does.
 */
export function sharedOnce(homes: Homes, plugins: EsbuildPlugin[]): EsbuildPlugin {
  return {
    name: 'shared-once',
    async setup({ esbuild, initialOptions, onResolve, onLoad, onEnd }) {
      const chunks = await splitIntoChunks({ esbuild, initialOptions }, plugins, homes);
      const names = new Map(
        Object.entries(initialOptions.entryPoints ?? {}).map(([name, source]) => [
          resolve(String(source)),
          name,
        ]),
      );

      onResolve({ filter: /.*/ }, ({ kind, path, importer, namespace }) => {
        if (kind === 'entry-point') return { path: names.get(resolve(path)) ?? path, namespace: BUILT };
        const chunk = chunks.get(namespace === HERE ? join(dirname(importer), path) : path);
        if (!chunk) return { path, external: true };
        const home = namespace === HERE ? chunks.get(importer)?.home : importer;
        if (chunk.home === home) return { path: chunk.file, namespace: HERE };
        if (chunk.isEntry) return { path: `./${chunk.home}.js`, external: true };
        return { path: chunk.file, namespace: ELSEWHERE };
      });
      onLoad({ filter: /.*/, namespace: BUILT }, ({ path }) => ({
        contents: builtFile(
          [...chunks.values()].filter(({ home }) => home === path),
          eagerFiles(homes).includes(path),
        ),
      }));
      onLoad({ filter: /.*/, namespace: HERE }, ({ path }) => ({
        contents: modulesOfNode(chunks.get(path)?.text ?? ''),
      }));
      onLoad({ filter: /.*/, namespace: ELSEWHERE }, ({ path }) => ({
        contents: standIn(chunks.get(path), eagerFiles(homes)),
      }));

      // The metafile names the chunks; whoever reads it wants their sources.
      onEnd(({ metafile }) => {
        for (const output of Object.values(metafile?.outputs ?? {})) {
          const inputs = Object.keys(output.inputs).map(
            (name) => chunks.get(resolve(name.replace(/^here:/, '')))?.inputs,
          );
          output.inputs = Object.assign({}, ...inputs);
        }
      });
    },
  };
}

/** What a built file exports, and the chunks in it that others ask for, by their places. */
function builtFile(chunks: readonly Chunk[], isEager: boolean): string {
  const entries = chunks.filter(({ isEntry }) => isEntry).map(({ file }) => `export * from '${file}';`);
  const asked = chunks.filter(({ place }) => place !== undefined);
  return [...entries, isEager ? evaluatedAtOnce(asked) : evaluatedWhenAsked(asked)].join('\n');
}

/**
 * Imports what the chunks export, so that esbuild puts all of them into one scope, with nothing around each. All stands
 * in lists: an object of a hundred names costs V8 a map for each, a third of a millisecond in all.
 */
function evaluatedAtOnce(chunks: readonly Chunk[]): string {
  const each = (one: (chunk: Chunk, value: string) => string) => (chunk: Chunk) =>
    chunk.exports.map((value) => one(chunk, value)).join(', ');
  const taken = each(({ place }, value) => `${value} as c${place}_${value}`);
  const given = each(({ place }, value) => `c${place}_${value}`);
  return [
    ...chunks.map((chunk) => `import { ${taken(chunk)} } from '${chunk.file}';`),
    `export const chunks = [${chunks.map((chunk) => `[${given(chunk)}]`).join(', ')}];`,
  ].join('\n');
}

function evaluatedWhenAsked(chunks: readonly Chunk[]): string {
  return `export const chunks = [${chunks.map(({ file }) => `() => require('${file}')`).join(', ')}];`;
}

/** Takes the values once: no chunk assigns to what it exported. */
function standIn(chunk: Chunk | undefined, eager: readonly string[]): string {
  if (chunk?.place === undefined) return '';
  const { home, place, exports } = chunk;
  const given = `require('./${home}.js').chunks[${place}]`;
  if (!eager.includes(home)) return `export const { ${exports.join(', ')} } = ${given}();`;
  const taken = exports.map((value, index) => `export const ${value} = given[${index}];`);
  return [`const given = ${given};`, ...taken].join('\n');
}
