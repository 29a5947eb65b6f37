// Where names go in the graph: below, above or beside the thing, and none over a thing or a name;
// and where things go, so that there is room for names. Boxes are in pixels on the screen.
const SIDES = ["bottom", "top", "right", "left"];
const GAP = 4;

function around(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function beside({ x, y, radius, width, height }, side) {
  const [across, down] = [radius + GAP + width / 2, radius + GAP + height / 2];
  if (side === "bottom") return around(x, y + down, width, height);
  if (side === "top") return around(x, y - down, width, height);
  return around(x + (side === "right" ? across : -across), y, width, height);
}

function shared(a, b) {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

function outside(box, whole) {
  return (box.right - box.left) * (box.bottom - box.top) - shared(box, whole);
}

// Boxes, and what a box shares with them; kept by squares, so that only those nearby are compared.
const SQUARE = 64; // pixels
const FAR = 65536; // squares: no drawing is as high

function makeTaken(boxes = []) {
  const squares = new Map();
  const each = ({ left, right, top, bottom }, see) => {
    const [last, lowest] = [Math.floor(right / SQUARE), Math.floor(bottom / SQUARE)];
    for (let x = Math.floor(left / SQUARE); x <= last; x += 1) {
      for (let y = Math.floor(top / SQUARE); y <= lowest; y += 1) if (see(x * FAR + y)) return true;
    }
    return false;
  };
  const add = (box) => each(box, (key) => {
    if (!squares.has(key)) squares.set(key, []);
    squares.get(key).push(box);
  });
  const touches = (box) => each(box, (key) => squares.get(key)?.some((other) => shared(box, other)));
  const covered = (box) => {
    const near = new Set();
    each(box, (key) => squares.get(key)?.forEach((other) => near.add(other)));
    return [...near].reduce((sum, other) => sum + shared(box, other), 0);
  };
  boxes.forEach(add);
  return { add, touches, covered };
}

// For each of `things` by its id, the side for its name and whether it is `named` there. The first
// come first; one that `must` be named takes the side where it covers least when no side is free.
function placeNames(things, whole) {
  const bodies = things.map(({ x, y, radius }) => around(x, y, 2 * radius, 2 * radius));
  const taken = makeTaken(bodies);
  const places = new Map();
  for (const thing of things) {
    const { side, box, covered } = SIDES.map((one) => option(thing, one, taken, whole)).reduce(
      (best, other) => (other.covered < best.covered ? other : best),
    );
    const named = thing.must || (thing.wanted && covered === 0);
    places.set(thing.id, { side, named });
    if (named) taken.add(box);
  }
  return { places, taken };
}

function option(thing, side, taken, whole) {
  const box = beside(thing, side);
  return { side, box, covered: taken.covered(box) + outside(box, whole) };
}

const STEP = 4;
const REACH = 320; // pixels
const AWAY = nearestFirst(Math.floor(REACH / STEP));

function nearestFirst(most) {
  const found = [];
  for (let x = -most; x <= most; x += 1) {
    for (let y = -most; y <= most; y += 1) {
      found.push({ x: x * STEP, y: y * STEP, far: Math.hypot(x, y) * STEP });
    }
  }
  return found.filter(({ far }) => far <= REACH).sort((a, b) => a.far - b.far);
}

function shift({ left, right, top, bottom }, x, y) {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

// The place for a box nearest to the one given, at most `reach` away, that is free of the boxes
// `taken` and inside `whole`; undefined where there is none.
function findRoom(box, taken, whole, reach) {
  for (const { x, y, far } of AWAY) {
    if (far > reach) return undefined;
    const moved = shift(box, x, y);
    if (!outside(moved, whole) && !taken.touches(moved)) return { x, y, box: moved };
  }
  return undefined;
}
