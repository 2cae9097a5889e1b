import { isLoopback } from '../../knowledge/aws-hosts.ts';
import { regionOfBedrockHost } from '../../knowledge/endpoint-hosts.ts';
import { isWorkspaceId, WAY_RULES, type Way } from '../../knowledge/ways.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';

/** What signs Claude Code's requests; `none` before a gateway that signs by itself. */
export type Auth = 'profile' | 'isolated' | 'api-key' | 'environment' | 'none';

/** The options of `setup` that say which way, and what signs there. */
export type WayOptions = {
  readonly auth?: Exclude<Auth, 'none'> | undefined;
  readonly way?: Way | undefined;
  /** With `mantle`: Bedrock Invoke stays on for the ids that are not Mantle's. */
  readonly 'with-invoke'?: boolean | undefined;
  /** With `platform`. */
  readonly workspace?: string | undefined;
  /** With `gateway`: its address, and the command that prints its key. */
  readonly 'base-url'?: string | undefined;
  readonly 'key-helper'?: string | undefined;
  readonly 'api-key-stdin'?: boolean | undefined;
  readonly 'api-key-file'?: string | undefined;
};

/** The answers about the way to Claude. */
export interface WayAnswers {
  readonly way: Way;
  /** It was asked for by name, so that what stands beside it goes. */
  readonly isGiven: boolean;
  readonly isBesideInvoke: boolean;
  readonly workspace: string | undefined;
  /** Without a slash at its end: Claude Code puts its paths behind it as they are [run 2.1.332]. */
  readonly baseUrl: string | undefined;
  readonly keyHelper: string | undefined;
  readonly auth: Auth;
}

/** The options that belong to one way alone. */
const OF_ONE_WAY = {
  'with-invoke': 'mantle',
  workspace: 'platform',
  'base-url': 'gateway',
  'key-helper': 'gateway',
} as const;

/** Reads the way and what belongs to it; refuses what contradicts it. */
export function readWay(options: WayOptions): Outcome<WayAnswers> {
  const way = options.way ?? 'invoke';
  for (const [name, only] of Object.entries(OF_ONE_WAY)) {
    const value = options[name as keyof typeof OF_ONE_WAY];
    if (value === undefined || value === false || way === only) continue;
    return refusal(
      'option-conflict',
      `--${name} belongs to --way ${only}.`,
      `Add --way ${only}, or leave out --${name}.`,
    );
  }
  const auth = authOf(options, way);
  if (!auth.ok) return auth;
  const { workspace } = options;
  if (workspace !== undefined && !isWorkspaceId(workspace)) return notAWorkspace(workspace);
  const baseUrl = options['base-url'] === undefined ? success(undefined) : readAddress(options['base-url']);
  if (!baseUrl.ok) return baseUrl;
  const keyHelper = options['key-helper'];
  if (keyHelper !== undefined && (keyHelper.trim() === '' || /\p{Cc}/u.test(keyHelper))) {
    return refusal(
      'setting-invalid',
      '--key-helper is no command line.',
      'Give the command that prints the key of the gateway, and nothing else.',
    );
  }
  return success({
    way,
    isGiven: options.way !== undefined,
    isBesideInvoke: options['with-invoke'] === true,
    workspace,
    baseUrl: baseUrl.value,
    keyHelper,
    auth: auth.value,
  });
}

/** A gateway signs by itself: it takes a key of its own, a helper that prints one, or none. */
function authOf(options: WayOptions, way: Way): Outcome<Auth> {
  const { auth } = options;
  if (way !== 'gateway') return success(auth ?? 'profile');
  const isKeyGiven = options['api-key-stdin'] === true || options['api-key-file'] !== undefined;
  if (auth !== undefined && auth !== 'api-key') {
    return refusal(
      'option-conflict',
      `--auth ${auth} means nothing with --way gateway, which signs by itself.`,
      'Leave out --auth; give the key of the gateway by --api-key-file, --api-key-stdin or --key-helper.',
    );
  }
  if ((isKeyGiven || auth === 'api-key') && options['key-helper'] !== undefined) {
    return refusal(
      'option-conflict',
      '--key-helper was given beside a key.',
      'Give one of --key-helper, --api-key-file and --api-key-stdin.',
    );
  }
  return success(isKeyGiven || auth === 'api-key' ? 'api-key' : 'none');
}

function notAWorkspace(text: string): Outcome<never> {
  return refusal(
    'workspace-malformed',
    `'${text}' is not the id of a workspace.`,
    'Take it from the AWS console (Claude Platform on AWS, Workspaces); it looks like wrkspc_01AbCdEf23GhIj.',
  );
}

/** The address of a gateway: with a path or without, and nothing that would stand before every request's own path. */
function readAddress(text: string): Outcome<string> {
  const malformed = (why: string) =>
    refusal(
      'gateway-malformed',
      `--base-url ${text}: ${why}`,
      'Give the address before /model/…, such as https://gateway.example.com/bedrock.',
    );
  if (!URL.canParse(text) || /\s|\p{Cc}/u.test(text)) return malformed('this is no web address.');
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    return malformed('the key would travel unencrypted: it has to begin with https://.');
  if (username !== '' || password !== '')
    return refusal(
      'gateway-malformed',
      'The address of --base-url holds a password, which would stand in plain text wherever it is shown.',
      'Give the address without it, and the key by --api-key-file, --api-key-stdin or --key-helper.',
    );
  if (search !== '' || hash !== '') return malformed('a ? or # would stand before the path of each request.');
  if (hostname === 'api.anthropic.com')
    return malformed("this is Anthropic's own service, and no gateway to Amazon Bedrock.");
  if (regionOfBedrockHost(hostname) !== undefined)
    return malformed(`this is ${WAY_RULES.invoke.name} itself, which takes no unsigned request.`);
  if (/\/(model|v1\/messages|inference-profiles)(\/|$)/.test(pathname))
    return malformed('Claude Code puts this part of the path behind it by itself.');
  return success(text.replace(/\/+$/, ''));
}
