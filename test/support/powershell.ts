import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

// No PowerShell runs where these tests do: its grammar tells at least what a line would be taken for.

const GRAMMAR = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
let parser: Promise<Parser> | undefined;

async function makeParser(): Promise<Parser> {
  await Parser.init();
  return new Parser().setLanguage(await Language.load(GRAMMAR));
}

/** The commands that PowerShell would run for a line, each whole; throws where it would not even parse. */
export async function commandsOfPowerShell(line: string): Promise<readonly string[]> {
  return (await commandsIn(line)).map(({ text }) => text.trim());
}

/** The programs that PowerShell would start for a line, in order; throws where it would not even parse. */
export async function startedByPowerShell(line: string): Promise<readonly string[]> {
  return (await commandsIn(line)).map(programOf);
}

async function commandsIn(line: string): Promise<readonly Node[]> {
  parser ??= makeParser();
  const tree = (await parser).parse(line);
  if (!tree) throw new Error('the grammar came to no tree');
  if (tree.rootNode.hasError) throw new Error(`PowerShell cannot parse: ${line}`);
  return tree.rootNode.descendantsOfType('command').filter((node) => node !== null);
}

/** A command begins with its name, or with `&` or `.` and what is to be started. */
function programOf(command: Node): string {
  return command.childForFieldName('command_name')?.text ?? '';
}
