import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { bytesOf } from './read-file.ts';

/** A key of the registry of Windows. */
export interface RegistryKey {
  /** What `reg query` printed: in an old code page, so letters outside ASCII are lost. */
  readonly printed: string;
  /** The same as a `.reg` file of UTF-16 with every letter; `undefined` where there is no place for the file. */
  readonly exported: Buffer | undefined;
}

/** Asks the registry of Windows for a key, with `options` such as `/v Settings`; `undefined` where it has none of it. */
export async function queryRegistry(
  world: World,
  key: string,
  options: readonly string[] = [],
): Promise<string | undefined> {
  const { stdout, exitCode } = await reg(world, ['query', key, ...options]);
  return exitCode === 0 ? stdout : undefined;
}

/**
 * The same, and every letter of it. Claude Code reads the value itself, "Müller €" too [run 2.1.332, claude.exe]; `reg
 * query` prints it as "M\x81ller ?", and what a code page has not is gone.
 */
export async function readRegistry(
  world: World,
  key: string,
  options: readonly string[] = [],
): Promise<RegistryKey | undefined> {
  const printed = await queryRegistry(world, key, options);
  return printed === undefined ? undefined : { printed, exported: await exportKey(world, key) };
}

async function exportKey(world: World, key: string): Promise<Buffer | undefined> {
  // Loaded on Windows alone.
  const { tmpdir } = await import('node:os');
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'claude-bedrock-'));
    const file = join(folder, 'policy.reg');
    const { exitCode } = await reg(world, ['export', key, file, '/y']);
    return exitCode === 0 ? bytesOf(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Named by its whole path: a folder that one stands in may hold a program of that name. */
function reg(world: World, args: readonly string[]) {
  const program = `${world.env.SYSTEMROOT ?? 'C:\\Windows'}\\System32\\reg.exe`;
  return world.exec(program, args, { timeoutMs: 5_000 });
}
