import type { Options } from 'tsup';
import ts from 'typescript';

type Plugin = NonNullable<Options['plugins']>[number];

/** What comes in place of what stands from one offset of a text to another. */
type Edit = readonly [from: number, to: number, text: string];

/**
 * Puts the outermost functions of a built file into brackets, for V8 to compile them together with the file. Else it
 * does so at their first call, and what Node keeps of the file (`module.enableCompileCache`) is without them: it is
 * taken as soon as the file is compiled.
 */
export function compiledWithFile(): Plugin {
  return { name: 'compiled-with-file', renderChunk: (code) => ({ code: bracketed(code) }) };
}

/** The text so changed. Functions that are declared come first, as they are there from the first line on. */
export function bracketed(text: string): string {
  const file = ts.createSourceFile('built.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const declared: string[] = [];
  const edits: Edit[] = [];
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      const unnamed = statement.getText().replace(/^((?:async )?function\*?) ?[\w$]+/, '$1');
      declared.push(`${statement.name.text}=(${unnamed})`);
      edits.push([statement.getStart(), statement.end, '']);
    }
    for (const value of valuesOf(statement)) {
      edits.push([value.getStart(), value.getStart(), '('], [value.end, value.end, ')']);
    }
  }
  const rest = edits.reduceRight((done, [from, to, put]) => done.slice(0, from) + put + done.slice(to), text);
  if (declared.length === 0) return rest;
  const [, directive = '', code = ''] = /^("use strict";)?(.*)$/s.exec(rest) ?? [];
  return `${directive}var ${declared.join(',')};${code}`;
}

/** The functions that a statement gives to variables. */
function valuesOf(statement: ts.Statement): readonly ts.Node[] {
  if (!ts.isVariableStatement(statement)) return [];
  const values = statement.declarationList.declarations.flatMap(({ initializer }) => initializer ?? []);
  return values.filter((value) => ts.isArrowFunction(value) || ts.isFunctionExpression(value));
}
