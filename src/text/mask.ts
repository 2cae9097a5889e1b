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
  // Of Anthropic, of gateways and of others that took the form over.
  /\bsk-(?:ant-[\w-]{8,}|(?=[\w-]*\d)[\w-]{16,})/g,
  // Of code hosts and chats.
  /\b(?:gh[oprsu]_|github_pat_|glpat-|xox[abprs]-)[\w-]{10,}/g,
  // What IAM Identity Center hands out: access and refresh tokens.
  /\bao[ar]A[\w+/=:-]{20,}/g,
  // JSON web tokens.
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=\b(?:[Bb]earer|BEARER) )\S{16,}/g,
  /(?<=(?:[Aa]ccess_?[Kk]ey|ACCESS_KEY|[Ss]ession_?[Tt]oken|SESSION_TOKEN)\W{1,5})(?![A-Z]+(?:_[A-Z0-9]+)+(?![\w+/=]))[\w+/=]{16,}/g,
  // A secret access key: 40 characters of base64 that are no path.
  /(?<![\w+/.-])(?=[\w+/]*\d)(?=[\w+/]*[A-Z])(?=[\w+/]*[a-z])[A-Za-z0-9+/]{40}(?![\w+/=-]|\.\w)/g,
  // A session token by its first characters, and by its length: longer than any part of a path, and none itself.
  /\b(?:IQoJ|FwoG|FQoG)[\w+/-]{12,}={0,2}/g,
  /(?<![\w/.~-])(?!\/)[A-Za-z0-9+/]{100,}={0,2}/g,
  // The password of an address.
  /(?<=:\/\/[^\s/@:"']*:)[^\s/@"'$]+(?=@)/g,
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
  /AKIA|ASIA|ABSK|bedrock-api-key-|sk-|gh[oprsu]_|github_pat_|glpat-|xox|ao[ar]A|eyJ|IQoJ|F[wQ]oG|:\/\/[^\s/@]*@|[Bb]earer |BEARER |[Aa]ccess_?[Kk]ey|ACCESS_KEY|[Ss]ession_?[Tt]oken|SESSION_TOKEN|[\w+/]{40}/;

/** A text with everything masked that looks like a secret; paths, ARNs and model ids stay as they are. */
export function withoutSecrets(text: string): string {
  const plain = text.includes('%') ? text.replace(ENCODED, maskEncoded) : text;
  // The report of a doctor has hundreds of texts: one expression for most of them instead of ten.
  if (!SIGN.test(plain)) return plain;
  return SHAPES.reduce((rest, shape) => rest.replace(shape, maskSecret), plain);
}

/** True for words of a person among which a secret seems to stand: also one of no known shape, which reads like none. */
export function holdsSecret(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => !word.includes('://'));
  return (
    withoutSecrets(text) !== text ||
    words.some((word) => word.match(/[A-Za-z0-9+=]{24,}/g)?.some(isRandom) === true)
  );
}

/** Capitals, small letters and digits by turns, as no name has them. */
function isRandom(run: string): boolean {
  const kinds = run.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
  const turns = kinds.match(/(.)\1*/g)?.length ?? 0;
  return ['a', 'A', '0'].every((kind) => kinds.includes(kind)) && turns > run.length * 0.4;
}
