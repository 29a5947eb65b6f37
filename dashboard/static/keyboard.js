// The graph at the keyboard: keys count only where the graph itself has the focus.
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const KEYS = {
  Enter: "expand",
  Delete: "hide",
  Backspace: "hide",
  h: "hide",
  p: "pin",
  z: "undo",
  n: "name",
  f: "find",
  "/": "find",
  "+": "in",
  "=": "in",
  "-": "out",
  0: "fit",
};

function listenToKeys(root, current) {
  root.querySelector(".canvas").addEventListener("keydown", (event) => {
    if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== "z")) return;
    if (event.key === "Tab") return;
    event.stopPropagation(); // Streamlit does things of its own at some letters
    const acted = press(current, event.key.length > 1 ? event.key : event.key.toLowerCase());
    if (acted) event.preventDefault();
  });
}

function press(current, key) {
  const { cy, actions } = current;
  if (ARROWS[key]) current.choose(step(current, ARROWS[key]));
  else if (key === "v") alongEdges(current);
  else if (key === "Escape") current.choose(null);
  else if (KEYS[key]) actions[KEYS[key]]();
  else return false;
  return Boolean(cy);
}

// Where an arrow leads: from the chosen thing, from where one stood before an edge was chosen, or in.
function step(current, direction) {
  const { cy } = current;
  const from = standing(current);
  return from ? towards(cy, from, direction) : ranked(visible(cy).nodes())[0];
}

function standing({ cy, stood }) {
  const one = chosenOf(cy);
  if (one.nonempty() && one.isNode()) return one;
  const node = cy.getElementById(stood ?? "").not(".out");
  if (node.nonempty()) return node;
  return one.nonempty() ? one.source() : null;
}

function alongEdges(current) {
  const from = standing(current) ?? ranked(visible(current.cy).nodes())[0];
  const one = chosenOf(current.cy);
  const edge = from && nextEdge(current.cy, from, one.nonempty() && one.isEdge() ? one : null);
  if (!edge) return;
  current.stood = from.id();
  current.choose(edge);
}
