import { configureGlobal } from 'fast-check';

/** Properties try the same values in every run, those of `SEED` where it is set: what passes here passes anywhere. */
configureGlobal({ seed: Number(process.env.SEED ?? 1) });
