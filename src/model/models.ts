/** How a request is routed: the regions a profile may send it to. */
export type Routing = 'global' | 'geographic' | 'in-region' | 'application';

/** One Claude model as it may be named in Claude Code's settings. */
export interface Model {
  readonly id: string;
  readonly name: string;
  /** `opus`, `sonnet`, `haiku`, `fable`, or another name that AWS lists. */
  readonly family: string;
  /** Such as `4.8`; empty where the id tells none. */
  readonly version: string;
  readonly routing: Routing;
  /** The geography of the id: `us`, `eu`, `jp`, …; absent for global, in-region and application profiles. */
  readonly geography?: string | undefined;
  readonly region: string;
  /** False for legacy models and for those that AWS has not made ready. */
  readonly isActive: boolean;
  /** The day on which AWS takes a legacy model away, `2026-04-28`; absent where it names none. */
  readonly endOfLife?: string | undefined;
  /** The day since which it is legacy, and the one from which AWS asks more for it; absent where it names none. */
  readonly legacySince?: string | undefined;
  readonly dearerFrom?: string | undefined;
  /** What it takes, in AWS's words (`TEXT`, `IMAGE`); absent where AWS does not tell. */
  readonly takes?: readonly string[] | undefined;
  /** False where AWS says that it does not stream. */
  readonly streams?: false | undefined;
  /** False for an id that was named and that the region does not list. */
  readonly isListed?: false | undefined;
  /** The one to take for this family in this region, unless the person wants another routing. */
  readonly recommended: boolean;
  /** `usable`, or a finding id; absent where it was not tried. */
  readonly probe?: string | undefined;
  readonly probeMessage?: string | undefined;
}

/** What a region answered. */
export interface RegionAnswer {
  readonly region: string;
  readonly state: 'listed' | 'none' | 'failed';
  /** A finding id where it failed. */
  readonly finding?: string | undefined;
  readonly message?: string | undefined;
}

/** Why models could not be invoked; each reason stands there once. */
export interface RefusalReason {
  /** A finding id. */
  readonly probe: string;
  /** What it means and what AWS said; `…` stands for what differs from model to model. */
  readonly say: string;
  readonly fix?: string | undefined;
  /** How many models it is about. */
  readonly count: number;
}
