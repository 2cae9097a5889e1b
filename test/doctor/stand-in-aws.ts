import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { assumedRole, temporaryCredentials } from '../../src/sandbox/index.ts';
import { put } from '../support/world.ts';
import type { Person } from './person.ts';

const HOUR_MS = 3_600_000;

/** Temporary credentials that the sandbox takes, as programs print them. */
export function printedKeys({ sandbox }: Person): object {
  const [role] = sandbox.cloud.roles;
  if (!role) throw new TypeError('the example cloud has a role');
  const issued = temporaryCredentials(assumedRole(role, 'developer'), new Date(Date.now() + HOUR_MS));
  sandbox.cloud.sessions.push(issued);
  return {
    Version: 1,
    AccessKeyId: issued.accessKeyId,
    SecretAccessKey: issued.secretAccessKey,
    SessionToken: issued.sessionToken,
    Expiration: new Date(Date.now() + HOUR_MS).toISOString(),
  };
}

/** Puts a program on PATH that runs these lines of sh; returns its path. */
export async function putProgram({ world, env }: Person, name: string, lines: string): Promise<string> {
  const directory = join(world.home, 'programs');
  const file = await put(join(directory, name), `#!/bin/sh\n${lines}\n`);
  await chmod(file, 0o755);
  if (!env.PATH?.startsWith(directory)) env.PATH = `${directory}:${env.PATH}`;
  return file;
}

/** An AWS CLI that hands over credentials, or says why it does not. */
export async function putHandingAws(person: Person, complaint?: string): Promise<string> {
  const keys = complaint === undefined ? JSON.stringify(printedKeys(person)) : '';
  const answer = complaint === undefined ? `echo '${keys}'` : `echo >&2 "${complaint}"; exit 255`;
  const version = 'aws-cli/2.15.3 Python/3.11.8 Linux/6 exe/x86_64';
  return putProgram(
    person,
    'aws',
    `case "$*" in *export-credentials*) ${answer};; *) echo ${version};; esac`,
  );
}
