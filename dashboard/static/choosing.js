// Choosing a thing or an edge, and going from one to another.
function highlight(cy, id) {
  const chosen = cy.getElementById(id);
  cy.batch(() => {
    cy.edges().removeClass("near");
    cy.elements().removeClass("chosen");
    chosen.addClass("chosen");
    const edges = chosen.isEdge?.() ? chosen : visible(cy).edges().intersection(chosen.connectedEdges());
    if (edges.length <= CLEAR) edges.addClass("near"); // more would hide what they connect
  });
}

function chosenOf(cy) {
  return cy.$(".chosen").not(".out").first();
}

// The thing that lies nearest in a direction, with what is straight ahead before what is aside.
function towards(cy, from, [dx, dy]) {
  const { x, y } = from.position();
  const far = (node) => {
    const [right, down] = [node.position("x") - x, node.position("y") - y];
    const [ahead, aside] = [right * dx + down * dy, Math.abs(right * dy) + Math.abs(down * dx)];
    return ahead > aside / 2 ? ahead + 2 * aside : Infinity;
  };
  const nodes = visible(cy).nodes().difference(from).toArray();
  const best = nodes.reduce((one, other) => (far(other) < far(one) ? other : one), nodes[0]);
  return best && far(best) < Infinity ? best : from;
}

// The edge of a thing that comes after this one, or the first.
function nextEdge(cy, node, edge) {
  const edges = visible(cy).edges().intersection(node.connectedEdges()).sort((a, b) => (a.id() < b.id() ? -1 : 1));
  const at = edge ? edges.toArray().findIndex((one) => one.same(edge)) : -1;
  return edges[(at + 1) % edges.length];
}

// Bring a thing or edge into sight, where it is not.
function bring(cy, one) {
  const { x1, x2, y1, y2 } = cy.extent();
  const box = one.boundingBox({ includeLabels: false, includeOverlays: false });
  if (box.x1 < x1 || box.x2 > x2 || box.y1 < y1 || box.y2 > y2) cy.center(one);
}

// A thing or edge in words, for who hears the page.
function tell(one, texts) {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  if (one.isEdge()) {
    const [from, to] = [one.source().data("name"), one.target().data("name")];
    return fill(texts.chosen_edge, { from, to, relation: one.data("label"), quotes: one.data("quotes") });
  }
  const edges = one.connectedEdges().not(".out").length;
  return fill(texts.chosen_thing, { ...one.data(), edges });
}
