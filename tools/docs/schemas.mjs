import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsup';

/** The sources of the published JSON Schemas, by what docs/NAME.schema.json is called after. */
const SOURCES = {
  presets: ['src/facts/presets/preset-schema.ts', 'presetsSchema'],
  rollout: ['src/rollout/file/rollout-schema.ts', 'rolloutSchema'],
};

/** The text of each published JSON Schema, by its file. One that says the same already stays as it is laid out. */
export async function makeSchemas(root) {
  const outDir = await mkdtemp(join(tmpdir(), 'schemas-'));
  const load = (name) => import(pathToFileURL(join(outDir, `${name}.mjs`)).href);
  const sources = Object.entries(SOURCES);
  try {
    await build({
      config: false,
      silent: true,
      entry: {
        zod: join(root, 'node_modules/zod/mini/index.js'),
        ...Object.fromEntries(sources.map(([name, [file]]) => [name, join(root, file)])),
      },
      outDir,
      format: 'esm',
      outExtension: () => ({ js: '.mjs' }),
      noExternal: [/.*/],
    });
    const { toJSONSchema } = await load('zod');
    const texts = {};
    for (const [name, [, exported]] of sources) {
      const file = `docs/${name}.schema.json`;
      const schema = toJSONSchema((await load(name))[exported], { io: 'input' });
      texts[file] = await laidOut(join(root, file), schema);
    }
    return texts;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

async function laidOut(file, schema) {
  const standing = await readFile(file, 'utf8').catch(() => 'null');
  if (JSON.stringify(JSON.parse(standing)) === JSON.stringify(schema)) return standing;
  return `${JSON.stringify(schema, null, 2)}\n`;
}
