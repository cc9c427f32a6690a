/**
 * Draws the add-in's icons as PNG files, without dependencies: node assets/makeIcons.js
 *
 * Three marks on a blue tile: `icon` is a low block, a gate, and the higher block behind it (crossing to a larger
 * scale); `evaluate` is the gate with a tick; `waves` are steps that grow. Lengths are sixteenths of the icon's side.
 */
const { writeFileSync } = require("node:fs");
const path = require("node:path");
const { crc32, deflateSync } = require("node:zlib");

const BLUE = [15, 108, 189];
const WHITE = [255, 255, 255];
const SAMPLES = 8; // a side, so 64 samples a pixel

/** Whether a point lies in the rectangle with rounded corners. */
const roundedBox = (left, top, right, bottom, radius) => (x, y) => {
  const dx = Math.max(left + radius - x, x - (right - radius), 0);
  const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
  return x >= left && x <= right && y >= top && y <= bottom && Math.hypot(dx, dy) <= radius;
};

/** Whether a point lies within half a width of the line through the given points, with round ends. */
const stroke = (points, width) => (x, y) =>
  points.slice(1).some(([bx, by], i) => {
    const [ax, ay] = points[i];
    const [ux, uy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy)));
    return Math.hypot(x - ax - along * ux, y - ay - along * uy) <= width / 2;
  });

/** Edges land on whole pixels, so that upright bars stay sharp at every size. */
const snapper = (size) => (sixteenths) => Math.round((sixteenths * size) / 16);

const tile = (size) => ({ inside: roundedBox(0, 0, size, size, size * 0.2), colour: BLUE });

/** The gate's bar; at least one pixel wide, about a twelfth of the icon. */
function bar(size, centre) {
  const snap = snapper(size);
  const width = Math.max(1, Math.round(size / 14));
  const left = Math.round((centre * size) / 16 - width / 2);
  return { inside: roundedBox(left, snap(2), left + width, snap(14), width > 2 ? width / 2 : 0), colour: WHITE };
}

function block(size, left, top, right, bottom) {
  const snap = snapper(size);
  return {
    inside: roundedBox(snap(left), snap(top), snap(right), snap(bottom), size >= 32 ? size / 40 : 0),
    colour: WHITE,
  };
}

const MARKS = {
  icon: (size) => [tile(size), block(size, 2, 9, 6, 13), bar(size, 7.5), block(size, 9, 4, 14, 13)],
  evaluate: (size) => {
    const at = (x, y) => [(x * size) / 16, (y * size) / 16];
    return [
      tile(size),
      bar(size, 3.5),
      { inside: stroke([at(6.3, 8.6), at(8.6, 10.9), at(13.1, 5.2)], size / 8), colour: WHITE },
    ];
  },
  waves: (size) => [tile(size), block(size, 2, 10, 5, 14), block(size, 6, 6, 10, 14), block(size, 11, 2, 14, 14)],
};

const SIZES = {
  icon: [16, 20, 24, 32, 40, 48, 64, 80, 96, 128],
  evaluate: [16, 20, 24, 32, 40, 48, 64, 80],
  waves: [16, 20, 24, 32, 40, 48, 64, 80],
};

/** RGBA bytes, not premultiplied, row by row. */
function draw(shapes, size) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0];
      let covered = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        const x = column + ((sample % SAMPLES) + 0.5) / SAMPLES;
        const y = row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
        const top = shapes.findLast((shape) => shape.inside(x, y));
        if (!top) continue;
        covered++;
        top.colour.forEach((value, channel) => (sum[channel] += value));
      }
      if (covered === 0) continue;
      const offset = (row * size + column) * 4;
      sum.forEach((value, channel) => (pixels[offset + channel] = Math.round(value / covered)));
      pixels[offset + 3] = Math.round((255 * covered) / (SAMPLES * SAMPLES));
    }
  }
  return pixels;
}

/** A PNG file: header, one compressed data chunk with unfiltered rows, end. */
function png(pixels, size) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    const check = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // eight bits a channel, RGBA
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(row * size * 4, (row + 1) * size * 4)]),
  );
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

for (const [name, mark] of Object.entries(MARKS)) {
  for (const size of SIZES[name]) {
    writeFileSync(path.join(__dirname, `${name}-${size}.png`), png(draw(mark(size), size), size));
  }
}
