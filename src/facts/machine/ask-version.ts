import type { World } from '../../model/world.ts';

/**
 * What a program answers to `--version`, on stdout or stderr; empty where it answers nothing. A batch file of Windows
 * is not asked: only a shell can start it, https://nodejs.org/en/blog/vulnerability/april-2024-security-releases-2
 */
export async function askVersion(world: World, program: string): Promise<string> {
  if (/\.(?:bat|cmd)$/i.test(program)) return '';
  const { stdout, stderr } = await world.exec(program, ['--version'], { timeoutMs: 3_000 });
  return `${stdout}\n${stderr}`;
}
