import type { FailureId } from '../knowledge/failures.ts';
import type { SignedBy } from '../model/configuration.ts';
import type { Model } from '../model/models.ts';
import type { Answer } from './answer.ts';
import type { Slip } from './printed-credentials.ts';

/** What AWS, and what stands before it, answered to the doctor. `undefined`: not asked, as something before failed. */
export interface LiveFacts {
  /** What signs, resolved as Claude Code resolves it. Also `undefined` where nothing signs, or it is not known what. */
  readonly credentials: Answer<CredentialFacts> | undefined;
  /** Whom AWS STS takes us for; not asked with an API key. */
  readonly identity: Answer<Identity> | undefined;
  /** The Claude models of the region, ranked. */
  readonly listing: Answer<readonly Model[]> | undefined;
  /** The profiles that AWS itself defines, in its own order: where none has the prefix, Claude Code takes the first. */
  readonly listed: readonly string[];
  /**
   * Every model that the settings name; where they name none as the primary one, the one that Claude Code would take
   * comes first.
   */
  readonly invocations: readonly Invocation[];
  /** What could be pinned for whatever the settings name no model for, beyond `invocations`. */
  readonly pinnable: readonly Invocation[];
  /** The command `awsCredentialExport`, if there is one that signs. */
  readonly exported: CommandRun | undefined;
  /** The command that prints the key of a gateway. */
  readonly helper?: CommandRun | undefined;
  /** The `credential_process` of the profile, or of one behind it, if it came to that. */
  readonly process: CommandRun | undefined;
  /** When the sign-in to IAM Identity Center ends, where it was renewed for this: later than the files said. */
  readonly signInUntil: Date | undefined;
  /** Why a sign-in that AWS would renew was not renewed: it could not be kept. */
  readonly unkept?: string | undefined;
  /** What a container's agent answered, where it led to no credentials. */
  readonly container?: ContainerAnswer | undefined;
  /** How far this computer's clock is ahead of AWS's, in milliseconds. */
  readonly clockAheadMs: number | undefined;
  /** The hosts that were looked at closely, as requests to them failed on the way. */
  readonly routes: readonly Route[];
  /** Whom the AWS CLI would take, where keys in the environment come before the profile for it. */
  readonly cli: Answer<Identity> | undefined;
}

/** The credentials, as far as they may be told. */
export interface CredentialFacts {
  readonly kind: 'api-key' | 'keys';
  /** What they came from in the end: not `credential-export` where Claude Code falls back, as that command failed. */
  readonly from: SignedBy['kind'];
  /** Masked. */
  readonly key: string;
  readonly hasSessionToken: boolean;
  readonly expiresAt?: Date;
}

/** A streaming one-token request to a model. */
export interface Invocation {
  readonly id: string;
  readonly region: string;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  readonly answer: Answer<'usable'>;
}

/** What running a command that hands over credentials came to; never what it printed. */
export interface CommandRun {
  /**
   * `incomplete`: fields are missing that Claude Code demands; `expired`: of a `credential_process`, which is refused
   * then; `refused`: our own command, which fails closed, and `credentials` says why; `not-started`: nobody said that
   * it may be, and it may wait for a person.
   */
  readonly state:
    | 'exported'
    | 'failed'
    | 'timed-out'
    | 'not-json'
    | 'incomplete'
    | 'expired'
    | 'refused'
    | 'not-started';
  readonly ms: number;
  /** 127 where the shell does not find the program. */
  readonly exitCode?: number;
  /** What is there of `Version`, `AccessKeyId`, `SecretAccessKey`, `SessionToken`, `Expiration`. */
  readonly fields: readonly string[];
  readonly expiresAt?: Date;
  /** Why what it printed is not taken, or not taken for what was meant. */
  readonly slip?: Slip;
  /** What the words mean that it wrote to stderr, which are not kept. */
  readonly said?: FailureId;
}

/** What came of asking for the credentials of a container; never what was answered. */
export type ContainerAnswer =
  | { readonly state: 'given' | 'not-json' }
  | { readonly state: 'refused'; readonly status: number }
  | { readonly state: 'unreachable'; readonly code: string }
  | { readonly state: 'incomplete'; readonly lacks: readonly string[] };

/** How far the way to a host goes. */
export interface Route {
  readonly host: string;
  readonly port: number;
  /** The proxy that stands between, without user and password. Names and connections are then the proxy's. */
  readonly proxy?: string;
  readonly reached: 'nothing' | 'dns' | 'connect' | 'tls' | 'http';
  /** What went wrong at the next step: a code such as `ENOTFOUND`, or `HTTP 407` of a proxy. */
  readonly code?: string;
  /** Who issued the certificate that is not trusted. */
  readonly issuer?: string;
  /** What the host answered to a request without credentials: of AWS a 4xx. */
  readonly status?: number;
}

/** Whom the credentials belong to. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
}
