import type { Patch } from './patched.ts';

export const PATCHES: readonly Patch[] = [];
