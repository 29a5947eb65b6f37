// How the graph looks: letters and lines of one size on the screen at any zoom, in the page's colours.
const HIT = "#c77700";
const RIM = 4; // pixels around a thing of which there is more
const LETTERS = { centre: 17, thing: 13, small: 12, edge: 12 }; // pixels on the screen

function letters(node) {
  if (node.data("centre")) return LETTERS.centre;
  return node.data("small") && !node.data("seed") ? LETTERS.small : LETTERS.thing;
}

// How wide a thing is at zoom 1, less where there are many; it grows more slowly than the distances
// when one zooms in.
function diameter(node) {
  return size(node) * shrunk(node.cy());
}

function size(node) {
  if (node.data("centre")) return 40;
  if (node.data("seed")) return 28;
  return node.data("small") ? 16 : 22;
}

// By how much things are smaller than their full size, for each to have room; see layout.js.
function shrunk(cy) {
  return cy.scratch("shrunk") ?? 1;
}

function onScreen(size) {
  return (one) => (typeof size === "function" ? size(one) : size) / one.cy().zoom();
}

const DENSE = 600; // edges that can be told from what they pass; more are drawn fainter

function style(colours, edges) {
  return [
    ...nodeStyle(colours),
    ...edgeStyle(colours, edges > DENSE ? 0.35 : 1),
    { selector: ".out", style: { display: "none" } },
  ];
}

function nameStyle({ text, background, font }) {
  return {
    label: "data(label)",
    color: text,
    "font-family": font,
    "text-background-color": background,
    "text-background-opacity": 0.85,
    "text-background-padding": onScreen(1),
  };
}

function nodeStyle({ dark, text, background, font }) {
  const wide = (node) => diameter(node) / Math.sqrt(node.cy().zoom());
  const middle = { "text-valign": "center", "text-margin-y": 0 };
  return [
    {
      selector: "node",
      style: {
        ...nameStyle({ text, background, font }),
        "background-color": (node) => (dark ? node.data("light") : node.data("colour")),
        shape: "data(shape)",
        width: wide,
        height: wide,
        "border-width": onScreen(1),
        "border-color": background,
        "font-size": onScreen(letters),
        "text-wrap": "wrap",
        "text-max-width": onScreen((node) => widest(node.cy())),
        "text-valign": "bottom",
        "text-margin-y": onScreen(GAP),
      },
    },
    { selector: "node[?centre]", style: { "font-weight": "bold" } },
    {
      selector: "node[more > 0]",
      style: {
        "underlay-color": (node) => (dark ? node.data("light") : node.data("colour")),
        "underlay-opacity": 0.25,
        "underlay-padding": onScreen(RIM),
        "underlay-shape": "ellipse",
      },
    },
    { selector: "node.top", style: { "text-valign": "top", "text-margin-y": onScreen(-GAP) } },
    { selector: "node.left", style: { ...middle, "text-halign": "left", "text-margin-x": onScreen(-GAP) } },
    { selector: "node.right", style: { ...middle, "text-halign": "right", "text-margin-x": onScreen(GAP) } },
    { selector: "node.bare", style: { label: "" } },
    {
      selector: "node[?pin]",
      style: { "border-width": onScreen(5), "border-style": "double", "border-color": text },
    },
    { selector: "node.hit", style: { "border-width": onScreen(5), "border-color": HIT } },
    { selector: "node.chosen", style: { "border-width": onScreen(4), "border-color": text } },
    {
      selector: "node.chosen, node.shown",
      style: { label: "data(label)", "text-background-opacity": 1, "z-index": 10 },
    },
  ];
}

function edgeStyle({ dark, text, background, font }, opacity) {
  const line = dark ? "#7f8b99" : "#97a1ad";
  return [
    {
      selector: "edge",
      style: {
        width: onScreen(1.5),
        "line-color": line,
        "target-arrow-color": line,
        "target-arrow-shape": "triangle",
        "arrow-scale": onScreen(0.8),
        "curve-style": "bezier",
        opacity,
      },
    },
    { selector: "edge[quotes = 0]", style: { "line-style": "dashed" } }, // the ontology says so
    {
      selector: "edge.near",
      style: { width: onScreen(2.5), "line-color": text, "target-arrow-color": text, opacity: 1, "z-index": 9 },
    },
    { selector: "edge.chosen", style: { width: onScreen(5) } },
    {
      selector: "edge.named",
      style: { ...nameStyle({ text, background, font }), "font-size": onScreen(LETTERS.edge) },
    },
  ];
}

function widest(cy) {
  return Math.min(150, Math.max(96, cy.width() / 4));
}

function theme(host) {
  const found = getComputedStyle(host);
  const value = (name, fallback) => found.getPropertyValue(name).trim() || fallback;
  const dark = found.colorScheme.includes("dark");
  return {
    dark,
    text: value("--st-text-color", dark ? "#fff" : "#111"),
    background: value("--st-background-color", dark ? "#111" : "#fff"),
    font: found.fontFamily, // by name: a canvas that is told to inherit takes 10 pixels of sans-serif
  };
}
