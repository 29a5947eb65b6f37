// The graph of a thing and what is around it; the table below it holds the same, for the keyboard.
// At zoom 1 the drawing fills the canvas. Put together with labels.js and look.js by frontend.py.
const drawn = new WeakMap();
const CLEAR = 20; // edges that can be told apart
const FULL = 0.4; // of the canvas that things and names may cover; the rest go unnamed at first
const CLOSE = 1.6; // the zoom from which on these are named where there is room,
const CLOSEST = 2.5; // and from which on everything is
const MARGIN = 24; // pixels between the drawing and the border
const APART = 6; // pixels between one thing with its name and another
const NEAR = 160; // pixels that a thing may move to have room for its name
const STRETCH = 2; // at most: a few things need not fill the canvas
const WHOLE = { zoom: 1, pan: { x: 0, y: 0 } };

function layout(count) {
  return {
    name: "fcose",
    randomize: false, // from the positions given: the same graph, the same picture
    animate: false,
    fit: false,
    quality: count > 300 ? "draft" : "proof",
    nodeSeparation: 110,
    idealEdgeLength: 125,
    nodeRepulsion: 14000,
  };
}

// Lay the drawing over the whole canvas, on its side where that is higher than wide.
function spread(cy) {
  cy.nodes().forEach((node) => {
    if (!node.scratch("found")) node.scratch("found", { ...node.position() });
  });
  const found = cy.nodes().map((node) => node.scratch("found"));
  const [across, down] = [extent(found.map(({ x }) => x)), extent(found.map(({ y }) => y))];
  const turned = across.half > down.half !== cy.width() > cy.height();
  const onX = scale(turned ? down : across, cy.width());
  const onY = scale(turned ? across : down, cy.height());
  cy.nodes().positions((node) => {
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

// Set everything in a place of its own, the first things with room for their names.
function makeRoom(cy) {
  const inset = MARGIN / 2;
  const whole = { left: inset, top: inset, right: cy.width() - inset, bottom: cy.height() - inset };
  const taken = [];
  for (const { node, main } of withinMeasure(cy)) {
    const boxes = [...(main ? [[withName(node), NEAR]] : []), [withoutName(node), REACH]];
    const rooms = boxes.map(([box, reach]) => findRoom(box, taken, whole, reach));
    const at = rooms.findIndex((room) => room);
    node.scratch("main", node.data("centre") || (main && at === 0));
    const { x, y, box } = rooms[at] ?? { x: 0, y: 0, box: boxes[0][0] };
    node.shift({ x, y });
    taken.push(box);
  }
}

// The things by rank, and which of them can be named before the canvas is full.
function withinMeasure(cy) {
  const bare = cy.nodes().reduce((sum, node) => sum + (diameter(node) + APART) ** 2, 0);
  let room = FULL * cy.width() * cy.height() - bare;
  return ranked(cy).map((node) => {
    const { width, height } = node.scratch("name");
    room -= (width + APART) * (height + GAP);
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

function highlight(cy, id) {
  cy.edges().removeClass("near");
  cy.nodes().unselect();
  const edges = cy.getElementById(id).select().connectedEdges();
  if (edges.length <= CLEAR) edges.addClass("near"); // more would hide what they connect
}

// The things in the order in which they are named: the centre, the one that was chosen with what
// it is connected to, then the others by how many connections they have, sentences last.
function ranked(cy) {
  const near = cy.edges(".near").connectedNodes();
  const order = (a, b) =>
    rank(a, near) - rank(b, near) || b.degree() - a.degree() || (a.id() < b.id() ? -1 : 1);
  return cy.nodes().toArray().sort(order);
}

function rank(node, near) {
  if (node.data("centre")) return 0;
  if (node.selected()) return 1;
  if (near.contains(node)) return 2;
  return node.data("small") ? 4 : 3;
}

// How large each name is on the screen; the same at any zoom, so it is measured at one.
function measure(cy) {
  cy.elements().removeClass("bare named");
  cy.edges().addClass("named");
  cy.style().update();
  cy.elements().forEach((one) => {
    const { w, h } = one.boundingBox({ includeNodes: false, includeEdges: false, includeOverlays: false });
    one.scratch("name", { width: w * cy.zoom(), height: h * cy.zoom() });
  });
}

function name(cy) {
  const [zoom, near] = [cy.zoom(), cy.edges(".near")];
  const close = near.connectedNodes();
  const things = ranked(cy).map((node) => ({
    ...node.scratch("name"),
    id: node.id(),
    x: node.position("x") * zoom,
    y: node.position("y") * zoom,
    radius: (diameter(node) / 2) * Math.sqrt(zoom),
    wanted: zoom >= CLOSE || node.scratch("main") || close.contains(node),
    must: node.data("centre") || node.selected() || zoom >= CLOSEST,
  }));
  const whole = { left: 0, top: 0, right: cy.width() * zoom, bottom: cy.height() * zoom };
  const { places, taken } = placeNames(things, whole);
  cy.batch(() => {
    cy.nodes().forEach((node) => {
      const { side, named } = places.get(node.id());
      node.removeClass([...SIDES, "bare"]).addClass(named ? side : [side, "bare"]);
    });
    cy.edges().removeClass("named");
    near.forEach((edge) => {
      const { x, y } = edge.midpoint();
      const { width, height } = edge.scratch("name");
      const box = around(x * zoom, y * zoom, width, height);
      if (taken.some((other) => shared(box, other))) return;
      taken.push(box);
      edge.addClass("named");
    });
  });
  cy.style().update(); // sizes depend on the zoom
}

// The library keeps where its canvas is, and does not see that the page around it was scrolled:
// it looks for what scrolls among its ancestors, and those end at the shadow root.
function findPointer(cy, place) {
  const forget = () => cy.destroyed() || cy.renderer().invalidateContainerClientCoordsCache();
  for (const kind of ["pointerdown", "pointermove", "wheel"]) {
    place.addEventListener(kind, forget, { capture: true, passive: true });
  }
}

function draw(place, data, setStateValue) {
  const cy = globalThis.leergraafCytoscape({
    container: place,
    elements: structuredClone(data.elements),
    style: style(theme(place)),
    layout: { name: "preset", fit: false },
    minZoom: 0.5,
    maxZoom: 5,
    selectionType: "single",
    boxSelectionEnabled: false,
  });
  cy.layout(layout(data.elements.length)).run();
  highlight(cy, data.selected);
  fill(cy);
  document.fonts.ready.then(() => cy.destroyed() || fill(cy)); // other letters, other sizes
  findPointer(cy, place);
  listen(cy, setStateValue);
  return cy;
}

function fill(cy) {
  if (!cy.width() || !cy.height()) return;
  spread(cy);
  cy.viewport(WHOLE);
  measure(cy);
  makeRoom(cy);
  name(cy);
}

function listen(cy, setStateValue) {
  cy.on("resize", () => fill(cy));
  cy.on("zoom", () => name(cy));
  cy.on("dragfree", "node", () => name(cy));
  cy.on("tap", "node", ({ target }) => {
    highlight(cy, target.id());
    name(cy);
    setStateValue("selected", target.id());
  });
  cy.on("mouseover", "node", ({ target }) => target.addClass("shown"));
  cy.on("mouseout", "node", ({ target }) => target.removeClass("shown"));
  cy.on("dbltap", "node", ({ target }) => {
    globalThis.leergraafBridge?.go(new URL(target.data("onward"), location.href).href);
  });
}

function wire(root, current) {
  const zoom = (factor) => {
    const { cy } = current;
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };
  root.querySelector(".in").onclick = () => zoom(1.3);
  root.querySelector(".out").onclick = () => zoom(1 / 1.3);
  root.querySelector(".fit").onclick = () => current.cy.viewport(WHOLE);
}

function label(root, data) {
  root.querySelector(".canvas").setAttribute("aria-label", data.texts.canvas);
  for (const name of ["in", "out", "fit"]) {
    const button = root.querySelector(`.${name}`);
    button.title = data.texts[name];
    button.setAttribute("aria-label", data.texts[name]);
  }
}

function render(root, data, setStateValue, patience = 100) {
  if (!globalThis.leergraafCytoscape) {
    if (patience > 0) setTimeout(render, 50, root, data, setStateValue, patience - 1);
    return;
  }
  const place = root.querySelector(".canvas");
  const { dark } = theme(place);
  const key = JSON.stringify([data.elements, dark]);
  const current = drawn.get(root) ?? {};
  label(root, data);
  if (current.key !== key) {
    current.cy?.destroy();
    current.cy = draw(place, data, setStateValue);
    current.key = key;
    drawn.set(root, current);
    wire(root, current);
    place.dataset.ready = String(data.elements.length);
    globalThis.leergraafCanvas = current.cy; // for the browser tests
  }
}

export default function ({ data, parentElement, setStateValue }) {
  render(parentElement, data, setStateValue);
}
