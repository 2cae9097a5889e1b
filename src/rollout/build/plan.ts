import type { Rollout } from '../file/rollout.ts';
import type { Output } from './output.ts';

/** What is to be built, and where. */
export interface BuildAsked {
  readonly file: string;
  readonly out: string;
  /** AWS is asked where the profiles lead, by this AWS profile or as Claude Code signs. */
  readonly live?: { readonly profile?: string | undefined } | undefined;
}

/** What building comes to. */
export interface BuildPlan {
  readonly planId: string;
  readonly folder: string;
  readonly output: Output;
  readonly rollout: Rollout;
}
