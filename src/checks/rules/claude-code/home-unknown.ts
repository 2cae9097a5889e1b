import { FINE, failing } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';

/**
 * A container whose user stands in no user database, and that has no HOME: the client ends as it starts, with
 * "uv_os_homedir" in a page of its own code [run 2.1.332].
 */
export const homeUnknown: Check = {
  id: 'home-unknown',
  group: 'Claude Code',
  title: 'Claude Code finds a home directory',
  judge: ({ home }) =>
    home === undefined
      ? failing({
          title: 'Claude Code does not start without a home directory',
          found: 'HOME is not set, and the user database of the system does not know this user.',
          fix: { say: 'Set HOME (on Windows USERPROFILE) to a folder that this user may write to.' },
        })
      : FINE,
};
