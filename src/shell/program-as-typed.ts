import { quoteForShell } from './shell-quote.ts';

/**
 * The absolute path of a program as a person types it to run it, in a POSIX shell or on Windows. There it stands for
 * cmd.exe and PowerShell alike, so only the folders are quoted that need it: PowerShell takes a word that begins with
 * a quote for a text, and not for a program.
 */
export function programAsTyped(path: string, platform: NodeJS.Platform): string {
  if (platform !== 'win32') return quoteForShell(path, platform) ?? path;
  const quoted = (folder: string) => (/^[\p{L}\p{N}_.:~+-]*$/u.test(folder) ? folder : `"${folder}"`);
  return path.split('\\').map(quoted).join('\\');
}
