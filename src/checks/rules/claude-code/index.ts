import type { Check } from '../../check.ts';
import { homeUnknown } from './home-unknown.ts';
import { lastError } from './last-error.ts';
import { notSetUp } from './not-set-up.ts';
import { staleEnvironment } from './stale-environment.ts';
import { timeoutShort } from './timeout-short.ts';
import { versionOld } from './version-old.ts';

/** The rules of the group Claude Code, in the order in which what they look at can stop a request. */
export const CLAUDE_CODE_RULES: readonly Check[] = [
  homeUnknown,
  notSetUp,
  versionOld,
  lastError,
  staleEnvironment,
  timeoutShort,
];
