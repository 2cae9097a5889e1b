import { expect, test } from 'vitest';
import { modulesOfNode } from '../../tools/bundle/modules-of-node.ts';

test.each([
  ['its default', 'import fs from "node:fs";', 'const fs = require("node:fs");'],
  ['all of it', 'import * as $n from "net";', 'const $n = require("net");'],
  [
    'all of it, later',
    'const { Agent } = await import("node:http");',
    'const { Agent } = await Promise.resolve().then(() => require("node:http"));',
  ],
])('a module of Node is taken as it is where a chunk imports %s', (_, before, after) => {
  expect(modulesOfNode(`before();\n${before}\nafter();`)).toBe(`before();\n${after}\nafter();`);
});

test.each([
  ['names of it', 'import { readFile } from "node:fs/promises";'],
  ['another chunk', 'import chunk from "./chunk.js";'],
  ['another chunk later', 'await import("./chunk.js");'],
  ['a package', 'import * as kerberos from "kerberos";'],
])('what imports %s stays', (_, text) => {
  expect(modulesOfNode(text)).toBe(text);
});
