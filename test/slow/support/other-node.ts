const { otherNode } = await import(new URL('../../../tools/other-node.mjs', import.meta.url).href);

/** vitest's global setup: has the Nodes at hand that keep what they compile, and those that are the oldest and the newest. */
export default async function install(): Promise<void> {
  await Promise.all(['24', '20.12.0', '26'].map((version) => otherNode(version)));
}
