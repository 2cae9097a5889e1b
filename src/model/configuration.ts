/** Who a settings file speaks for; `managed` is the administrator's and never ours to write. */
export type SettingsScope = 'managed' | 'local' | 'project' | 'user';

/** Where a value comes from: the file, and the key in it or the variable; of that the key of the registry that keeps it. */
export interface Origin {
  readonly from: SettingsScope | 'environment' | 'aws-config' | 'aws-credentials' | 'default';
  readonly file?: string | undefined;
  readonly key?: string | undefined;
}

/** One effective setting; secrets are masked. `shadows` lists the values it hides, nearest first. */
export interface EffectiveValue {
  readonly key: string;
  readonly value: string;
  readonly origin: Origin;
  readonly shadows: { readonly value: string; readonly origin: Origin }[];
}

/** The state of the IAM Identity Center session behind a profile; times are ISO 8601 in UTC. */
export interface SessionState {
  readonly state: 'not-signed-in' | 'expired' | 'valid';
  readonly expiresAt?: string | undefined;
  readonly refreshable?: boolean | undefined;
}

/** What kind of credentials a profile leads to, by the JavaScript SDK's order. */
export type ProfileKind =
  | 'sso-session'
  | 'sso-legacy'
  | 'static'
  | 'assume-role'
  | 'credential-process'
  | 'web-identity'
  | 'console-login'
  | 'incomplete';

/** One AWS profile as the JavaScript SDK sees it. */
export interface Profile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region?: string | undefined;
  readonly regionOrigin?: Origin | undefined;
  readonly accountId?: string | undefined;
  /** Of access keys: the account that the key's id tells, where none is named. */
  readonly keyAccountId?: string | undefined;
  readonly roleName?: string | undefined;
  /** Only where an Identity Center session or a console login stands behind the profile. */
  readonly session?: SessionState | undefined;
  /** A role on the way is given for a one-time code only, which the SDK in Claude Code cannot ask for. */
  readonly asksForCode?: true | undefined;
  /** Why it is incomplete. */
  readonly missing?: string[] | undefined;
}

/** A settings file, and whether it could be read. `line` and `column` count from 1. */
export interface SettingsFileStatus {
  readonly scope: SettingsScope;
  readonly file: string;
  readonly state: 'absent' | 'unreadable' | 'invalid' | 'parsed';
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly fix?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** An AWS config or credentials file, and whether it could be read. */
export interface AwsFile {
  readonly kind: 'config' | 'credentials';
  readonly file: string;
  readonly state: 'absent' | 'unreadable' | 'parsed';
  /** What the SDK does not read as its author meant it: a byte order mark, a dropped section. */
  readonly notes: string[];
}

/** A program that was found. `version` is absent where it cannot be told. */
export interface Tool {
  readonly path: string;
  readonly version?: string | undefined;
}

/** Claude Code, and whether it is what this program runs in. */
export interface ClaudeCode extends Tool {
  readonly isRunning: boolean;
}

/** What signs the requests; `name` is a profile's (of `credential-export` only where it is ours), `key` is masked. */
export interface SignedBy {
  readonly kind: 'profile' | 'api-key' | 'environment' | 'credential-export' | 'default-chain' | 'nothing';
  readonly name?: string | undefined;
  readonly key?: string | undefined;
}
