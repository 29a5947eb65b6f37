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

// For each of `things` by its id, the side for its name and whether it is `named` there. The first
// come first; one that `must` be named takes the side where it covers least when no side is free.
function placeNames(things, whole) {
  const taken = things.map(({ x, y, radius }) => around(x, y, 2 * radius, 2 * radius));
  const places = new Map();
  for (const thing of things) {
    const { side, box, covered } = SIDES.map((one) => option(thing, one, taken, whole)).reduce(
      (best, other) => (other.covered < best.covered ? other : best),
    );
    const named = thing.must || (thing.wanted && covered === 0);
    places.set(thing.id, { side, named });
    if (named) taken.push(box);
  }
  return { places, taken };
}

function option(thing, side, taken, whole) {
  const box = beside(thing, side);
  const covered = taken.reduce((sum, other) => sum + shared(box, other), outside(box, whole));
  return { side, box, covered };
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
    const free = !outside(moved, whole) && !taken.some((other) => shared(moved, other));
    if (free) return { x, y, box: moved };
  }
  return undefined;
}
