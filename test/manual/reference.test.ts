import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { OWN_FOLDERS } from '../../src/facts/machine/own-folders.ts';
import { DESCRIPTION, EXIT_STATUS, FILES } from '../../src/manual/reference.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const USING = readFileSync(`${ROOT}docs/using.md`, 'utf8');
const SLASH_COMMANDS = readdirSync(`${ROOT}commands`).map((file) => `/bedrock:${file.replace('.md', '')}`);

test.each(SLASH_COMMANDS)('the manual says that the program stands behind %s', (command) => {
  expect(DESCRIPTION.join('\n')).toContain(command);
});

test.each(Object.values(OWN_FOLDERS))('manual and docs/using.md tell what %s/ keeps', (folder) => {
  const path = `~/.claude/bedrock/${folder}/`;
  expect(Object.keys(FILES)).toContain(path);
  expect(USING).toContain(`| \`${path}\` |`);
});

test('manual and docs/using.md tell how the doctor ends where it finds something', () => {
  expect(EXIT_STATUS['1']).toContain('the doctor found a failing check');
  expect(USING).toMatch(/Exit status: .*the doctor found a failing check/);
});
