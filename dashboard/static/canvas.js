// The graph on the page. The page decides what there is to see, and tells it in `data`; what the
// reader asks for in the graph is sent to it, one request at a time. Put together with the other
// files by frontend.py.
const drawn = new WeakMap();
const PATIENCE = 10_000; // milliseconds to wait for what comes of a request

function makeAsk(current) {
  return (step) => {
    if (step.do === "choose" && current.waiting.at(-1)?.do === "choose") current.waiting.pop();
    current.waiting.push(step);
    send(current);
  };
}

// The page knows where it is by its address, and that changes with what comes of each request.
function send(current) {
  const busy = current.sent !== current.data.done && Date.now() - current.at < PATIENCE;
  if (!busy && current.waiting.length) {
    current.sent = current.data.done + 1;
    current.at = Date.now();
    current.set("request", { number: current.sent, steps: current.waiting });
    current.waiting = [];
  }
  current.place.setAttribute("aria-busy", String(current.sent !== current.data.done));
}

function open(place, data) {
  const count = data.elements.length;
  const edges = data.elements.filter((one) => one.data.source).length;
  return globalThis.leergraafCytoscape({
    container: place,
    elements: data.elements.map(copied),
    style: style(theme(place), edges),
    layout: { name: "preset", fit: false },
    minZoom: 0.5,
    maxZoom: 10,
    autounselectify: true, // what is chosen is ours to say
    boxSelectionEnabled: false,
    hideEdgesOnViewport: count > 1500,
    textureOnViewport: count > 1500,
  });
}

// The library keeps what it is given. On a ring, until everything has a place of its own: edges
// between things in one place cannot be drawn.
function copied({ data }, at) {
  const position = { x: PERMILLE * Math.cos(at), y: PERMILLE * Math.sin(at) };
  return { data: { ...data }, ...(data.source ? {} : { position }) };
}

function fill(cy) {
  if (!cy.width() || !cy.height()) return;
  cy.viewport(WHOLE);
  cy.nodes().removeScratch("name"); // as wide as the canvas allows
  measure(cy);
  lay(cy);
  name(cy);
  cy.scratch("filled", sizeOf(cy));
}

function sizeOf(cy) {
  return `${cy.width()} ${cy.height()}`;
}

// The library keeps where its canvas is, and does not see that the page around it was scrolled:
// it looks for what scrolls among its ancestors, and those end at the shadow root.
function findPointer(cy, place) {
  const forget = () => cy.destroyed() || cy.renderer().invalidateContainerClientCoordsCache();
  for (const kind of ["pointerdown", "pointermove", "wheel"]) {
    place.addEventListener(kind, forget, { capture: true, passive: true });
  }
}

function listen(current) {
  const { cy, ask } = current;
  let soon = 0;
  cy.on("resize", () => {
    if (cy.scratch("filled") === sizeOf(cy)) return; // it may be as it was
    fill(cy);
    cy.one("render", () => fill(cy)); // names are broken into other lines when they are drawn
  });
  cy.on("zoom", () => {
    cancelAnimationFrame(soon);
    soon = requestAnimationFrame(() => cy.destroyed() || name(cy));
  });
  cy.on("dragfree", "node", ({ target }) => ask({ do: "pin", id: target.id(), ...pinned(target) }));
  cy.on("tap", ({ target }) => current.choose(target === cy ? null : target));
  cy.on("dbltap", "node", ({ target }) => target.data("more") && ask({ do: "expand", id: target.id() }));
  cy.on("mouseover", "node", ({ target }) => target.addClass("shown"));
  cy.on("mouseout", "node", ({ target }) => target.removeClass("shown"));
}

// Choose a thing or an edge, or nothing: at once here, and beside the graph when the page answers.
function makeChoose(root, current) {
  return (one) => {
    const { cy } = current;
    const id = one?.id() ?? "";
    if (chosenOf(cy).id() === id) return;
    highlight(cy, id);
    if (one) bring(cy, one);
    name(cy);
    refresh(root, current);
    setText(root, "status", one ? tell(one, current.data.texts) : "");
    current.ask({ do: "choose", id });
  };
}

// Take over what the page says now; what is there already stays where it is.
function update(root, current) {
  const { cy, data } = current;
  const told = new Map(data.elements.map((one) => [one.data.id, one.data]));
  const added = data.elements.filter((one) => cy.getElementById(one.data.id).empty());
  cy.elements().filter((one) => !told.has(one.id())).remove();
  const placed = cy.nodes();
  cy.elements().forEach((one) => one.data({ ...told.get(one.id()) }));
  if (added.length) {
    cy.add(added.map(copied));
    measure(cy);
    let there = placed;
    waves(cy.nodes().difference(placed)).forEach((wave) => {
      extend(cy, wave, there);
      there = there.union(wave);
    });
    setText(root, "status", data.texts.added.replace("{number}", added.filter((one) => !one.data.source).length));
  }
  cy.nodes().forEach(hold);
  show(root, current);
}

// Show and hide, choose and name what the page says.
function show(root, current) {
  const { cy, data } = current;
  cy.batch(() => cy.elements().forEach((one) => one.toggleClass("out", one.data("out"))));
  cy.scratch("named", data.named);
  const waiting = current.waiting.some((one) => one.do === "choose");
  if (!waiting) highlight(cy, data.chosen);
  name(cy);
  refresh(root, current);
  drawLegend(root, current);
}

function begin(root, current) {
  const place = root.querySelector(".canvas");
  current.cy?.destroy();
  const cy = (current.cy = open(place, current.data));
  untangle(cy);
  fill(cy);
  document.fonts.ready.then(() => refit(root, current, cy)); // other letters, other sizes
  findPointer(cy, place);
  listen(current);
  globalThis.leergraafCanvas = cy; // for the browser tests
}

function refit(root, current, cy) {
  if (cy.destroyed()) return;
  fill(cy);
  show(root, current);
}

function say(root, text) {
  const note = root.querySelector(".note");
  note.textContent = text;
  note.hidden = !text;
}

function render(root, data, set, patience = 200) {
  const place = root.querySelector(".canvas");
  label(root, data);
  if (!globalThis.leergraafCytoscape) {
    say(root, patience > 0 ? data.texts.wait : data.texts.failed);
    if (patience > 0) setTimeout(render, 50, root, data, set, patience - 1);
    return;
  }
  const current = drawn.get(root) ?? { waiting: [], sent: data.done };
  const first = !drawn.has(root);
  drawn.set(root, current);
  if (data.done < (current.data?.done ?? 0)) current.sent = data.done; // the page began anew
  Object.assign(current, { data, set, place });
  if (first) {
    current.ask = makeAsk(current);
    current.choose = makeChoose(root, current);
    wire(root, current);
    listenToKeys(root, current);
  }
  const key = JSON.stringify([data.opening, data.language, theme(place).dark]);
  if (current.key === key) finish(root, current, update);
  else {
    current.key = key;
    say(root, data.texts.wait);
    setTimeout(finish, 20, root, current, (...given) => { // once the note is on the screen
      begin(...given);
      show(...given);
    });
  }
}

function finish(root, current, draw) {
  if (!current.cy && draw === update) return;
  draw(root, current);
  say(root, "");
  current.place.dataset.ready = String(current.data.elements.length);
  send(current);
}

export default function ({ data, parentElement, setStateValue }) {
  render(parentElement, data, setStateValue);
}
