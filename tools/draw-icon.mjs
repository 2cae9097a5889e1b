// Draws icon.png, strata down to the bedrock under a low sun: `node tools/draw-icon.mjs`.
// Same picture, same bytes, on every run of one version of zlib.
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const SIZE = 512;
/** Samples per pixel and axis, for smooth edges. */
const SAMPLES = 4;
const CORNER = 112;
const CLEAR = [0, 0, 0, 0];
const SUN = { x: 300, y: 158, radius: 84, color: rgb('d97757') };

/** From the top: where each layer begins (in pixels), how it undulates, and its colour. The first is the sky. */
const STRATA = [
  { top: -SIZE, swing: 0, turns: 0, phase: 0, color: rgb('f7ecdd') },
  { top: 188, swing: 22, turns: 1.1, phase: 0.1, color: rgb('e6b48c') },
  { top: 246, swing: 19, turns: 1.25, phase: 0.4, color: rgb('cf7350') },
  { top: 310, swing: 17, turns: 1.05, phase: 0.78, color: rgb('9c4a32') },
  { top: 374, swing: 15, turns: 1.3, phase: 0.18, color: rgb('663226') },
  { top: 436, swing: 11, turns: 0.95, phase: 0.58, color: rgb('33201b') },
];

/** Colour and opacity, each 0 to 255, of the point (x, y) in pixels. */
function colorAt(x, y) {
  if (!isInside(x, y)) return CLEAR;
  const layer = STRATA.findLast(({ top, swing, turns, phase }) => {
    return y >= top + swing * Math.sin(2 * Math.PI * ((turns * x) / SIZE + phase));
  });
  const isSky = layer === STRATA[0];
  return isSky && Math.hypot(x - SUN.x, y - SUN.y) < SUN.radius ? SUN.color : layer.color;
}

/** True for points of the square with rounded corners. */
function isInside(x, y) {
  const dx = Math.max(CORNER - x, x - (SIZE - CORNER), 0);
  const dy = Math.max(CORNER - y, y - (SIZE - CORNER), 0);
  return Math.hypot(dx, dy) <= CORNER;
}

/** The pixel at (column, row) as RGBA: the mean of its samples, weighted by their opacity. */
function pixelAt(column, row) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const x = column + ((i % SAMPLES) + 0.5) / SAMPLES;
    const y = row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES;
    const [red, green, blue, alpha] = colorAt(x, y);
    sum[0] += red * alpha;
    sum[1] += green * alpha;
    sum[2] += blue * alpha;
    sum[3] += alpha;
  }
  if (sum[3] === 0) return CLEAR;
  const [red, green, blue] = sum.map((channel) => Math.round(channel / sum[3]));
  return [red, green, blue, Math.round(sum[3] / SAMPLES ** 2)];
}

function rgb(hex) {
  return [...Buffer.from(hex, 'hex'), 255];
}

/** A PNG file of 8-bit RGBA pixels. https://www.w3.org/TR/png-3/ */
function png(size, pixel) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  // Each row begins with the number of its filter; 0 is none.
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_, column) => pixel(column, row)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** The CRC that closes a chunk (zlib.crc32 came with Node 20.15). */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

writeFileSync(new URL('../icon.png', import.meta.url), png(SIZE, pixelAt));
