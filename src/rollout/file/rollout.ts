import type * as z from 'zod/mini';
import type { LEVELS, rolloutSchema, SYSTEMS, WAYS } from './rollout-schema.ts';

/** What a company rolls out: the file as it was read. */
export type Rollout = z.infer<typeof rolloutSchema>;

/** An operating system of devices. */
export type System = (typeof SYSTEMS)[number];

/** A way to sign in. */
export type Way = (typeof WAYS)[number];

/** How much is restricted. */
export type Level = (typeof LEVELS)[number];

/** How people sign in, with what that needs. */
export type SignIn = Rollout['signIn'];

/** The same where it goes one way. */
export type SignInBy<W extends Way> = Extract<SignIn, { readonly way: W }>;

/** The sign-in at an identity provider that a way holds, and the program that prints a key. */
export function oidcOf(signIn: SignIn) {
  if (signIn.way === 'external-idp') return signIn.oidc;
  return signIn.way === 'gateway' && signIn.credential.kind === 'oidc' ? signIn.credential.oidc : undefined;
}
export function helperOf(signIn: SignIn) {
  if (signIn.way === 'helper') return signIn.helper;
  return signIn.way === 'gateway' && signIn.credential.kind === 'helper'
    ? signIn.credential.helper
    : undefined;
}

/** A model that people may use. */
export type RolloutModel = Rollout['models'][number];

/** Where a key comes from while files are built. */
export type KeySource = SignInBy<'static-key'>['key'];
