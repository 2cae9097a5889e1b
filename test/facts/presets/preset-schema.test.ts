import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { presetsSchema } from '../../../src/facts/presets/preset-schema.ts';

test('docs/presets.schema.json is the schema that the file of presets is read by', async () => {
  const published = await readFile(new URL('../../../docs/presets.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(published)).toEqual(z.toJSONSchema(presetsSchema, { io: 'input' }));
});
