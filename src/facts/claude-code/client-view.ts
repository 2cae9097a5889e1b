import type { ProviderId } from '../../knowledge/client-providers.ts';
import type { Family } from '../../knowledge/model-families.ts';
import type { Origin } from '../../model/configuration.ts';

/** A value and the place that sets it. */
export interface Placed<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** The lists of models. */
export type ModelRule = 'deniedModels' | 'availableModels';

/** A value, what decided it, and how we know that Claude Code does so. */
export interface Sourced<T> extends Placed<T> {
  /** Such as `run 2.1.332`. */
  readonly source: string;
}

/** What proves to the other side who asks. */
export type ClientSigner =
  | { readonly kind: 'api-key'; readonly variable: string; readonly key: string }
  /** A token that goes to a gateway as it stands. */
  | { readonly kind: 'token'; readonly variable: string; readonly key: string }
  | { readonly kind: 'helper'; readonly command: string }
  | { readonly kind: 'credential-export'; readonly command: string }
  | { readonly kind: 'profile'; readonly name: string; readonly keyId?: string }
  | { readonly kind: 'environment'; readonly keyId: string }
  | { readonly kind: 'web-identity'; readonly roleArn: string; readonly tokenFile: string }
  | { readonly kind: 'container' }
  | { readonly kind: 'instance' }
  /** Another provider's own sign-in. */
  | { readonly kind: 'other' }
  | { readonly kind: 'nothing' };

/** A model as it will stand in a request. */
export interface ClientModel {
  readonly id: string;
  /** What was asked for, where that is not the id: an alias, Anthropic's own id. */
  readonly asked?: string;
  /** Tried in this order where the account refuses `id`; only for what Claude Code chose by itself. */
  readonly fallbacks: readonly string[];
  /** The setting that Claude Code would not follow, because a list of models leaves its value out. */
  readonly restricted?: { readonly asked: string; readonly by: Origin };
  /** `[1m]` stands behind it: the long context is asked for. */
  readonly isLong?: true;
  /** Of Mantle, although Bedrock Invoke has the other requests. */
  readonly provider?: ProviderId;
}

/** What a model is asked for. */
export type ClientRole = 'main' | 'background' | 'subagent' | Family;

/** When Claude Code runs `awsAuthRefresh`. */
export type RefreshRuns = 'when-refused' | 'every-start' | 'never';

/** Something in the person's files that Claude Code does not read. */
export interface Ignored {
  readonly what: string;
  readonly why:
    | 'misplaced-file'
    | 'misplaced-key'
    | 'unknown-name'
    | 'unknown-model'
    | 'not-expanded'
    | 'not-managed'
    | 'other-provider'
    | 'unusable-value';
  readonly origin: Origin;
  /** The nearest name that Claude Code knows. */
  readonly nearest?: string;
}

/** Why Claude Code does not start, or sends nothing. */
export type Forbidden =
  | {
      readonly rule: 'allowedProviders';
      readonly origin: Origin;
      readonly allowed: readonly string[];
      /** An address of one's own would do, if the administrator's settings had it themselves. */
      readonly unpinned?: string;
    }
  | {
      readonly rule: 'requiredMinimumVersion' | 'requiredMaximumVersion';
      readonly origin: Origin;
      readonly version: string;
    }
  /** What proves to Anthropic who asks stands beside a policy about the sign-in to Anthropic. */
  | {
      readonly rule: 'forceLoginOrgUUID' | 'forceLoginMethod';
      readonly origin: Origin;
      readonly beside: { readonly key: string; readonly origin: Origin };
    }
  /** No model is left that may be asked. */
  | { readonly rule: ModelRule; readonly origin: Origin };

/** What Claude Code will do with a home, an environment and a version. */
export interface ClientView {
  readonly provider: Sourced<ProviderId>;
  /** Mantle, where it takes the ids that begin with `anthropic.` beside Bedrock Invoke. */
  readonly besides: ProviderId | undefined;
  /** An address of somebody's own: a gateway, a proxy, a sandbox. */
  readonly isOwnAddress: boolean;
  readonly endpoint: Sourced<string | undefined>;
  readonly region: Sourced<string>;
  readonly prefix: Sourced<string>;
  readonly signedBy: Sourced<ClientSigner>;
  /** What signs where that yields nothing: an export command's failure falls back to the chain. */
  readonly signedElse: ClientSigner | undefined;
  readonly models: Readonly<Record<ClientRole, Sourced<ClientModel>>>;
  /** What is asked in this order where the primary model is refused: `fallbackModel`. */
  readonly fallbacks: readonly Sourced<ClientModel>[];
  readonly refresh: Sourced<{ readonly command: string; readonly runs: RefreshRuns }> | undefined;
  readonly headers: readonly Sourced<string>[];
  readonly ignored: readonly Ignored[];
  readonly forbidden: readonly Forbidden[];
}
