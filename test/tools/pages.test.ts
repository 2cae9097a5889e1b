import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...markdownIn('docs')];
const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8');

test('README is read in one sitting', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThan(150);
});

test.each(PAGES)('what %s links to is there', (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)\s]*)\)/g)].map(([, link = '']) => link);
  const missing = links.filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? join(ROOT, page) : join(ROOT, dirname(page), file);
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  expect(missing).toEqual([]);
});

describe('the marketplace has a name that is ours alone', () => {
  const { name } = JSON.parse(textOf('.claude-plugin/marketplace.json'));

  test('which is the same wherever the plugin is named by it', () => {
    expect(name).toBe('bedrock-setup');
    const named = [...PAGES, 'src/effects/launcher.ts'].flatMap((file) =>
      [...textOf(file).matchAll(/\bbedrock@([\w-]+)|plugins\/cache\/([\w-]+)\//g)].map(
        ([, id, folder]) => id ?? folder,
      ),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(new Set(named)).toEqual(new Set([name]));
  });

  test('also where a launcher tells its owner to install again', () => {
    expect(textOf('src/effects/launcher.ts')).toContain(`OWN_MARKETPLACE = '${name}'`);
  });
});

function markdownIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`);
}

/** The names that GitHub gives to headings: lower case, signs left out, blanks as hyphens. */
function anchorsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
