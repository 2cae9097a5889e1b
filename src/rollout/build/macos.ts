import type { JsonObject } from '../../model/change.ts';
import { encodeForMdm } from '../desktop/keys.ts';
import type { Rollout } from '../file/rollout.ts';
import { type PlistValue, printPlist, printPlistEntries } from '../formats/plist.ts';
import { payloadUuid, reversed } from './uuid.ts';

/** The domains of preferences that the two programs read. */
const DESKTOP_DOMAIN = 'com.anthropic.claudefordesktop';
const CLAUDE_CODE_DOMAIN = 'com.anthropic.claudecode';

/** Every value as the text that each MDM carries. */
export function asTexts(settings: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, encodeForMdm(name, value)]),
  );
}

/** The keys of Claude Desktop as a plain property list, for Jamf and Iru. */
export function desktopPlist(settings: JsonObject): string {
  return printPlist(asTexts(settings));
}

/** The keys alone, without the frame of a property list: a preference file of Intune. */
export function desktopIntune(settings: JsonObject): string {
  return printPlistEntries(asTexts(settings));
}

/** The keys of Claude Code as a plain property list; it takes lists and dictionaries as they are. */
export function claudeCodePlist(settings: JsonObject): string {
  return printPlist(settings as PlistValue & object);
}

/**
 * A profile for Claude Desktop: a payload of the domain's own type, with the keys beside those of the payload.
 * https://developer.apple.com/documentation/devicemanagement/toplevel
 */
export function desktopProfile(rollout: Rollout, settings: JsonObject): string {
  return profile(
    rollout,
    { thing: 'claude-desktop', title: 'Claude Desktop', type: DESKTOP_DOMAIN },
    asTexts(settings),
  );
}

/** A profile for Claude Code: managed preferences, so that no key of the payload comes among those of the domain. */
export function claudeCodeProfile(rollout: Rollout, settings: JsonObject): string {
  const forced = [{ mcx_preference_settings: settings as PlistValue & object }];
  const parts = { thing: 'claude-code', title: 'Claude Code', type: 'com.apple.ManagedClient.preferences' };
  return profile(rollout, parts, { PayloadContent: { [CLAUDE_CODE_DOMAIN]: { Forced: forced } } });
}

interface Parts {
  readonly thing: string;
  readonly title: string;
  readonly type: string;
}

/** Identifiers and UUIDs are those of the organization, so that the next profile replaces this one. */
function profile(
  { organization }: Rollout,
  { thing, title, type }: Parts,
  keys: { readonly [key: string]: PlistValue },
): string {
  const identifier = `${reversed(organization.domain)}.${thing}`;
  const name = `${title} on Amazon Bedrock (${organization.name})`;
  const payload = {
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `${identifier}.settings`,
    PayloadUUID: payloadUuid(organization.domain, `${thing}.settings`),
    PayloadDisplayName: title,
    ...keys,
  };
  return printPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: payloadUuid(organization.domain, thing),
    PayloadDisplayName: name,
    PayloadOrganization: organization.name,
    PayloadScope: 'System',
    PayloadContent: [payload],
  });
}
