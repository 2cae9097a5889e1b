/** What stands in the way to a host: `code` says what, `issuer` whose certificate it is. */
export interface Obstacle extends NodeJS.ErrnoException {
  readonly issuer?: string;
}

/** An obstacle to throw. */
export function obstacle(code: string, issuer?: string): Obstacle {
  return Object.assign(new Error(code), { code, ...(issuer && { issuer }) });
}
