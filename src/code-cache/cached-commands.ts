/** Which cache a command line reads, and how many files it may load and still write it. */
export interface CacheUse {
  readonly name: string;
  readonly mostFiles: number;
}

/** What people and Claude run and wait for. */
const COMMANDS = ['accounts', 'doctor', 'login', 'models', 'profile', 'reset', 'setup', 'status'];

/** Those that mostly have nothing to say. */
const QUICK_HOOKS = ['session-start', 'setup', 'reset'];

/**
 * The cache of a command line; nothing where it does without. What a program waits for (`credentials`, `completion`, the
 * sign-in by `awsAuthRefresh`, a hook that asks AWS) writes none. A hook that loads one file writes it, in 7 ms, once for
 * a version of Node: nothing else runs as it does, and at the start of a session nothing ran before it. Its answer is
 * out by then and its exit status decided; where it cannot write, it stays as silent as before.
 */
export function cacheUse(
  [command = '', ...rest]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CacheUse | undefined {
  if (env.CLAUDE_BEDROCK_NO_CACHE) return undefined;
  if (command === 'hook') return hookCache(rest[0]);
  if (!COMMANDS.includes(command)) return undefined;
  return { name: command, mostFiles: rest.includes('--auth-refresh') ? 0 : Number.POSITIVE_INFINITY };
}

function hookCache(hook = ''): CacheUse | undefined {
  if (QUICK_HOOKS.includes(hook)) return { name: 'hook', mostFiles: 1 };
  return hook === 'doctor' ? { name: 'doctor', mostFiles: 0 } : undefined;
}
