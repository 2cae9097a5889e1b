import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { manPage } from '../../src/manual/man-page.ts';
import { COMMANDS } from '../../src/registry.ts';
import { PATH } from '../support/environment.ts';

const FILE = fileURLToPath(new URL('../../man/man1/claude-bedrock.1', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const has = (program: string) => spawnSync(program, ['--version']).status === 0;
/** As a terminal of 80 columns shows it, in ASCII. */
const groff = (...more: string[]) =>
  spawnSync('groff', ['-man', '-Tascii', '-P-cbu', '-ww', ...more, FILE], { encoding: 'utf8' });

test('is current; if not: npm run docs', async () => {
  expect(manPage()).toBe(await readFile(FILE, 'utf8'));
});

test('is ASCII, and no line of it is taken for a request that it is not', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII.
  expect(manPage()).toMatch(/^[\x00-\x7f]*$/);
  for (const line of manPage().split('\n')) {
    expect(line).not.toMatch(/^'/);
    if (line.startsWith('.')) expect(line).toMatch(/^\.(\\"|TH|SH|SS|TP|PP|RS|RE|br|nf|fi|ad|nh)( |$)/);
  }
});

describe.skipIf(!has('groff'))('for groff', () => {
  test('has nothing to be warned of', () => {
    expect(groff('-z')).toMatchObject({ status: 0, stderr: '' });
  });

  test('names every subcommand and every option', () => {
    const { stdout } = groff('-rLL=80n');
    for (const { name, options, examples } of COMMANDS) {
      expect(stdout).toMatch(new RegExp(`^   ${name}$`, 'm'));
      for (const option of Object.keys(options)) expect(stdout).toContain(`       --${option}`);
      for (const example of examples) expect(stdout).toContain(example.replaceAll('…', '...'));
    }
  });
});

test.skipIf(!has('man') || process.platform !== 'linux')('is found by man where bin/ is on PATH', () => {
  const env = { PATH: `${ROOT}bin:${PATH}` };
  const { stdout } = spawnSync('man', ['-w', 'claude-bedrock'], { env, encoding: 'utf8' });
  expect(stdout.trim()).toBe(FILE);
});
