// Which things and edges are named, as far as there is room. Names have one size at any zoom.
const CLEAR = 20; // edges that can be told apart
const CLOSE = 1.6; // the zoom from which on other things are named too where there is room,
const CLOSEST = 2.5; // and from which on everything is

function visible(cy) {
  return cy.elements().not(".out");
}

// The things in the order in which they are named: what the graph opens on, what is `first`, then
// the others by how many connections they had when they came, sentences last.
function ranked(nodes, first = []) {
  const rank = (node) => {
    if (node.data("seed")) return 0;
    const at = first.findIndex((some) => some.contains(node));
    return at < 0 ? first.length + (node.data("small") ? 2 : 1) : at + 1;
  };
  const ranks = new Map(nodes.map((node) => [node.id(), [rank(node), -node.scratch("ties")]]));
  const order = (a, b) => {
    const [one, other] = [ranks.get(a.id()), ranks.get(b.id())];
    return one[0] - other[0] || one[1] - other[1] || (a.id() < b.id() ? -1 : 1);
  };
  return nodes.toArray().sort(order);
}

// How large each name is on the screen; the same at any zoom, so it is measured at one. Edges of
// one relation have the same name.
function measure(cy) {
  const things = cy.nodes().filter((node) => !node.scratch("name"));
  const edges = new Map();
  cy.edges().forEach((edge) => edges.set(edge.data("label"), edge));
  const named = things.union(cy.collection([...edges.values()]));
  const out = named.filter(".out");
  cy.batch(() => named.removeClass("bare out").addClass("named"));
  cy.style().update();
  const size = (one) => {
    const only = { includeNodes: false, includeEdges: false, includeOverlays: false };
    const { w, h } = one.boundingBox(only);
    return { width: w * cy.zoom(), height: h * cy.zoom() };
  };
  const sizes = new Map([...edges].map(([label, edge]) => [label, size(edge)]));
  things.forEach((node) => node.scratch("name", size(node)));
  cy.edges().forEach((edge) => edge.scratch("name", sizes.get(edge.data("label"))));
  cy.batch(() => {
    named.removeClass("named");
    out.addClass("out");
  });
}

function name(cy, all = cy.scratch("named")) {
  const [zoom, near] = [cy.zoom(), cy.edges(".near")];
  const close = near.connectedNodes();
  const shown = visible(cy);
  const full = 1 / shrunk(cy);
  const things = ranked(shown.nodes(), [cy.nodes(".chosen"), close]).map((node) => ({
    ...node.scratch("name"),
    id: node.id(),
    x: node.position("x") * zoom,
    y: node.position("y") * zoom,
    radius: (diameter(node) / 2) * Math.sqrt(zoom),
    wanted: zoom >= CLOSE * full || node.scratch("main") || close.contains(node),
    must: node.data("centre") || node.hasClass("chosen") || zoom >= CLOSEST * full,
  }));
  const whole = { left: 0, top: 0, right: cy.width() * zoom, bottom: cy.height() * zoom };
  const { places, taken } = placeNames(things, whole);
  cy.batch(() => {
    shown.nodes().forEach((node) => {
      const { side, named } = places.get(node.id());
      node.removeClass([...SIDES, "bare"]).addClass(named ? side : [side, "bare"]);
    });
    cy.edges().removeClass("named");
    near.union(all ? shown.edges() : []).not(".out").forEach((edge) => nameEdge(edge, taken, zoom));
  });
  cy.style().update(); // sizes depend on the zoom
}

function nameEdge(edge, taken, zoom) {
  const { x, y } = edge.midpoint() ?? centroid(edge.connectedNodes()); // no middle until it is drawn
  const { width, height } = edge.scratch("name");
  const box = around(x * zoom, y * zoom, width, height);
  if (taken.touches(box)) return;
  taken.add(box);
  edge.addClass("named");
}
