import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import FLOORS from '../../tools/house/floors.json' with { type: 'json' };

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const FILES = sourceFiles();
const IMPORTS = new Map(FILES.map((file) => [file, importsOf(file)]));

describe('the house', () => {
  test('every room stands on one floor, and every floor has rooms', () => {
    const inTable = FLOORS.flatMap(([rooms]) => rooms as string[]).sort();
    expect([...new Set(FILES.map(roomOf))].sort()).toEqual(inTable);
    expect(new Set(inTable).size).toBe(inTable.length);
  });

  test('no arrow points up or across: a file imports from its own room and from floors below, types included', () => {
    const up = [...IMPORTS].flatMap(([file, imports]) =>
      imports
        .filter((other) => roomOf(other) !== roomOf(file) && floorOf(other) >= floorOf(file))
        .map((other) => `${file} imports ${other}`),
    );
    expect(up).toEqual([]);
  });

  test('nothing takes what may be used in tests alone: the simulator of IAM is AGPL, and what ships is bundled', () => {
    const taken = FILES.filter((file) => readFileSync(join(SRC, file), 'utf8').includes('cloud-copilot'));
    expect(taken).toEqual([]);
  });

  test('no files form a circle', () => {
    expect(circles()).toEqual([]);
  });

  test('reads all ways to import: static, for types alone, lazy, and in a type', () => {
    const text = `
      import { a } from './a.ts';
      import type { B } from './b.ts';
      export { c } from './c.ts';
      const d = await import('./d.ts');
      type E = typeof import('./e.ts');
      // import { f } from './f.ts';`;
    expect(namedIn('x.ts', text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts']);
  });
});

function sourceFiles(): readonly string[] {
  const inside = (folder: string): readonly string[] =>
    ts.sys.readDirectory(folder, ['.ts']).map((file) => relative(SRC, file).split(sep).join('/'));
  return inside(SRC);
}

function importsOf(file: string): readonly string[] {
  return namedIn(file, readFileSync(join(SRC, file), 'utf8'))
    .filter((name) => name.startsWith('.') && name.endsWith('.ts'))
    .map((name) =>
      relative(SRC, join(SRC, dirname(file), name))
        .split(sep)
        .join('/'),
    );
}

function namedIn(file: string, text: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = moduleNamedBy(node);
    if (named && ts.isStringLiteralLike(named)) names.push(named.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return names;
}

function moduleNamedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  const isLazy = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isLazy ? node.arguments[0] : undefined;
}

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : '.';
}

function floorOf(file: string): number {
  return FLOORS.findIndex(([rooms]) => (rooms as string[]).includes(roomOf(file)));
}

/** What is left once every file without imports was taken away, again and again: the circles, and what leads to them. */
function circles(): readonly string[] {
  const left = new Map([...IMPORTS].map(([file, imports]) => [file, new Set(imports)]));
  for (;;) {
    const free = [...left].filter(([, imports]) => ![...imports].some((other) => left.has(other)));
    if (free.length === 0) return [...left.keys()];
    for (const [file] of free) left.delete(file);
  }
}
