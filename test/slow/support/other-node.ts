const { otherNode } = await import(new URL('../../../tools/other-node.mjs', import.meta.url).href);

/** vitest's global setup: has the Node at hand that has a cache of its own for what it compiles. */
export default async function install(): Promise<void> {
  await otherNode('24');
}
