import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ECS_HOST, isContainerAddress } from '../knowledge/container-hosts.ts';
import type { World } from '../model/world.ts';

/** The role that a container is given: whom the SDK asks for its credentials, as variables say it. */
export interface ContainerRole {
  /** The variable that says where to ask; of two the full address wins. */
  readonly variable: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' | 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
  readonly uri: string;
  /** Why the SDK asks nobody. */
  readonly refused?: 'no-url' | 'host';
  /** The file that holds what it proves itself by; a token in a variable comes before it. */
  readonly tokenFile?: { readonly file: string; readonly isReadable: boolean };
}

const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';

/** Reads what the variables say; `world` is the one that Claude Code sees. */
export function readContainerRole({ env, cwd }: World): ContainerRole | undefined {
  const variable = env[FULL] ? FULL : RELATIVE;
  const named = env[variable];
  if (!named) return undefined;
  const uri = variable === FULL ? named : `${ECS_HOST}${named}`;
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  const refused = url === undefined ? 'no-url' : isContainerAddress(url) ? undefined : 'host';
  const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN ? undefined : env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  return {
    variable,
    uri,
    ...(refused && { refused }),
    ...(file && { tokenFile: { file, isReadable: isReadable(resolve(cwd, file)) } }),
  };
}

/** True for a file that says something and may be read. */
export function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).size > 0;
  } catch {
    return false;
  }
}
