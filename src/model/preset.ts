import type { WritableScope } from './change.ts';

/** Where the API key of a preset is. The key itself never stands in one. */
export type KeyReference =
  /** A file of the person's. */
  | { readonly file: string }
  /** AWS_BEARER_TOKEN_BEDROCK of the shell. */
  | { readonly environment: true }
  /** The settings that held it when the preset was saved, and the SHA-256 by which it is known again. */
  | { readonly settings: string };

/** Commands of the person's own, by the key of the settings that runs them. */
export interface PresetCommands {
  readonly awsAuthRefresh?: string | undefined;
  readonly awsCredentialExport?: string | undefined;
  /** What prints the key of a gateway. */
  readonly apiKeyHelper?: string | undefined;
}

/** A setup under a name: what `setup` would be answered. */
export interface Preset {
  readonly scope?: WritableScope | undefined;
  /** Bedrock Invoke, where nothing is said. */
  readonly way?: 'mantle' | 'platform' | 'gateway' | undefined;
  /** Of Claude Platform on AWS. */
  readonly workspace?: string | undefined;
  /** Of a gateway. */
  readonly baseUrl?: string | undefined;
  /** A guardrail of Amazon Bedrock with its version, `gr1a2b3c4d5e:1`. */
  readonly guardrail?: string | undefined;
  /** A gateway without a key of its own has `environment`. */
  readonly auth: 'profile' | 'isolated' | 'api-key' | 'environment';
  readonly profile?: string | undefined;
  readonly apiKey?: KeyReference | undefined;
  readonly region?: string | undefined;
  readonly model?: string | undefined;
  /** What an alias means, by family. */
  readonly pins?: Readonly<Record<string, string>> | undefined;
  /** What is asked for in the place of one version of a model, by Anthropic's own name. */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
  readonly refresh?: 'auto' | 'own' | 'aws-cli' | 'off' | undefined;
  /** Other Bedrock settings, such as ANTHROPIC_BEDROCK_BASE_URL. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  readonly commands?: PresetCommands | undefined;
}

/** What stands under a name in the file of presets. */
export type NamedPreset = { readonly name: string } & (
  | { readonly state: 'valid'; readonly preset: Preset }
  /** Edited by hand, and no preset. */
  | { readonly state: 'invalid'; readonly why: string }
);

/** What is no preset but can be used all the same: Claude Code without Bedrock. */
export const SUBSCRIPTION = 'subscription';
/** What was in force before. */
export const BEFORE = '-';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/;

/** True for a text that a preset can be named by. */
export function isPresetName(name: string): boolean {
  return NAME.test(name) && name.toLowerCase() !== SUBSCRIPTION;
}

/** A preset with what is known of it here. */
export interface SeenPreset {
  readonly name: string;
  readonly isInForce: boolean;
  /** It is written as it should be, and settings that win say otherwise: what they say. */
  readonly overruled?: readonly string[];
  readonly preset?: Preset;
  /** Why it cannot be used. */
  readonly problem?: string;
}
