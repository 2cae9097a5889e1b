import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file and directory below a directory: its permission bits in octal and what is in it. */
export function filesWithContent(directory: string): Record<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const file = join(directory, name);
      const stats = statSync(file);
      const mode = (stats.mode & 0o777).toString(8);
      return [name, stats.isFile() ? `${mode} ${readFileSync(file, 'latin1')}` : mode];
    }),
  );
}
