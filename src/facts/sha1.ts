/**
 * The SHA-1 of a text in hexadecimal, which names the files of the SSO token cache (FIPS 180-4, section 6.1).
 * To load node:crypto for these few bytes would take a seventh of the time in which Node starts.
 */
export function sha1(text: string): string {
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const message = padded(Buffer.from(text, 'utf8'));
  for (let start = 0; start < message.length; start += 64) {
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    for (const [round, word] of schedule(message.subarray(start, start + 64)).entries()) {
      const next = (rotate(a, 5) + mixed(round, b, c, d) + e + word) | 0;
      [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
    }
    [h0, h1, h2, h3, h4] = [(h0 + a) | 0, (h1 + b) | 0, (h2 + c) | 0, (h3 + d) | 0, (h4 + e) | 0];
  }
  return [h0, h1, h2, h3, h4].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The message, a one bit, zeros, and its length in bits, in whole blocks of 64 bytes. */
function padded(bytes: Buffer): Buffer {
  const message = Buffer.alloc(Math.ceil((bytes.length + 9) / 64) * 64);
  bytes.copy(message);
  message[bytes.length] = 0x80;
  message.writeUInt32BE(bytes.length * 8, message.length - 4);
  return message;
}

function schedule(block: Buffer): readonly number[] {
  const words = Array.from({ length: 16 }, (_, i) => block.readInt32BE(i * 4));
  const before = (distance: number) => words[words.length - distance] ?? 0;
  while (words.length < 80) words.push(rotate(before(3) ^ before(8) ^ before(14) ^ before(16), 1));
  return words;
}

function mixed(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
