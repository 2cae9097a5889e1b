import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The namespace of domain names. https://www.rfc-editor.org/rfc/rfc9562#name-namespace-id-usage-and-allo */
const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** The UUID of version 5 for a name: the same name always has the same. https://www.rfc-editor.org/rfc/rfc9562#section-5.5 */
export function uuidOf(name: string, namespace = DNS): string {
  const hash = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name))).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(hash).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A UUID for a thing of an organization, in upper case as Apple writes them. */
export function payloadUuid(domain: string, thing: string): string {
  return uuidOf(thing, uuidOf(domain)).toUpperCase();
}

/** The reversed domain, as identifiers begin: `example.com` → `com.example`. */
export function reversed(domain: string): string {
  return domain.split('.').reverse().join('.');
}
