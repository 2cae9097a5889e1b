import { EXAMPLE } from '../../src/sandbox/index.ts';
import { EXPORTED, SECOND } from './support/prepare-sandbox.ts';
import type { Random } from './support/random.ts';
import type { Scene, SettingsObject, SignIn } from './support/scene.ts';

/** A piece of a home that can be left out: what a disagreement is shrunk by. */
export interface Part {
  readonly name: string;
  readonly adds: Scene;
}

export type Make = (random: Random) => Part;
type Scope = 'user' | 'project' | 'local' | 'managed';

/** Keys of the example developer, as variables. */
export const KEYS = {
  AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId,
  AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey,
};
export const ROLE = EXAMPLE.roleArn;

export function shell(name: string, variables: Readonly<Record<string, string>>): Part {
  return { name: `${name} in the shell`, adds: { shell: variables } };
}

export function settings(r: Random, name: string, object: SettingsObject, more: Scene = {}): Part {
  const scope = r.pick<Scope>(['user', 'user', 'user', 'user', 'project', 'local', 'managed']);
  return { name: `${name} in ${scope} settings`, adds: { ...more, settings: { [scope]: object } } };
}

export function inShellOrSettings(r: Random, name: string, env: Readonly<Record<string, string>>): Part {
  return r.once(2) ? shell(name, env) : settings(r, name, { env });
}

export function profile(
  r: Random,
  name: string,
  config: NonNullable<Scene['config']>,
  variables: Readonly<Record<string, string>> = {},
): Part {
  const part = inShellOrSettings(r, `profile: ${name}`, { AWS_PROFILE: 'p' });
  return { ...part, adds: { ...part.adds, config, shell: { ...part.adds.shell, ...variables } } };
}

export function sso(r: Random, state: SignIn): Part {
  const part = profile(r, `sso, ${state}`, ssoSections());
  return { ...part, adds: { ...part.adds, signIn: state } };
}

export function legacy(r: Random): Part {
  const { sso_session: _session, ...rest } = ssoSections()['profile p'] ?? {};
  const keys = { ...rest, sso_start_url: EXAMPLE.startUrl, sso_region: EXAMPLE.ssoRegion };
  const part = profile(r, 'legacy sso', { 'profile p': keys });
  return { ...part, adds: { ...part.adds, signIn: r.pick<SignIn>(['valid', 'over']) } };
}

export function ssoSections(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return {
    'profile p': {
      sso_session: 'corp',
      sso_account_id: EXAMPLE.sandboxAccount,
      sso_role_name: 'BedrockUser',
    },
    'sso-session corp': {
      sso_start_url: EXAMPLE.startUrl,
      sso_region: EXAMPLE.ssoRegion,
      sso_registration_scopes: 'sso:account:access',
    },
  };
}

export function process(r: Random, name: string, script: string): Part {
  const part = profile(r, name, { 'profile p': { credential_process: 'hand-over keys' } });
  return { ...part, adds: { ...part.adds, programs: { 'hand-over': script } } };
}

export function exporting(r: Random, name: string, script: string): Part {
  return settings(r, name, { awsCredentialExport: 'hand-out' }, { programs: { 'hand-out': script } });
}

export function webIdentity(more: Readonly<Record<string, string>> = {}): Part {
  return {
    name: `web identity${more.AWS_PROFILE ? ' and a profile that is not there' : ''}`,
    adds: {
      home: { token: EXAMPLE.webIdentityToken },
      shell: { AWS_ROLE_ARN: ROLE, AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token', ...more },
    },
  };
}

export function staticKeys() {
  return { aws_access_key_id: SECOND.accessKeyId, aws_secret_access_key: SECOND.secretAccessKey };
}

export function developerKeys() {
  return { aws_access_key_id: EXAMPLE.accessKeyId, aws_secret_access_key: EXAMPLE.secretAccessKey };
}

export function nested(): string {
  const { accessKeyId, secretAccessKey, sessionToken } = EXPORTED;
  return printed({
    Credentials: { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken },
  });
}

export function flat(more: object): string {
  const { accessKeyId, secretAccessKey, sessionToken } = EXPORTED;
  return printed({
    ...more,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
  });
}

export function printed(value: object): string {
  return `echo '${JSON.stringify(value)}'`;
}

export function repeat(times: number, make: Make): readonly Make[] {
  return Array.from({ length: times }, () => make);
}
