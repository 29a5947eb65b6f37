// The whole graph as a drawing with its title and legend: SVG, and that as a picture.
const HEAD = 40; // pixels above the graph for the title
const ROW = 24; // pixels for a row of the legend
const SHARP = 2; // pixels of a picture for each of the drawing

function saveAs(name, blob) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(blob);
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}

async function toPng(drawing) {
  const image = new Image();
  image.src = URL.createObjectURL(drawing);
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [SHARP * image.width, SHARP * image.height];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

// With everything in sight; then the reader is back where he was.
function toSvg(cy, look, { title, legend }) {
  const [zoom, pan] = [cy.zoom(), { ...cy.pan() }];
  cy.viewport(WHOLE);
  name(cy);
  const shown = visible(cy);
  const { x1, y1, w, h } = shown.boundingBox();
  const [left, top, width] = [x1 - MARGIN, y1 - MARGIN - HEAD, Math.max(w, 480) + 2 * MARGIN];
  const below = y1 + h + MARGIN;
  const { marks, rows } = svgLegend(cy, look, legend.kinds, { left: left + MARGIN, top: below, width: width - 2 * MARGIN });
  const height = below + rows * ROW + MARGIN / 2 - top;
  const frame = { x: left, y: top, width, height };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${Object.values(frame).join(" ")}" width="${width}" height="${height}">`,
    `<title>${escaped(title)}</title>`,
    tag("rect", { ...frame, fill: look.background }),
    svgText(look, title, { x: left + MARGIN, y: top + HEAD - 10 }, { "font-size": 20, "font-weight": "bold" }),
    ...shown.edges().map(svgEdge),
    ...shown.nodes().map(svgNode),
    ...shown.map(svgName),
    ...marks,
    "</svg>",
  ];
  cy.viewport({ zoom, pan });
  name(cy);
  return new Blob([parts.join("\n")], { type: "image/svg+xml" });
}

function escaped(text) {
  const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return String(text).replace(/[&<>"]/g, (mark) => marks[mark]).replace(/\p{Cc}/gu, " ");
}

function tag(name, attributes, inside = "") {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${pairs.join("")}>${inside}</${name}>`;
}

function point({ x, y }) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function svgText({ font, text }, said, at, more = {}) {
  return tag("text", { ...at, "font-family": font, "font-size": 14, fill: text, ...more }, escaped(said));
}

// The kinds that are shown, in as many rows as they need.
function svgLegend(cy, look, kinds, { left, top, width }) {
  const marks = [];
  let [x, y] = [left, top + ROW / 2];
  for (const { label: said, shape, colour, light } of kinds.filter(({ on }) => on)) {
    const wide = 28 + penFor(look.font, 14).measureText(said).width + 16;
    if (x > left && x + wide > left + width) [x, y] = [left, y + ROW];
    marks.push(svgShape(cy, shape, { x: x + 8, y, width: 14, height: 14 }, { fill: look.dark ? light : colour }));
    marks.push(svgText(look, said, { x: x + 22, y: y + 5 }));
    x += wide;
  }
  return { marks, rows: (y - top) / ROW + 0.5 };
}

function svgEdge(edge) {
  const [start, end] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const bend = edge.controlPoints()?.[0] ?? edge.midpoint();
  const colour = edge.style("line-color");
  const line = {
    d: `M ${point(start)} Q ${point(bend)} ${point(end)}`,
    fill: "none",
    stroke: colour,
    "stroke-width": edge.numericStyle("width"),
  };
  if (edge.style("line-style") === "dashed") line["stroke-dasharray"] = "6 3";
  return tag("path", line) + svgArrow(bend, end, colour);
}

function svgArrow(from, { x, y }, fill) {
  const far = Math.hypot(x - from.x, y - from.y) || 1;
  const [across, down] = [(8 * (x - from.x)) / far, (8 * (y - from.y)) / far];
  const side = (way) => ({ x: x - across - (way * down) / 2, y: y - down + (way * across) / 2 });
  return tag("path", { d: `M ${point({ x, y })} L ${point(side(1))} L ${point(side(-1))} Z`, fill });
}

function svgNode(node) {
  const place = { ...node.position(), width: node.width(), height: node.height() };
  const look = {
    fill: node.style("background-color"),
    stroke: node.style("border-color"),
    "stroke-width": node.numericStyle("border-width"),
  };
  const inside = `<title>${escaped(`${node.data("kind")}: ${node.data("name")}`)}</title>`;
  return svgShape(node.cy(), node.data("shape"), place, look, inside);
}

// A shape as the library has it: by its corners, except where it is round.
function svgShape(cy, shape, { x, y, width, height }, look, inside = "") {
  if (shape === "ellipse") {
    return tag("ellipse", { cx: x, cy: y, rx: width / 2, ry: height / 2, ...look }, inside);
  }
  const corners = cy.renderer().nodeShapes[shape]?.points;
  if (!corners || shape.startsWith("round") || shape === "barrel") {
    const box = { x: x - width / 2, y: y - height / 2, width, height, rx: width / 5 };
    return tag("rect", { ...box, ...look }, inside);
  }
  const places = [];
  for (let at = 0; at < corners.length; at += 2) {
    places.push(point({ x: x + (corners[at] * width) / 2, y: y + (corners[at + 1] * height) / 2 }));
  }
  return tag("polygon", { points: places.join(", "), ...look }, inside);
}

// The name of a thing or edge, in the lines in which the canvas has it.
function svgName(one) {
  if (!one.style("label")) return "";
  const box = one.boundingBox({ includeNodes: false, includeEdges: false, includeOverlays: false });
  const lines = one.isNode() ? inLines(one) : [one.data("label")];
  const step = box.h / lines.length;
  const look = {
    "font-family": one.style("font-family"),
    "font-size": one.numericStyle("font-size"),
    "font-weight": one.style("font-weight"),
    "text-anchor": "middle",
    fill: one.style("color"),
    stroke: one.style("text-background-color"),
    "stroke-width": 3,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  const row = (line, at) => {
    const place = { x: ((box.x1 + box.x2) / 2).toFixed(1), y: (box.y1 + step * (at + 0.75)).toFixed(1) };
    return tag("tspan", place, escaped(line));
  };
  return tag("text", look, lines.map(row).join(""));
}

function penFor(font, size, weight = "normal") {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${font}`;
  return pen;
}

function inLines(node) {
  const size = node.numericStyle("font-size");
  const pen = penFor(node.style("font-family"), size, node.style("font-weight"));
  const most = node.numericStyle("text-max-width");
  return node.data("label").split(" ").reduce((lines, word) => {
    const longer = [lines.at(-1), word].filter(Boolean).join(" ");
    if (pen.measureText(longer).width > most && lines.at(-1)) return [...lines, word];
    return [...lines.slice(0, -1), longer];
  }, [""]);
}
