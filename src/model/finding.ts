import type { Origin } from './configuration.ts';

/** What one check came to, as it is told. `because` says why it was skipped: the id of the check it waits on, or a reason. */
export interface Finding {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly status: 'ok' | 'warn' | 'fail' | 'skipped' | 'crashed';
  readonly found?: string | undefined;
  readonly origin?: Origin | undefined;
  readonly because?: string | undefined;
  readonly fix?: ShownFix | undefined;
  readonly url?: string | undefined;
}

/** What helps, as it is told; `safe` where the program can do it and reset can undo it. */
export interface ShownFix {
  readonly say: string;
  /** A command that can be pasted into a terminal. */
  readonly run?: string | undefined;
  readonly safe: boolean;
  /** A text to send to the administrator. */
  readonly send?: string | undefined;
}
