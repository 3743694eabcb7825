/** Packing rectangles in reading order. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Packing extends Size {
  readonly corners: readonly Point[];
}

/**
 * Find the upper left corners of rectangles so that the whole has about an aspect ratio.
 *
 * Each rectangle goes as far up and then as far left as those before it allow.
 */
export function pack(rectangles: readonly Size[], aspect: number, gap: number): Packing {
  const area = rectangles.reduce(
    (sum, { width, height }) => sum + (width + gap) * (height + gap),
    0,
  );
  const widest = rectangles.reduce((most, { width }) => Math.max(most, width), 0);
  // Packed rectangles leave about a sixth of the area empty.
  const limit = Math.max(Math.sqrt(area * 1.2 * aspect), widest + gap);
  let skyline: Step[] = [{ x: 0, y: 0 }];
  const corners: Point[] = [];
  let [width, height] = [0, 0];
  for (const rectangle of rectangles) {
    const corner = findPlace(skyline, rectangle.width + gap, limit);
    corners.push(corner);
    skyline = raise(
      skyline,
      corner.x,
      corner.x + rectangle.width + gap,
      corner.y + rectangle.height + gap,
    );
    width = Math.max(width, corner.x + rectangle.width);
    height = Math.max(height, corner.y + rectangle.height);
  }
  return { corners, width, height };
}

/** From `x` to the next step, everything above `y` is taken. */
interface Step {
  readonly x: number;
  readonly y: number;
}

function findPlace(skyline: readonly Step[], width: number, limit: number): Point {
  let best: Point = { x: 0, y: Infinity };
  for (let first = 0; first < skyline.length; first++) {
    const x = skyline[first]!.x;
    if (first > 0 && x + width > limit) break;
    let y = 0;
    for (let next = first; next < skyline.length && skyline[next]!.x < x + width; next++) {
      y = Math.max(y, skyline[next]!.y);
    }
    if (y < best.y) best = { x, y };
  }
  return best;
}

function raise(skyline: readonly Step[], start: number, end: number, y: number): Step[] {
  const before = skyline.filter((step) => step.x < start);
  const level = skyline.findLast((step) => step.x <= end)!.y;
  const after = skyline.filter((step) => step.x > end);
  return [...before, { x: start, y }, { x: end, y: level }, ...after];
}
