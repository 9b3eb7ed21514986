// Makes a picture of few colours smaller: an RGB image as one with a palette of at most 256 colours.
const { crc32, deflateSync, inflateSync } = require("node:zlib");

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Bytes of a pixel in RGB. */
const PIXEL = 3;
const MOST_COLOURS = 256;

/** @param png with 8 bits a channel, RGB, not interlaced, as Chromium writes it */
function indexedPng(png) {
  const parts = chunks(png);
  const header = parts.find(({ type }) => type === "IHDR").data;
  if (header[8] !== 8 || header[9] !== 2 || header[12] !== 0) {
    throw new Error("The picture is not RGB with 8 bits a channel");
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = inflateSync(Buffer.concat(parts.filter(({ type }) => type === "IDAT").map((part) => part.data)));
  const { palette, indices } = reduced(unfiltered(data, width, height), width, height);
  const newHeader = Buffer.from(header);
  newHeader[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", newHeader),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(indices, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunks(png) {
  const all = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    all.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return all;
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** https://www.w3.org/TR/png/#9Filters */
function unfiltered(data, width, height) {
  const row = width * PIXEL;
  const out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= PIXEL ? out[at - PIXEL] : 0;
      const up = y > 0 ? out[at - row] : 0;
      const corner = x >= PIXEL && y > 0 ? out[at - row - PIXEL] : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[at] = data[y * (row + 1) + 1 + x] + predicted;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The most frequent colours; any other becomes the nearest of them. */
function reduced(pixels, width, height) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += PIXEL) {
    const colour = pixels.readUIntBE(at, PIXEL);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts]
    .sort(([left, many], [right, more]) => more - many || left - right)
    .map(([colour]) => colour);
  const kept = colours.slice(0, MOST_COLOURS);
  const indexOf = new Map(kept.map((colour, index) => [colour, index]));
  for (const colour of colours.slice(MOST_COLOURS)) {
    const distances = kept.map((other) => distance(colour, other));
    indexOf.set(colour, distances.indexOf(Math.min(...distances)));
  }
  const palette = Buffer.alloc(kept.length * PIXEL);
  kept.forEach((colour, index) => {
    palette.writeUIntBE(colour, index * PIXEL, PIXEL);
  });
  // Each row begins with the number of its filter: none.
  const indices = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      indices[y * (width + 1) + 1 + x] = indexOf.get(pixels.readUIntBE((y * width + x) * PIXEL, PIXEL));
    }
  }
  return { palette, indices };
}

const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

const distance = (one, other) =>
  channels(one).reduce((sum, channel, index) => sum + (channel - channels(other)[index]) ** 2, 0);

module.exports = { indexedPng };
