import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** The subcommands' own code is not needed to tell what they are called and take. */
const withoutCode = {
  name: 'without-code',
  resolveDynamicImport: (id) => ({ id: String(id), external: true }),
};

/** The text of the manual page, made by the sources in `root`. */
export async function makeManPage(root) {
  const bundle = await rolldown({
    input: join(root, 'src/manual/man-page.ts'),
    platform: 'node',
    plugins: [withoutCode],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const source = Buffer.from(output[0].code).toString('base64');
  const { manPage } = await import(`data:text/javascript;base64,${source}`);
  return manPage();
}
