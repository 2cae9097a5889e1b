import { createHash } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { put } from './world.ts';

/** AWS files with one profile of each common kind. */
export const AWS_CONFIG = `[default]
region = us-east-1

[profile work]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = eu-central-1

[profile keys]
region = us-west-2

[profile broken]
sso_session = nowhere
sso_account_id = 111122223333

[profile two words]
region = us-east-1

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

export const AWS_CREDENTIALS = `[keys]
aws_access_key_id = AKIARTX3GSDSQADVOPER
aws_secret_access_key = sandboxSecretKeyOfTheExampleDeveloper001

[$(id)]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = eu-central-1
`;

/** Writes the AWS files into a home directory. */
export async function putAwsFiles(home: string): Promise<void> {
  await put(join(home, '.aws', 'config'), AWS_CONFIG);
  await chmod(await put(join(home, '.aws', 'credentials'), AWS_CREDENTIALS), 0o600);
}

/** Writes an access token into the shared cache, as `aws sso login` does. */
export async function putSsoToken(home: string, session: string, token: object): Promise<string> {
  const name = createHash('sha1').update(session).digest('hex');
  const file = await put(join(home, '.aws', 'sso', 'cache', `${name}.json`), JSON.stringify(token));
  await chmod(file, 0o600);
  return file;
}

/** Puts a program that answers `--version` as the AWS CLI of that version does; returns the directory for PATH. */
export async function putAwsCli(home: string, version: string): Promise<string> {
  const directory = join(home, 'fake-bin');
  const file = await put(
    join(directory, 'aws'),
    `#!/bin/sh\necho "aws-cli/${version} Python/3.11.8 Linux/6 exe/x86_64"\n`,
  );
  await chmod(file, 0o755);
  return directory;
}
