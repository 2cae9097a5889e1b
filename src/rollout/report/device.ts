import type { Document, RolloutFinding } from '../check/document.ts';

/** One place where a product looks for its configuration, in the order in which it looks. */
export interface DeviceSource {
  readonly product: 'desktop' | 'claude-code';
  /** The file or the registry key. */
  readonly file: string;
  readonly kind: 'mdm' | 'HKLM' | 'HKCU' | 'linux' | 'file' | 'drop-in' | 'local';
  readonly documents: readonly Document[];
  readonly findings: readonly RolloutFinding[];
  /** Why the product takes nothing of it, though it is there. */
  readonly rejected?: string | undefined;
}

/** A source that is there, and what became of it. */
export interface JudgedSource {
  readonly source: DeviceSource;
  readonly state: 'in-force' | 'partly' | 'ignored' | 'rejected';
  readonly because?: string | undefined;
}

/** How many keys a source sets. */
export function keysOf({ documents }: DeviceSource): number {
  const counts = documents.map((one) => {
    if (one.product === 'desktop') return one.entries.length;
    return one.product === 'claude-code' && one.settings.kind === 'dict' ? one.settings.entries.length : 0;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
