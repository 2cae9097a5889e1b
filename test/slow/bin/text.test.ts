import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { REFUSED } from '../../../src/shell/refused-credentials.ts';

const SH = fileURLToPath(new URL('../../../bin/claude-bedrock', import.meta.url));
const CMD = fileURLToPath(new URL('../../../bin/claude-bedrock.cmd', import.meta.url));
const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

describe('the launcher for sh', () => {
  test('may be executed', () => {
    expect(statSync(SH).mode & 0o111).toBe(0o111);
  });

  test.skipIf(!hasShellcheck)('passes shellcheck as POSIX sh', () => {
    const { stdout } = spawnSync('shellcheck', ['--shell=sh', SH], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});

describe('the launcher for cmd.exe', () => {
  const text = readFileSync(CMD, 'utf8');
  const lines = text.split('\r\n');

  test('ends every line as cmd.exe needs it to find labels', () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('refuses with the codes that the launcher for sh refuses with', () => {
    const codes = (source: string) => [...new Set(source.match(/\bnode-(?:missing|too-old)\b/g))].sort();
    expect(codes(text)).toEqual(['node-missing', 'node-too-old']);
    expect(codes(readFileSync(SH, 'utf8'))).toEqual(codes(text));
  });

  test('prints one JSON document', () => {
    const start = lines.indexOf('echo {');
    const document = lines
      .slice(start, lines.indexOf('echo }') + 1)
      .map((line) => line.replace(/^(?:if defined \w+ )?echo /, ''));
    const { error, ...rest } = JSON.parse(document.join('\n'));
    expect(Object.keys(rest)).toEqual(['schema', 'ok', 'command']);
    expect(Object.keys(error)).toEqual(['code', 'message', 'fix', 'found', 'ask']);
    expect(error.ask.options).toHaveLength(4);
  });

  test('has for --fail-closed what the program has', () => {
    expect(lines).toContain(`  echo ${JSON.stringify(REFUSED)}`);
  });

  test('defines every label it jumps to', () => {
    const targets = [...text.matchAll(/(?:call :|goto )(\w+)/g)].map(([, label]) => `:${label}`);
    expect(targets).not.toEqual([]);
    expect(lines).toEqual(expect.arrayContaining(targets));
  });

  test('hands all arguments and the exit status through', () => {
    const start = lines.findIndex((line) => line.endsWith('"%~dp0..\\scripts\\claude-bedrock.js" %*'));
    expect(lines[start + 1]).toBe('exit /b %errorlevel%');
  });
});

describe('the oldest Node', () => {
  const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  const [, major = '', minor = ''] =
    /^>=(\d+)\.(\d+)$/.exec(JSON.parse(read('package.json')).engines.node) ?? [];

  test.each(['bin/claude-bedrock.cmd', 'README.md', 'docs/errors.md', 'man/man1/claude-bedrock.1'])(
    'is in %s that of package.json',
    (file) => {
      const named = [...read(file).matchAll(/Node(?:\.js)? (\d[\d.]*) or newer/g)].map(
        ([, version]) => version,
      );
      expect(new Set(named.filter((version) => version?.startsWith(major)))).toEqual(
        new Set([`${major}.${minor}`]),
      );
    },
  );

  test('is what the launchers and the first file check', () => {
    const padded = minor.padStart(3, '0');
    expect(read('bin/claude-bedrock')).toContain(
      `oldest=${major}.${minor}\noldest_weight=${major}${padded}000\n`,
    );
    expect(read('bin/claude-bedrock.cmd')).toContain(`if %weight% GEQ ${major}${padded} `);
    const first = `nodeVersion < ${major} || (nodeVersion === ${major} && Number(version[1]) < ${minor})`;
    expect(read('src/bundle/claude-bedrock.js')).toContain(first);
  });
});
