/** What a device has of managed configuration of Claude Desktop and Claude Code. */
export interface ManagedLook {
  /** The sources that count, each with its product and the number of its keys. */
  readonly inForce: readonly {
    readonly product: 'Claude Desktop' | 'Claude Code';
    readonly file: string;
    readonly keys: number;
  }[];
  /** What does not work as meant. */
  readonly troubles: readonly ManagedTrouble[];
}

/** One thing of it, and what helps. */
export interface ManagedTrouble {
  readonly file?: string | undefined;
  readonly key?: string | undefined;
  readonly say: string;
  readonly fix: string;
}
