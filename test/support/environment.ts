/**
 * Where the tests' programs are: common ones of the system and Node, see `own-machine.ts`. A test puts others into a
 * directory of its own, before this one.
 */
export const PATH = process.env.PATH ?? '';

/**
 * Windows has no permission bits, no FIFOs and no programs that are scripts of sh, and lets not everybody make links: what
 * is tested of these is skipped there.
 */
export const isWindows = process.platform === 'win32';

/** For what has to come: how long a busy machine is given, far more than a quiet one takes. */
export const PATIENT = { timeout: 30_000 };
