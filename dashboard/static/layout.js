// Where things go. At zoom 1 the drawing fills the canvas. What is added later finds a place in what
// is there, and moves nothing; so the same address gives the same drawing.
const FULL = 0.5; // of the canvas that things and names may cover; the rest go unnamed at first
const MARGIN = 24; // pixels between the drawing and the border
const APART = 6; // pixels between one thing with its name and another
const NEAR = 160; // pixels that a thing may move to have room for its name
const OUTWARD = 60; // pixels from a thing to where what is added to it looks for room
const STRETCH = 2; // at most: a few things need not fill the canvas
const CELL = 2000; // square pixels of the canvas for a thing in its full size
const MANY = 400; // things; of more, a drawing is made in less time, and not as well
const PERMILLE = 1000;
const WHOLE = { zoom: 1, pan: { x: 0, y: 0 } };

function waves(nodes) {
  const found = new Map();
  nodes.forEach((node) => {
    const wave = node.data("wave");
    if (!found.has(wave)) found.set(wave, []);
    found.get(wave).push(node);
  });
  return [...found].sort(([a], [b]) => a - b).map(([, wave]) => nodes.cy().collection(wave));
}

// Find out how the first things lie to each other; done once, whatever the size of the canvas.
function untangle(cy) {
  const [first] = waves(cy.nodes());
  const options = {
    name: "fcose",
    quality: first.length > MANY ? "draft" : "default",
    animate: false,
    fit: false,
    nodeSeparation: 110,
    idealEdgeLength: 125,
    nodeRepulsion: 14000,
  };
  withSeed(() => first.union(first.edgesWith(first)).layout(options).run());
  first.forEach((node) => node.scratch("found", { ...node.position() }));
}

// The library draws lots; with the same ones each time, the same graph is the same picture.
function withSeed(run) {
  const { random } = Math;
  let state = 1;
  Math.random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  try {
    run();
  } finally {
    Math.random = random;
  }
}

// Give everything its place on the canvas as large as it is now.
function lay(cy) {
  const [first, ...later] = waves(cy.nodes());
  let placed = first;
  shrink(cy, placed.length);
  spread(cy, first);
  seat(cy, first, makeTaken(), first);
  later.forEach((wave) => {
    extend(cy, wave, placed);
    placed = placed.union(wave);
  });
  cy.nodes().forEach(hold);
}

function shrink(cy, count) {
  const room = (cy.width() * cy.height()) / (CELL * Math.max(1, count));
  cy.scratch("shrunk", Math.min(1, Math.sqrt(room)));
}

// Put a thing where it was pinned.
function hold(node) {
  const [pin, cy] = [node.data("pin"), node.cy()];
  if (pin) node.position({ x: (pin[0] / PERMILLE) * cy.width(), y: (pin[1] / PERMILLE) * cy.height() });
}

function pinned(node) {
  const [{ x, y }, cy] = [node.position(), node.cy()];
  const share = (part, all) => Math.round(PERMILLE * Math.min(1, Math.max(0, part / all)));
  return { x: share(x, cy.width()), y: share(y, cy.height()) };
}

// Lay the drawing over the whole canvas, on its side where that is higher than wide.
function spread(cy, nodes) {
  const found = nodes.map((node) => node.scratch("found"));
  const [across, down] = [extent(found.map(({ x }) => x)), extent(found.map(({ y }) => y))];
  const turned = across.half > down.half !== cy.width() > cy.height();
  const onX = scale(turned ? down : across, cy.width());
  const onY = scale(turned ? across : down, cy.height());
  nodes.positions((node) => {
    const { x, y } = node.scratch("found");
    const [u, v] = [(x - across.middle) / across.half, (y - down.middle) / down.half];
    return turned ? { x: onX(v, u), y: onY(u, v) } : { x: onX(u, v), y: onY(v, u) };
  });
}

function extent(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { middle: (low + high) / 2, half: (high - low) / 2 || 1 };
}

// From a place between -1 and 1 to pixels; a circle becomes a rectangle, so that corners are used.
function scale({ half }, room) {
  const reach = Math.min(STRETCH * half, room / 2 - MARGIN);
  return (one, other) => {
    const border = Math.max(Math.abs(one), Math.abs(other)) || 1;
    return room / 2 + one * reach * Math.max(1, Math.min(1, Math.hypot(one, other)) / border);
  };
}

// Add things to what is placed: near what they are connected to, on the side where there is less.
function extend(cy, added, placed) {
  shrink(cy, placed.length + added.length);
  const taken = makeTaken(placed.map((node) => (node.scratch("main") ? withName(node) : withoutName(node))));
  const middle = centroid(placed);
  added.forEach((node) => {
    const known = node.neighborhood().nodes().intersection(placed);
    const at = centroid(known.length ? known : placed);
    const far = Math.hypot(at.x - middle.x, at.y - middle.y) || 1;
    const [x, y] = [(at.x - middle.x) / far, (at.y - middle.y) / far];
    node.position({ x: at.x + x * OUTWARD, y: at.y + y * OUTWARD });
  });
  seat(cy, added, taken, placed.union(added));
}

function centroid(nodes) {
  const sum = (along) => nodes.reduce((total, node) => total + node.position(along), 0);
  return { x: sum("x") / nodes.length, y: sum("y") / nodes.length };
}

// Set things in places of their own, the first with room for their names; `all` are there then.
function seat(cy, nodes, taken, all) {
  count(nodes, all);
  const inset = MARGIN / 2;
  const whole = { left: inset, top: inset, right: cy.width() - inset, bottom: cy.height() - inset };
  for (const { node, main } of withinMeasure(cy, nodes, all)) {
    const boxes = [...(main ? [[withName(node), NEAR]] : []), [withoutName(node), REACH]];
    const rooms = boxes.map(([box, reach]) => findRoom(box, taken, whole, reach));
    const at = rooms.findIndex((room) => room);
    node.scratch("main", Boolean(node.data("centre") || (main && at === 0)));
    const { x, y, box } = rooms[at] ?? { x: 0, y: 0, box: boxes[0][0] };
    node.shift({ x, y });
    taken.add(box);
  }
}

// Keep with every thing how many edges it has to `all` that are there.
function count(nodes, all) {
  const ties = new Map(all.map((node) => [node.id(), 0]));
  nodes.connectedEdges().forEach((edge) => {
    const ends = [edge.source().id(), edge.target().id()];
    if (ends.every((id) => ties.has(id))) ends.forEach((id) => ties.set(id, ties.get(id) + 1));
  });
  nodes.forEach((node) => node.scratch("ties", ties.get(node.id())));
}

// The things by rank, and which of them can be named before the canvas is full.
function withinMeasure(cy, nodes, all) {
  const named = ({ width, height }) => (width + APART) * (height + GAP);
  let room = FULL * cy.width() * cy.height();
  all.forEach((node) => {
    room -= (diameter(node) + APART) ** 2;
    if (!nodes.contains(node) && node.scratch("main")) room -= named(node.scratch("name"));
  });
  return ranked(nodes).map((node) => {
    room -= named(node.scratch("name"));
    return { node, main: node.data("centre") || room > 0 };
  });
}

function withoutName(node) {
  const { x, y } = node.position();
  return around(x, y, diameter(node) + APART, diameter(node) + APART);
}

function withName(node) {
  const { width, height } = node.scratch("name");
  const own = withoutName(node);
  const wider = Math.max(0, (width + APART - (own.right - own.left)) / 2);
  const [left, right] = [own.left - wider, own.right + wider];
  return { left, right, top: own.top, bottom: own.bottom + height + GAP };
}
