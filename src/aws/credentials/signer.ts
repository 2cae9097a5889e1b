import type { AccessKeys } from '../../model/credentials.ts';
import type { World } from '../../model/world.ts';

/** What signs the requests to Amazon Bedrock, in Claude Code's order: an API key, a profile, the environment. */
export type Signer =
  /** `region` is the only one in which a short-term key works. */
  | { readonly kind: 'api-key'; readonly key: string; readonly region?: string }
  /** `keys` are those that stand in the profile itself, where it is of the kind `static`. */
  | { readonly kind: 'profile'; readonly name: string; readonly keys?: AccessKeys }
  /** Keys that something else has resolved, such as the command of `awsCredentialExport`. */
  | { readonly kind: 'keys'; readonly keys: AccessKeys }
  /** A gateway signs, or nobody. */
  | { readonly kind: 'nothing' }
  /** The SDK's default chain: access keys in the environment, the default profile, a role of the machine. */
  | { readonly kind: 'environment' };

/** What a person can choose to sign with. */
export type ChosenSigner = Exclude<Signer, { kind: 'keys' | 'nothing' }>;

/** What has to be resolved by the SDK's chain, unless its keys are at hand. */
export type ChainSigner = Extract<Signer, { kind: 'profile' | 'environment' }>;

/**
 * The keys that need no resolving, for they stand in the profile or in the environment: the SDK's chain would hand
 * over the same, after loading as much code again as everything else here.
 */
export function keysAtHand(signer: Signer, env: World['env']): AccessKeys | undefined {
  if (signer.kind === 'profile' || signer.kind === 'keys') return signer.keys;
  if (signer.kind !== 'environment' || env.AWS_PROFILE) return undefined;
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: token,
  } = env;
  return accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, ...(token && { sessionToken: token }) }
    : undefined;
}
