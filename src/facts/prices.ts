/** What one model costs, in USD for a million tokens. */
export interface Rates {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  /** Of a cache that lives five minutes. */
  readonly cacheWrite: number;
}

/** The price of a model in a region, by global or by another routing. */
export interface Price extends Rates {
  readonly family: string;
  readonly version: string;
  readonly isGlobal: boolean;
  /** Of a cache that lives an hour. */
  readonly cacheWrite1h?: number;
}

/** What AWS's price list says of Claude in a region. */
export interface PriceList {
  readonly region: string;
  /** The day on which AWS published it, `2026-09-25`. */
  readonly published: string;
  /** Its address. */
  readonly source: string;
  readonly prices: readonly Price[];
}
