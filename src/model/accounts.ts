/** The access portal that was asked. */
export interface ShownPortal {
  readonly startUrl: string;
  /** What was typed, where that was another form of the address. */
  readonly typed?: string | undefined;
  readonly region: string;
  /** The name of the `[sso-session]`. */
  readonly session?: string | undefined;
}

/** An account and the person's roles in it: permission sets, as the access portal names them. */
export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly roles: string[];
  /** The roles were not asked: there are too many accounts. */
  readonly isOpen?: true | undefined;
  /** Why the roles are not known: a finding id. */
  readonly finding?: string | undefined;
}

/** An account with a role, ready to be offered in a question. */
export interface AccountChoice {
  readonly label: string;
  readonly description: string;
  readonly accountId: string;
  readonly roleName: string;
  /** To be put behind `profile --plan`, quoted for a POSIX shell. */
  readonly profileOptions: string;
}
