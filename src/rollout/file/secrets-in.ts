import { withoutSecrets } from '../../text/mask.ts';
import type { KeyPath, Wrong } from './fault.ts';

/** Settings that hold a secret, by their own names: of Claude Desktop, of Claude Code, and headers that let somebody in. */
const SECRET_NAMES =
  /^(inferenceBedrockBearerToken|inference(Anthropic|Gateway|Foundry)ApiKey|inferenceVertexOAuthClientSecret|AWS_BEARER_TOKEN_BEDROCK|AWS_(SECRET_ACCESS_KEY|ACCESS_KEY_ID|SESSION_TOKEN)|ANTHROPIC_(API_KEY|AUTH_TOKEN)|client_?secret|password|(proxy-)?authorization|cookie|x-api-key|api-?key)$/i;
const FIX =
  'Remove it, and have it changed where others may have seen it. Name where the key comes from (signIn).';

/** Everything in the file that is a secret or looks like one. What it is, is not told. */
export function secretsIn(json: unknown): readonly Wrong[] {
  const found: Wrong[] = [];
  const visit = (value: unknown, path: KeyPath): void => {
    const name = String(path.at(-1) ?? '');
    const isText = typeof value === 'string';
    if (isText && value !== '' && (SECRET_NAMES.test(name) || withoutSecrets(value) !== value))
      found.push({ code: 'rollout-secret', path, says: 'holds a secret, or what looks like one', fix: FIX });
    if (Array.isArray(value)) for (const [index, one] of value.entries()) visit(one, [...path, index]);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) visit(one, [...path, key]);
  };
  visit(json, []);
  return found;
}
