import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { rolloutSchema } from '../../../src/rollout/file/rollout-schema.ts';

const SCHEMA = z.toJSONSchema(rolloutSchema, { io: 'input' });

test('docs/rollout.schema.json is the schema that the file of a rollout is read by', async () => {
  const published = await readFile(new URL('../../../docs/rollout.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(published)).toEqual(SCHEMA);
});

test('every key of the file has a description, and no object takes unknown keys but settings and the ids of models', () => {
  const bare: string[] = [];
  const open: string[] = [];
  visit(SCHEMA, '', (node, at) => {
    for (const [key, inner] of Object.entries((node.properties ?? {}) as Record<string, Node>))
      if (typeof inner.description !== 'string') bare.push(`${at}.${key}`);
    if (node.type === 'object' && node.additionalProperties !== false) open.push(at);
  });
  expect(bare).toEqual([]);
  expect(open).toEqual(['.prices.models', '.desktopSettings', '.claudeCodeSettings']);
});

type Node = Readonly<Record<string, unknown>>;

/** Each object of the schema with the path that leads to it. */
function visit(node: Node, at: string, see: (node: Node, at: string) => void): void {
  see(node, at);
  for (const [key, inner] of Object.entries((node.properties ?? {}) as Record<string, Node>))
    visit(inner, `${at}.${key}`, see);
  for (const inner of [...((node.oneOf ?? []) as Node[]), ...((node.anyOf ?? []) as Node[])])
    visit(inner, at, see);
  if (typeof node.items === 'object' && node.items !== null) visit(node.items as Node, `${at}[]`, see);
}
