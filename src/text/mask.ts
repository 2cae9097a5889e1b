/**
 * A secret as it may be shown: enough to recognise it, too little to use it (`AKIA…7Q2X`).
 * Short values show nothing at all.
 */
export function maskSecret(secret: string): string {
  if (secret.length < 16) return '…';
  return `${secret.slice(0, 4)}…${secret.slice(-4)}`;
}

/** What secrets look like wherever they stand: in a command, an address, an error of AWS. */
const SHAPES = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  /\bABSK[\w+/=-]{8,}/g,
  /\bbedrock-api-key-[\w+/=-]{8,}/g,
  /\bsk-ant-[\w-]{8,}/g,
  // What IAM Identity Center hands out: access and refresh tokens.
  /\bao[ar]A[\w+/=:-]{20,}/g,
  // JSON web tokens.
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=\b(?:[Bb]earer|BEARER) )\S{16,}/g,
  /(?<=(?:[Aa]ccess_?[Kk]ey|ACCESS_KEY|[Ss]ession_?[Tt]oken|SESSION_TOKEN)\W{1,5})(?![A-Z]+(?:_[A-Z0-9]+)+(?![\w+/=]))[\w+/=]{16,}/g,
  // A secret access key: 40 characters of base64 that are no path.
  /(?<![\w+/.-])(?=[\w+/]*\d)(?=[\w+/]*[A-Z])(?=[\w+/]*[a-z])[A-Za-z0-9+/]{40}(?![\w+/=-]|\.\w)/g,
  // A session token: longer than any part of a path, and none itself.
  /(?<![\w/.~-])(?!\/)[A-Za-z0-9+/]{100,}={0,2}/g,
];

/** A run with percent signs, as addresses have it: what it says is seen when it is decoded. */
const ENCODED = /[\w+/=.~%-]*%[0-9A-Fa-f]{2}[\w+/=.~%-]*/g;

function maskEncoded(run: string): string {
  const decoded = run.replace(/%([0-9A-Fa-f]{2})/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const masked = decoded === run ? run : withoutSecrets(decoded);
  return masked === decoded ? run : masked;
}

/** What every one of the shapes has in it, and hardly any other text. Without the flag `i` it is made in a third of the time. */
const SIGN =
  /AKIA|ASIA|ABSK|bedrock-api-key-|sk-ant-|ao[ar]A|eyJ|[Bb]earer |BEARER |[Aa]ccess_?[Kk]ey|ACCESS_KEY|[Ss]ession_?[Tt]oken|SESSION_TOKEN|[\w+/]{40}/;

/** A text with everything masked that looks like a secret; paths, ARNs and model ids stay as they are. */
export function withoutSecrets(text: string): string {
  const plain = text.includes('%') ? text.replace(ENCODED, maskEncoded) : text;
  // The report of a doctor has hundreds of texts: one expression for most of them instead of ten.
  if (!SIGN.test(plain)) return plain;
  return SHAPES.reduce((rest, shape) => rest.replace(shape, maskSecret), plain);
}
