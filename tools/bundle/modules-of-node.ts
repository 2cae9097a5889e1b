import { isBuiltin } from 'node:module';

/**
 * The text of a chunk that takes the modules of Node as they are. Where a chunk imports one as a whole, esbuild makes a
 * namespace of it, with a getter for each of its exports: those of `node:fs` take half a millisecond.
 */
export function modulesOfNode(text: string): string {
  return text
    .replace(/^import (?:\* as )?([\w$]+) from "([\w:/]+)";$/gm, (statement, name, id) =>
      isBuiltin(id) ? `const ${name} = require("${id}");` : statement,
    )
    .replace(/\bimport\("([\w:/]+)"\)/g, (call, id) =>
      isBuiltin(id) ? `Promise.resolve().then(() => require("${id}"))` : call,
    );
}
