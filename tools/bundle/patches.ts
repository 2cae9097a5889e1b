import { readFile } from 'node:fs/promises';
import type { EsbuildPlugin } from './chunks.ts';

/** A change to somebody else's code, made as it is bundled. */
export interface Patch {
  readonly what: string;
  readonly why: string;
  /**
   * What it gained when it was measured: processor time of medians, in alternating runs, or bytes of what is installed.
   * Less than 5 %, or than 10 KB, is not worth it.
   */
  readonly gain: string;
  /** The files, by the end of their paths, with `/` between the parts. */
  readonly file: RegExp;
  readonly place: RegExp;
  /** Given the text of the file, what comes in place of what was found. */
  readonly put: (text: string) => (found: string, ...groups: string[]) => string;
}

/** One change in three places: the handler makes its agent for HTTPS where it makes that for HTTP. */
const LAZY_HTTPS = {
  what: "Node's HTTPS is loaded for the first request that takes it, as Node's HTTP is.",
  why: 'It brings TLS along, which takes half as long to load as Node to start: where a gateway speaks HTTP, in vain.',
  gain: 'Before a gateway that speaks HTTP: 7 % of models, 5 % of doctor; before AWS itself nothing',
};
const HTTPS_WHEN_ASKED: readonly Patch[] = [
  {
    ...LAZY_HTTPS,
    file: /\/node-http-handler\/dist-es\/node-https\.js$/,
    place: /^import node_https from "node:https";\nexport \{ node_https \};\n$/,
    put: () => () => 'export const node_https = {};\n',
  },
  {
    ...LAZY_HTTPS,
    file: /\/node-http-handler\/dist-es\/node-http-handler\.js$/,
    place: /httpsAgent: (\(\(\) => \{.*?\}\))\(\),(?=\n +logger)/s,
    put: () => (_, make) => `httpsAgentProvider: ${make},`,
  },
  {
    ...LAZY_HTTPS,
    file: /\/node-http-handler\/dist-es\/node-http-handler\.js$/,
    place: /(?=if \(!isSSL && !this\.config\.httpAgent\) \{)/,
    put: () => () =>
      `if (isSSL && !this.config.httpsAgent) {
            const { Agent, request } = await import("node:https");
            Object.assign(node_https, { Agent, request });
            this.config.httpsAgent ??= this.config.httpsAgentProvider();
        }
        `,
  },
];

export const PATCHES: readonly Patch[] = [
  {
    what: 'The tables of an SDK client name their keys, `http: …` for `[_http]: …` with `const _http = "http"`.',
    why: 'They describe all operations of a service, of which two are called here. esbuild drops what no imported command refers to, but not where a key is computed.',
    gain: 'Node 20: 9 % of models, 5 % of doctor; Node 24, whose cache holds the compiled code: nothing',
    file: /\/client-[a-z-]+\/dist-es\/schemas\/schemas_\d+\.js$/,
    place: /\[(_\w+)\]:/g,
    put: (text) => {
      const constants = new Map(
        [...text.matchAll(/^const (_\w+) = ("[^"\n]*");$/gm)].map(([, name, value]) => [name, value]),
      );
      return (found, name) => `${constants.get(name) ?? found.slice(0, -1)}:`;
    },
  },
  ...HTTPS_WHEN_ASKED,
  {
    what: 'Of the package.json of an SDK client only its version is bundled.',
    why: 'The client imports the whole of it, for the version that it tells AWS.',
    gain: '13 KB of what is installed',
    file: /\/@aws-sdk\/[a-z-]+\/package\.json$/,
    place: /^.*"version": "[\d.]+".*$/s,
    put: (text) => () => JSON.stringify({ version: JSON.parse(text).version }),
  },
];

/** Makes the patches. The build fails where no file of one is bundled, or one is without the place to change. */
export function patched(patches: readonly Patch[]): EsbuildPlugin {
  return {
    name: 'patched',
    setup({ onLoad, onEnd }) {
      const unused = new Set(patches);
      onLoad({ filter: /\.js(?:on)?$/ }, async ({ path }) => {
        const name = path.replaceAll('\\', '/');
        const due = patches.filter(({ file }) => file.test(name));
        if (due.length === 0) return undefined;
        for (const patch of due) unused.delete(patch);
        return {
          contents: due.reduce((text, patch) => applyPatch(text, patch, name), await readFile(path, 'utf8')),
          loader: name.endsWith('.json') ? 'json' : 'js',
        };
      });
      onEnd(() => ({
        errors: [...unused].map(({ file }) => ({ text: `A patch is for ${file}, which is not bundled.` })),
      }));
    },
  };
}

/** The text with what a patch puts there; throws where its place is not found. */
export function applyPatch(text: string, { place, put, what }: Patch, path: string): string {
  if (text.search(place) < 0)
    throw new Error(`${path} has changed: there is no ${place} for the patch: ${what}`);
  return text.replace(place, put(text));
}
