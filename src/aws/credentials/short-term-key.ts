import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AccessKeys } from '../../model/credentials.ts';

const HOST = 'bedrock.amazonaws.com';

/**
 * A short-term Amazon Bedrock API key: a presigned URL in base64, made offline, which works in `region` for `seconds`
 * from `now`. The form is that of `@aws/bedrock-token-generator` 1.1.0, which is not taken: it brings all credential
 * providers along. The signer is the one of the SDK's clients, which is bundled anyway.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
 */
export async function makeShortTermKey(
  credentials: AccessKeys,
  region: string,
  now: Date,
  seconds: number,
): Promise<string> {
  const signer = new SignatureV4({ service: 'bedrock', region, credentials, sha256: Sha256 });
  const request = new HttpRequest({
    method: 'POST',
    protocol: 'https:',
    hostname: HOST,
    path: '/',
    query: { Action: 'CallWithBearerToken' },
    headers: { host: HOST },
  });
  const { query = {} } = await signer.presign(request, { expiresIn: seconds, signingDate: now });
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)].map(encodeURIComponent));
  const url = `${HOST}/?${pairs.map((pair) => pair.join('=')).join('&')}&Version=1`;
  return `bedrock-api-key-${Buffer.from(url).toString('base64')}`;
}
