// The graph library, put together by dashboard/frontend.py from static/vendor. Each file there
// expects a CommonJS `require`; this gives it one.
const loaded = {};

function load(name, file) {
  const module = { exports: {} };
  file.call({}, module, module.exports, (other) => loaded[other]);
  loaded[name] = module.exports;
}

/* VENDOR */

loaded.cytoscape.use(loaded["cytoscape-fcose"]);
globalThis.leergraafCytoscape = loaded.cytoscape;

export default function () {}
