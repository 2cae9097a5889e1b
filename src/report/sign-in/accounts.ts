import * as z from 'zod/mini';
import type { Account, AccountChoice, ShownPortal } from '../../model/accounts.ts';

/** The access portal that was asked. */
export const portalSchema = z.object({
  startUrl: z.string(),
  /** What was typed, where that was another form of the address. */
  typed: z.optional(z.string()),
  region: z.string(),
  /** The name of the `[sso-session]`. */
  session: z.optional(z.string()),
}) satisfies z.ZodMiniType<ShownPortal>;

/** An account and the person's roles in it: permission sets, as the access portal names them. */
export const accountSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  roles: z.array(z.string()),
  /** The roles were not asked, as there are too many accounts; `--account` or `--search` asks them. */
  isOpen: z.optional(z.literal(true)),
  /** Why the roles are not known: a finding id. */
  finding: z.optional(z.string()),
}) satisfies z.ZodMiniType<Account>;

/** An account with a role, ready to be offered in a question. */
export const accountChoiceSchema = z.object({
  label: z.string(),
  description: z.string(),
  accountId: z.string(),
  roleName: z.string(),
  /** To be put behind `profile --plan`, quoted for a POSIX shell. */
  profileOptions: z.string(),
}) satisfies z.ZodMiniType<AccountChoice>;

/** `data` of `accounts --json`. */
export const accountsSchema = z.object({
  /** First, because Claude is shown only the beginning of long output. */
  nextStep: z.string(),
  portal: portalSchema,
  /** How many accounts the person may use, and how many of them fit the search. */
  total: z.number(),
  found: z.number(),
  /** To be put behind `profile --plan`, with `--account` and `--role` of one that is not among the choices. */
  profileOptions: z.string(),
  /** Pairs of account and role among those found. */
  pairs: z.number(),
  /** At most four, the most useful first. */
  choices: z.array(accountChoiceSchema),
  accounts: z.array(accountSchema),
});

export type Accounts = z.infer<typeof accountsSchema>;
