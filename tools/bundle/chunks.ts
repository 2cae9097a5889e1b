import { basename, resolve } from 'node:path';
import type { Options } from 'tsup';

/** A plugin of the esbuild that tsup runs. */
export type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];
type Build = Pick<Parameters<EsbuildPlugin['setup']>[0], 'esbuild' | 'initialOptions'>;

/** What stands in which built file. */
export interface Layout {
  /**
   * The built files in load order, each with its modules: paths of sources, and of packages that are loaded by
   * `import()`. It holds them and what only they use.
   */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** The file of what two or more files use. */
  readonly homeOfShared: (users: readonly string[]) => string;
}

/** A piece of the program, as esbuild splits it: what the same modules use. */
export interface Chunk {
  /** A path that is nowhere but in memory. */
  readonly path: string;
  readonly text: string;
  /** The built file that it is in. */
  readonly home: string;
  /** The module that it is there for, if it is for one alone. */
  readonly module?: string;
  readonly exports: readonly string[];
  /** The sources that it takes code from. */
  readonly sources: readonly string[];
  /** The paths of the chunks it imports, and of those that are loaded with it. */
  readonly imports: readonly string[];
  readonly needs: readonly string[];
}

/** What esbuild splits off, before it has a home. */
type Output = Omit<Chunk, 'home'>;

/** Splits the sources into chunks, and finds the built file of each. */
export async function splitIntoChunks(
  build: Build,
  layout: Layout,
  plugins: EsbuildPlugin[],
): Promise<readonly Chunk[]> {
  const outputs = await split(build, layout, plugins);
  const fileOf = filesOfModules(outputs, layout);
  const usersOf = usersOfOutputs(outputs, fileOf, layout);
  const homes = new Map<string, string>();
  for (const { path } of outputs) {
    const [user, ...others] = usersOf.get(path) ?? [];
    const home =
      fileOf.get(path) ?? (others.length === 0 ? user : layout.homeOfShared([user ?? '', ...others]));
    if (home !== undefined) homes.set(path, home);
  }
  checkOrder(outputs, homes, Object.keys(layout.files));
  return outputs.flatMap((output) => {
    const home = homes.get(output.path);
    // None where only code asks for it that was dropped.
    return home === undefined ? [] : [{ ...output, home }];
  });
}

async function split(
  { esbuild, initialOptions }: Build,
  { files }: Layout,
  plugins: EsbuildPlugin[],
): Promise<readonly Output[]> {
  const { outputFiles, metafile } = await esbuild.build({
    ...initialOptions,
    entryPoints: Object.values(files).flat().filter(isOurs),
    outdir: '.cache',
    outbase: '.',
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
  const outputs = Object.entries(metafile.outputs).map(([file, { entryPoint, imports, inputs, exports }]) => {
    const text = texts.get(resolve(file)) ?? '';
    // It lists what code asks for that it dropped, too.
    const own = imports.filter(({ external, path }) => !external && text.includes(basename(path)));
    const sources = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    return {
      path: resolve(file),
      text,
      ...(entryPoint !== undefined && { module: entryPoint }),
      imports: own.map(({ path }) => resolve(path)),
      needs: own.filter(({ kind }) => kind === 'import-statement').map(({ path }) => resolve(path)),
      sources: sources.map(([source]) => source),
      exports,
    };
  });
  // By their sources, wherever the packages are: the names of the outputs change with what is in them.
  const key = ({ module, sources }: Output) => (module ?? sources[0] ?? '').replace(/^.*node_modules\//, '');
  return outputs.sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

function isOurs(module: string): boolean {
  return module.startsWith('src/');
}

/** The built files of the outputs that the layout names. A name that leads nowhere fails the build. */
function filesOfModules(outputs: readonly Output[], { files }: Layout): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [file, modules] of Object.entries(files)) {
    for (const name of modules) {
      const named = outputs.filter(
        ({ module }) => module === name || (!isOurs(name) && module?.includes(`node_modules/${name}/`)),
      );
      if (named.length === 0) throw new Error(`${file}.js is to hold ${name}, which nothing loads lazily.`);
      for (const { path } of named) found.set(path, found.get(path) ?? file);
    }
  }
  return found;
}

/** The built files that load an output, with them or later, but for what others hold by its name. */
function usersOfOutputs(
  outputs: readonly Output[],
  fileOf: ReadonlyMap<string, string>,
  { files }: Layout,
): ReadonlyMap<string, readonly string[]> {
  const importsOf = new Map(outputs.map(({ path, imports }) => [path, imports]));
  const users = new Map<string, string[]>();
  for (const file of Object.keys(files)) {
    const loaded = new Set([...fileOf].filter(([, name]) => name === file).map(([path]) => path));
    // A set hands out what is added to it on the way.
    for (const path of loaded) {
      for (const next of importsOf.get(path) ?? []) if (!fileOf.has(next)) loaded.add(next);
      users.set(path, [...(users.get(path) ?? []), file]);
    }
  }
  return users;
}

/** Throws where a file would need, as it is loaded, one that comes later and may need it. */
function checkOrder(
  outputs: readonly Output[],
  homes: ReadonlyMap<string, string>,
  order: readonly string[],
): void {
  const placeOf = (path: string) => order.indexOf(homes.get(path) ?? '');
  for (const { path, needs, module, sources } of outputs.filter(({ path }) => homes.has(path))) {
    const late = needs.find((next) => placeOf(next) > placeOf(path));
    if (late === undefined) continue;
    throw new Error(
      `${homes.get(path)}.js cannot need ${homes.get(late)}.js, which comes later: ${module ?? sources[0]} does.`,
    );
  }
}
