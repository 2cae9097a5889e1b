import { statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { World } from '../../model/world.ts';

/**
 * The absolute path of a program on PATH, or `undefined`. Empty and relative entries of PATH are skipped: a
 * repository could plant a program there.
 */
export async function findProgram(world: World, name: string): Promise<string | undefined> {
  const { delimiter, isAbsolute, join } = world.platform === 'win32' ? win32 : posix;
  const directories = (world.env.PATH ?? '').split(delimiter).filter((entry) => isAbsolute(entry));
  const files = directories.flatMap((directory) =>
    endings(world).map((ending) => join(directory, `${name}${ending}`)),
  );
  return files.find((file) => isRunnable(world, file));
}

/** True for a file that may be executed; links are followed. */
export function isRunnable(world: World, file: string): boolean {
  try {
    // Not asynchronous: over a long PATH that takes 30 times as long.
    const stats = statSync(file, { throwIfNoEntry: false });
    // Windows has no such bits; there the ending tells.
    const mayRun = world.platform === 'win32' || ((stats?.mode ?? 0) & 0o111) !== 0;
    return stats?.isFile() === true && mayRun;
  } catch {
    return false;
  }
}

function endings(world: World): readonly string[] {
  if (world.platform !== 'win32') return [''];
  return (world.env.PATHEXT || '.COM;.EXE;.BAT;.CMD').split(';').filter(Boolean);
}

/**
 * What a program answers to `--version`, on stdout or stderr; empty where it answers nothing. It is asked in the
 * person's home: the shim of a version manager does what the current directory says. A batch file of Windows is not
 * asked: only a shell can start it, https://nodejs.org/en/blog/vulnerability/april-2024-security-releases-2
 */
export async function askVersion(world: World, program: string): Promise<string> {
  if (/\.(?:bat|cmd)$/i.test(program)) return '';
  const { stdout, stderr } = await world.exec(program, ['--version'], {
    timeoutMs: 3_000,
    ...(world.home !== undefined && { cwd: world.home }),
  });
  return `${stdout}\n${stderr}`;
}
