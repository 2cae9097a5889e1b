import type { World } from '../../model/world.ts';
import type { AwsSection } from '../aws-files/aws-files.ts';
import { readFileSafely } from './read-file.ts';

/** A file of certificate authorities that a setting names. */
export interface CaFile {
  /** The variable, or the key `ca_bundle` of the profile. */
  readonly name: string;
  readonly file: string;
  /** Who reads it: Claude Code, or the AWS CLI and what else is written in Python. */
  readonly reader: 'claude-code' | 'aws-cli';
  /** `tilde`: it is written with `~`, which nobody expands; `not-pem`: DER, empty, or another text. */
  readonly state: 'pem' | 'tilde' | 'absent' | 'unreadable' | 'not-pem';
}

/** Claude Code reads these two, not those of the AWS CLI [run 2.1.332]. */
const OF_CLIENT = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];
const OF_CLI = ['AWS_CA_BUNDLE', 'REQUESTS_CA_BUNDLE'];

/** The files of certificate authorities that the environment and the profile name, each as it would be read. */
export function readCaFiles({ env }: Pick<World, 'env'>, section: AwsSection): readonly CaFile[] {
  const named = [
    ...OF_CLIENT.map((name) => [name, env[name], 'claude-code'] as const),
    ...OF_CLI.map((name) => [name, env[name], 'aws-cli'] as const),
    ['ca_bundle', section.ca_bundle, 'aws-cli'] as const,
  ];
  return named.flatMap(([name, file, reader]) =>
    file ? [{ name, file, reader, state: stateOfCaFile(file) }] : [],
  );
}

/** What a file of certificate authorities is. */
export function stateOfCaFile(file: string): CaFile['state'] {
  if (file.startsWith('~')) return 'tilde';
  const read = readFileSafely(file);
  if (read.state === 'absent' || read.state === 'dangling') return 'absent';
  if (read.state !== 'read') return 'unreadable';
  return read.bytes.includes('-----BEGIN CERTIFICATE-----') ||
    read.bytes.includes('-----BEGIN TRUSTED CERTIFICATE-----')
    ? 'pem'
    : 'not-pem';
}
