import type { QuotaName } from '../knowledge/quota-names.ts';

/** A quota of an account in a region. */
export interface Quota extends QuotaName {
  /** Such as `L-1A2B3C4D`: by it an increase is asked for. */
  readonly code: string;
  readonly name: string;
  readonly value: number;
  /** What AWS gives by itself; `undefined` where it does not say. */
  readonly byDefault: number | undefined;
  /** An increase can be asked for in Service Quotas. */
  readonly isAdjustable: boolean;
}
