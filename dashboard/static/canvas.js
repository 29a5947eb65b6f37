// The graph of a thing and what is around it. The table below it holds the same, for the keyboard.
const drawn = new WeakMap();
const CLEAR = 20; // edges that can be told apart
const CROWD = 40; // things from which on the smaller ones go unnamed until one zooms in

function style(dark, text, background) {
  const fill = (node) => (dark ? node.data("light") : node.data("colour"));
  return [
    {
      selector: "node",
      style: {
        "background-color": fill,
        shape: "data(shape)",
        label: "data(label)",
        color: text,
        "font-family": "inherit",
        "font-size": (node) => (node.cy().nodes().length > CROWD ? 18 : 14),
        "text-wrap": "wrap",
        "text-max-width": 150,
        "text-valign": "bottom",
        "text-margin-y": 5,
        "text-background-color": background,
        "text-background-opacity": 0.8,
        "text-background-padding": 2,
        width: 26,
        height: 26,
        "border-width": 1,
        "border-color": background,
      },
    },
    { selector: "node[?centre]", style: { width: 44, height: 44, "font-size": 20, "font-weight": "bold" } },
    { selector: "node[?small]", style: { width: 18, height: 18, "font-size": 11 } },
    { selector: "node.bare", style: { label: "" } },
    { selector: "node.shown, node:selected", style: { label: "data(label)", "font-size": 18, "text-background-opacity": 1, "z-index": 10 } },
    { selector: "node:selected", style: { "border-width": 5, "border-color": text } },
    {
      selector: "edge",
      style: {
        width: 1.5,
        "line-color": dark ? "#7f8b99" : "#97a1ad",
        "target-arrow-color": dark ? "#7f8b99" : "#97a1ad",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "curve-style": "bezier",
      },
    },
    {
      selector: "edge.near",
      style: {
        label: "data(label)",
        color: text,
        "font-size": 10,
        "min-zoomed-font-size": 8,
        width: 2.5,
        "line-color": text,
        "target-arrow-color": text,
        "text-background-color": background,
        "text-background-opacity": 0.9,
        "text-background-padding": 2,
        "text-rotation": "autorotate",
        "z-index": 9,
      },
    },
  ];
}

function theme(host) {
  const found = getComputedStyle(host);
  const value = (name, fallback) => found.getPropertyValue(name).trim() || fallback;
  const dark = found.colorScheme.includes("dark");
  return [dark, value("--st-text-color", dark ? "#fff" : "#111"), value("--st-background-color", dark ? "#111" : "#fff")];
}

function layout(count) {
  return {
    name: "fcose",
    randomize: false, // from the positions given: the same graph, the same picture
    animate: false,
    quality: count > 300 ? "draft" : "proof",
    nodeSeparation: 110,
    idealEdgeLength: 125,
    nodeRepulsion: 14000,
    nodeDimensionsIncludeLabels: true,
    padding: 24,
  };
}

function highlight(cy, id) {
  cy.edges().removeClass("near");
  cy.nodes().unselect();
  const edges = cy.getElementById(id).select().connectedEdges();
  if (edges.length <= CLEAR) edges.addClass("near"); // more would hide what they connect
}

function draw(place, data, setStateValue) {
  const cy = globalThis.leergraafCytoscape({
    container: place,
    elements: structuredClone(data.elements),
    style: style(...theme(place)),
    layout: layout(data.elements.length),
    minZoom: 0.15,
    maxZoom: 3,
    selectionType: "single",
    boxSelectionEnabled: false,
  });
  cy.on("tap", "node", ({ target }) => {
    highlight(cy, target.id());
    setStateValue("selected", target.id());
  });
  const name = () => {
    cy.nodes("[?small]").toggleClass("bare", cy.nodes().length > CROWD && cy.zoom() < 1.1);
  };
  cy.on("zoom", name);
  name();
  cy.on("mouseover", "node", ({ target }) => target.addClass("shown"));
  cy.on("mouseout", "node", ({ target }) => target.removeClass("shown"));
  cy.on("dbltap", "node", ({ target }) => {
    globalThis.leergraafBridge?.go(new URL(target.data("onward"), location.href).href);
  });
  highlight(cy, data.selected);
  return cy;
}

function wire(root, current) {
  const zoom = (factor) => {
    const { cy } = current;
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };
  root.querySelector(".in").onclick = () => zoom(1.3);
  root.querySelector(".out").onclick = () => zoom(1 / 1.3);
  root.querySelector(".fit").onclick = () => current.cy.fit(undefined, 24);
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
  const [dark] = theme(place);
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
