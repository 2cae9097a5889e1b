import type { DesktopDocument } from '../check/document.ts';
import { locksLocal } from '../check/rules/desktop/sources-ignored.ts';
import { entryOf } from '../formats/tree.ts';
import type { DeviceSource, JudgedSource } from './device.ts';

/** What becomes of each source of a product, by its own rules. */
export function judgeSources(
  product: DeviceSource['product'],
  all: readonly DeviceSource[],
): readonly JudgedSource[] {
  const own = all.filter((one) => one.product === product);
  return product === 'desktop' ? ofDesktop(own) : ofClaudeCode(own);
}

/** https://claude.com/docs/third-party/claude-desktop/mdm */
function ofDesktop(all: readonly DeviceSource[]): readonly JudgedSource[] {
  const machine = all.find(({ kind }) => kind === 'HKLM');
  const isLocked = all.some(
    (one) =>
      one.kind !== 'local' &&
      (one.rejected !== undefined ||
        one.documents.some((document) => document.product === 'desktop' && locksLocal(document))),
  );
  return all.map((source): JudgedSource => {
    if (source.rejected !== undefined) return { source, state: 'rejected', because: source.rejected };
    if (source.kind === 'HKCU' && machine)
      return {
        source,
        state: 'ignored',
        because: `${machine.file} holds a value, and the two are never merged.`,
      };
    if (source.kind === 'local' && isLocked)
      return {
        source,
        state: 'ignored',
        because: 'The configuration is managed, so what was set in the app is off.',
      };
    return { source, state: 'in-force' };
  });
}

/** https://code.claude.com/docs/en/managed-settings */
function ofClaudeCode(all: readonly DeviceSource[]): readonly JudgedSource[] {
  const rank = ({ kind }: DeviceSource) =>
    kind === 'HKCU' ? 2 : kind === 'file' || kind === 'drop-in' ? 1 : 0;
  const winner = all.find((one) => one.rejected === undefined && hasKey(one));
  const isMerging = all.some(({ documents }) =>
    documents.some((one) => {
      const value =
        one.product === 'claude-code' ? entryOf(one.settings, 'managedSourcesBehavior')?.value : undefined;
      return value?.kind === 'string' && value.value === 'merge';
    }),
  );
  return all.map((source): JudgedSource => {
    if (source.rejected !== undefined) return { source, state: 'rejected', because: source.rejected };
    if (!hasKey(source)) return { source, state: 'ignored', because: 'No setting stands in it.' };
    const isFirst = !winner || source === winner || (rank(source) === 1 && rank(winner) === 1);
    if (isFirst || isMerging) return { source, state: 'in-force' };
    return {
      source,
      state: 'partly',
      because: `${winner.file} comes first; of this only variables in env are added.`,
    };
  });
}

function hasKey({ documents }: DeviceSource): boolean {
  return documents.some(
    (one) => one.product === 'claude-code' && one.settings.kind === 'dict' && one.settings.entries.length > 0,
  );
}

/** The configuration of Claude Desktop that is in force: of macOS that of the user over that of the device. */
export function desktopInForce(all: readonly JudgedSource[]): DesktopDocument | undefined {
  const documents = all
    .filter(({ state }) => state === 'in-force')
    .flatMap(({ source }) => source.documents)
    .filter((one): one is DesktopDocument => one.product === 'desktop');
  const managed = documents.filter(({ source }) => source !== 'local');
  const [first, ...others] = managed.some(locksLocal) ? managed : [...documents].reverse();
  if (!first) return undefined;
  const names = new Set(first.entries.map(({ key }) => key));
  const more = others.flatMap(({ entries }) => entries.filter(({ key }) => !names.has(key)));
  return { ...first, entries: [...first.entries, ...more] };
}
