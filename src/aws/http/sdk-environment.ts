import { awsPath } from '../../facts/aws-files/aws-paths.ts';
import { isFitForOthers } from '../../facts/machine/read-file.ts';
import type { World } from '../../model/world.ts';

/**
 * Runs `work` with the environment of `world` as the process's environment. The AWS SDK reads `process.env` where
 * no option reaches: HOME for the sign-in caches, the AWS files behind an Identity Center profile, the endpoints of
 * SSO and STS, and what a credential process inherits. In the running program the two are the same but for the
 * `env` of Claude Code's settings. Two worlds must not be at work at once.
 */
export async function inSdkEnvironment<T>(world: World, work: () => Promise<T>): Promise<T> {
  const before = process.env;
  process.env = {
    ...world.env,
    ...unfitFiles(world),
    ...secondChoices(world),
    // Where there is none at all, Node throws as the SDK asks it.
    ...(!world.env.HOME && { HOME: world.home ?? '/nonexistent' }),
    // Else the SDK warns on stderr about the Node.js versions it will not support in future.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  try {
    return await work();
  } finally {
    process.env = before;
  }
}

/**
 * Of a container's two addresses the SDK in Claude Code takes the full one, of its two tokens the one that is no file;
 * newer ones than that have it the other way round [run 2.1.332].
 */
function secondChoices({ env }: World): World['env'] {
  return {
    ...(env.AWS_CONTAINER_CREDENTIALS_FULL_URI && { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined }),
    ...(env.AWS_CONTAINER_AUTHORIZATION_TOKEN && { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: undefined }),
  };
}

/** The SDK would read a device, or a file without end, until memory is full: it is told of a file that is not there. */
function unfitFiles(world: World): World['env'] {
  const isFit = (kind: 'config' | 'credentials') => isFitForOthers(awsPath(world, kind).file);
  return {
    ...(isFit('config') ? {} : { AWS_CONFIG_FILE: NO_FILE }),
    ...(isFit('credentials') ? {} : { AWS_SHARED_CREDENTIALS_FILE: NO_FILE }),
  };
}

const NO_FILE = '/nonexistent/unfit';
