import { resolve } from 'node:path';
import type { EsbuildPlugin } from './esbuild-plugin.ts';

type Build = Parameters<EsbuildPlugin['setup']>[0];

/** A piece of the program that is loaded as a whole, as esbuild splits it. */
export interface Chunk {
  /** A path that is nowhere but in memory. */
  readonly file: string;
  readonly text: string;
  /** The name of the built file that it is in. */
  readonly home: string;
  /** True where it is what its built file exports. */
  readonly isEntry: boolean;
  /** The place in the list of its built file from which other built files take it, if they do. */
  readonly place?: number;
  readonly exports: readonly string[];
  /** The sources that it takes code from, as esbuild's metafile tells them. */
  readonly inputs: Inputs;
}

type Inputs = Readonly<Record<string, { readonly bytesInOutput: number }>>;

/** Where code is that several built files need. */
export interface Homes {
  /** The file that is always loaded; it keeps all that it needs. */
  readonly base: string;
  /** The file of what two or more of some files need, and of what else no keeper needs and several others do. */
  readonly shared: { readonly file: string; readonly by: readonly string[] };
  /** Files that keep what else they need, the first of them that does. */
  readonly keepers: readonly string[];
  /** Files that are seldom loaded: what they have in common with one other is in that. */
  readonly guests: readonly string[];
}

/**
 * The built files that are evaluated as a whole as they are loaded, each before those that need something of it: an
 * import out of that order is refused, see `checkOrder`.
 */
export function eagerFiles({ base, shared, keepers }: Homes): readonly string[] {
  return [base, shared.file, ...keepers];
}

/** What esbuild splits off, before it has a home. */
interface Output {
  readonly file: string;
  readonly source: string;
  readonly imports: readonly string[];
  /** Those of them that are loaded with it. */
  readonly needs: readonly string[];
}

/** Splits the entries of a build into chunks, by their files. */
export async function splitIntoChunks(
  { esbuild, initialOptions }: Pick<Build, 'esbuild' | 'initialOptions'>,
  plugins: EsbuildPlugin[],
  homes: Homes,
): Promise<ReadonlyMap<string, Chunk>> {
  const { outputFiles, metafile } = await esbuild.build({
    ...initialOptions,
    outdir: '.cache',
    format: 'esm',
    splitting: true,
    target: 'esnext',
    supported: {},
    minify: false,
    minifySyntax: true,
    // Else the paths of CommonJS sources, which are this machine's, stand in the code.
    minifyIdentifiers: true,
    write: false,
    metafile: true,
    plugins,
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const entries = new Map(
    Object.keys(initialOptions.entryPoints ?? {}).map((name) => [resolve('.cache', `${name}.js`), name]),
  );
  const outputs = Object.entries(metafile.outputs)
    .map(([file, { entryPoint, imports, inputs, exports }]) => {
      const own = imports.filter(({ external }) => !external);
      return {
        file: resolve(file),
        source: (entryPoint ?? Object.keys(inputs)[0] ?? '').replace(/^.*node_modules\//, ''),
        imports: own.map(({ path }) => resolve(path)),
        needs: own.filter(({ kind }) => kind === 'import-statement').map(({ path }) => resolve(path)),
        inputs,
        exports,
      };
    })
    // By their sources, wherever those are: the names of the files change with what is in them.
    .sort((a, b) => (a.source < b.source ? -1 : Number(a.source > b.source)));

  const homeOf = findHomes(outputs, entries, homes);
  checkOrder(outputs, homeOf, homes);
  const asked = askedFromElsewhere(outputs, homeOf);
  const places = new Map<string, number>();
  const chunks = outputs.flatMap(({ file, inputs, exports }): Chunk[] => {
    const home = homeOf.get(file);
    if (home === undefined) return [];
    const chunk = { file, text: texts.get(file) ?? '', home, isEntry: entries.has(file), inputs, exports };
    if (!asked.has(file)) return [chunk];
    const place = places.get(home) ?? 0;
    places.set(home, place + 1);
    return [{ ...chunk, place }];
  });
  return new Map(chunks.map((chunk) => [chunk.file, chunk]));
}

/** The built file of each output; none for what only code asks for that was dropped. */
function findHomes(
  outputs: readonly Output[],
  entries: ReadonlyMap<string, string>,
  homes: Homes,
): ReadonlyMap<string, string> {
  const importsOf = new Map(outputs.map(({ file, imports }) => [file, imports]));
  const loads = [...entries].map(([file, name]) => ({ name, files: loadedFrom(file, importsOf, entries) }));
  const homeOf = new Map(entries);
  for (const { file } of outputs) {
    const users = loads.filter(({ files }) => files.has(file)).map(({ name }) => name);
    const home = chooseHome(users, homes);
    if (home !== undefined) homeOf.set(file, home);
  }
  return homeOf;
}

/** Throws where a file that is evaluated as a whole would load one that may need it. */
function checkOrder(outputs: readonly Output[], homeOf: ReadonlyMap<string, string>, homes: Homes): void {
  const order = eagerFiles(homes);
  const placeOf = (file: string) => order.indexOf(homeOf.get(file) ?? '');
  for (const { file, source, needs } of outputs) {
    const late = placeOf(file) < 0 ? undefined : needs.find((next) => placeOf(next) > placeOf(file));
    if (late) throw new Error(`${homeOf.get(file)} cannot load ${homeOf.get(late)}, as ${source} wants it.`);
  }
}

/** All that is loaded with a file or later from it, but for other entries, which have files of their own. */
function loadedFrom(
  file: string,
  importsOf: ReadonlyMap<string, readonly string[]>,
  entries: ReadonlyMap<string, string>,
  loaded = new Set<string>(),
): ReadonlySet<string> {
  for (const next of importsOf.get(file) ?? []) {
    if (entries.has(next) || loaded.has(next)) continue;
    loaded.add(next);
    loadedFrom(next, importsOf, entries, loaded);
  }
  return loaded;
}

function chooseHome(users: readonly string[], { base, shared, keepers, guests }: Homes): string | undefined {
  if (users.includes(base)) return base;
  if (shared.by.filter((name) => users.includes(name)).length > 1) return shared.file;
  const keeper = keepers.find((name) => users.includes(name));
  if (keeper !== undefined) return keeper;
  const hosts = users.filter((user) => !guests.includes(user));
  const [only, ...others] = hosts.length > 0 ? hosts : users;
  return others.length === 0 ? only : shared.file;
}

function askedFromElsewhere(
  outputs: readonly Output[],
  homeOf: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const kept = outputs.filter(({ file }) => homeOf.has(file));
  return new Set(
    kept.flatMap(({ file, imports }) => imports.filter((path) => homeOf.get(path) !== homeOf.get(file))),
  );
}
