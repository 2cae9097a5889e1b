import type { Model } from '../report/models.ts';
import type { Answer } from './finding.ts';
import type { Identity } from './identity.ts';

/** What AWS, and what stands before it, answered to the doctor. `undefined`: not asked, as something before failed. */
export interface LiveFacts {
  /** What signs, resolved as Claude Code resolves it. */
  readonly credentials: Answer<CredentialFacts>;
  /** Whom AWS STS takes us for; not asked with an API key. */
  readonly identity: Answer<Identity> | undefined;
  /** The Claude models of the region, ranked. */
  readonly listing: Answer<readonly Model[]> | undefined;
  /** Every model that the settings name, and where none is named the ones that Claude Code would take. */
  readonly invocations: readonly Invocation[];
  /** The command `awsCredentialExport`, if there is one and it may be run. */
  readonly exported: ExportRun | undefined;
  /** How far this computer's clock is ahead of AWS's, in milliseconds. */
  readonly clockAheadMs: number | undefined;
  /** The hosts that were looked at closely, as requests to them failed on the way. */
  readonly routes: readonly Route[];
  /** Whom the AWS CLI would take, where its order of credentials differs. */
  readonly cli: Answer<Identity> | undefined;
}

/** The credentials, as far as they may be told. */
export interface CredentialFacts {
  readonly kind: 'api-key' | 'keys';
  /** Masked. */
  readonly key: string;
  readonly hasSessionToken: boolean;
  readonly expiresAt?: Date;
}

/** A streaming one-token request to a model. */
export interface Invocation {
  readonly id: string;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  readonly answer: Answer<'usable'>;
}

/** What running `awsCredentialExport` came to; never what it printed. */
export interface ExportRun {
  readonly state: 'exported' | 'failed' | 'timed-out' | 'not-json' | 'incomplete' | 'not-trusted';
  readonly ms: number;
  readonly exitCode?: number;
  /** The fields that the credentials have: `AccessKeyId`, `SecretAccessKey`, `SessionToken`, `Expiration`. */
  readonly fields: readonly string[];
  readonly expiresAt?: Date;
}

/** How far the way to a host goes. */
export interface Route {
  readonly host: string;
  readonly port: number;
  /** The proxy that stands between, without a password. */
  readonly proxy?: string;
  readonly reached: 'nothing' | 'dns' | 'connect' | 'tls' | 'http';
  /** What went wrong at the next step: a code such as `ENOTFOUND`. */
  readonly code?: string;
  /** Who issued the certificate that is not trusted. */
  readonly issuer?: string;
}
