// The buttons above the graph, the legend below it, and looking for a name in it.
function setText(root, name, text) {
  const place = root.querySelector(`.${name}`);
  if (place.textContent !== text) place.textContent = text;
}

// What every button does; `of` a thing, or an edge, only those that need one.
function makeActions(current, root) {
  const { ask } = current;
  const chosen = (do_) => {
    const one = chosenOf(current.cy);
    if (one.nonempty() && one.isNode()) ask({ do: do_, id: one.id(), ...pinned(one) });
  };
  const zoom = (factor) => {
    const { cy } = current;
    const middle = { x: cy.width() / 2, y: cy.height() / 2 };
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: middle });
  };
  const drawing = () => toSvg(current.cy, theme(root.querySelector(".canvas")), current.data);
  return {
    expand: () => chosen("expand"),
    hide: () => chosen("hide"),
    pin: () => chosen(chosenOf(current.cy).data("pin") ? "unpin" : "pin"),
    undo: () => current.data.undo && ask({ do: "undo" }),
    show: () => ask({ do: "show" }),
    name: () => ask({ do: "name" }),
    in: () => zoom(1.3),
    out: () => zoom(1 / 1.3),
    fit: () => current.cy.viewport(WHOLE),
    png: async () => saveAs(`${current.data.file}.png`, await toPng(drawing())),
    svg: () => saveAs(`${current.data.file}.svg`, drawing()),
    find: () => root.querySelector(".find input").focus(),
  };
}

function wire(root, current) {
  const actions = (current.actions = makeActions(current, root));
  root.querySelectorAll("[data-do]").forEach((button) => {
    button.onclick = () => button.getAttribute("aria-disabled") !== "true" && actions[button.dataset.do]();
  });
  const form = root.querySelector(".find");
  const input = form.querySelector("input");
  input.oninput = () => find(root, current, input.value);
  input.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    input.value = "";
    find(root, current, "");
    root.querySelector(".canvas").focus();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    goOn(root, current);
  };
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// Mark what has these words in its name, and choose the first.
function find(root, current, text) {
  const { cy } = current;
  const words = plain(text).split(/\s+/).filter(Boolean);
  const fits = (node) => words.every((word) => plain(node.data("name")).includes(word));
  cy.nodes().removeClass("hit");
  current.hits = words.length ? ranked(visible(cy).nodes().filter(fits)) : [];
  current.hits.forEach((node) => node.addClass("hit"));
  current.hit = -1;
  setText(root, "count", words.length && !current.hits.length ? current.data.texts.found_none : "");
  if (current.hits.length) goOn(root, current);
}

function goOn(root, current) {
  const { hits, data } = current;
  if (!hits?.length) return;
  current.hit = (current.hit + 1) % hits.length;
  setText(root, "count", data.texts.found.replace("{at}", current.hit + 1).replace("{all}", hits.length));
  current.choose(hits[current.hit]);
}

// Show in the buttons what can be done now.
function refresh(root, current) {
  const { cy, data } = current;
  const one = chosenOf(cy);
  const thing = one.nonempty() && one.isNode();
  const can = { expand: thing && one.data("more") > 0, hide: thing, pin: thing, undo: data.undo };
  for (const [name, possible] of Object.entries(can)) {
    button(root, name).setAttribute("aria-disabled", String(!possible));
  }
  button(root, "pin").textContent = thing && one.data("pin") ? data.texts.unpin : data.texts.pin;
  button(root, "name").setAttribute("aria-pressed", String(data.named));
  if (!data.hidden && root.activeElement === button(root, "show")) current.place.focus({ preventScroll: true });
  button(root, "show").hidden = !data.hidden;
  button(root, "show").textContent = data.texts.show;
  root.querySelector(".empty").hidden = visible(cy).nodes().nonempty();
}

function button(root, name) {
  return root.querySelector(`[data-do=${name}]`);
}

function label(root, { texts }) {
  root.querySelector(".canvas").setAttribute("aria-label", texts.canvas);
  root.querySelector(".tools").setAttribute("aria-label", texts.tools);
  for (const name of ["expand", "hide", "undo", "name", "png", "svg"]) {
    button(root, name).textContent = texts[name];
    button(root, name).title = texts[`${name}_hint`];
  }
  button(root, "pin").title = texts.pin_hint;
  for (const [name, text] of [["in", texts.zoom_in], ["out", texts.zoom_out], ["fit", texts.fit]]) {
    button(root, name).title = text;
    button(root, name).setAttribute("aria-label", text);
  }
  const input = root.querySelector(".find input");
  input.placeholder = texts.find;
  input.setAttribute("aria-label", texts.find);
  setText(root, "next", texts.find_next);
  setText(root, "keys summary", texts.keys);
  setText(root, "keys p", texts.keys_text);
  setText(root, "kinds-title", texts.kinds);
  setText(root, "relations-title", texts.relations);
  setText(root, "empty", texts.empty);
}

// A button for each kind and relation: how many there are, and whether they are shown.
function drawLegend(root, current) {
  for (const name of ["kinds", "relations"]) {
    const list = root.querySelector(`.${name}`);
    const entries = current.data.legend[name];
    const known = [...list.children].map(({ dataset }) => dataset.name).join(" ");
    if (known !== entries.map((one) => one.name).join(" ")) list.replaceChildren(...entries.map(item));
    entries.forEach((entry, at) => {
      const [own] = list.children[at].children;
      own.setAttribute("aria-pressed", String(entry.on));
      own.querySelector(".text").textContent = entry.label;
      own.querySelector(".number").textContent = entry.count;
      own.onclick = () => current.ask({ do: "toggle", id: entry.name });
    });
  }
}

function item({ name, colour, shape }) {
  const [place, own] = [document.createElement("li"), document.createElement("button")];
  place.dataset.name = name;
  own.type = "button";
  if (shape) {
    const mark = document.createElement("span");
    mark.className = `lg-shape lg-s-${shape}`;
    mark.style.setProperty("--kind", colour);
    own.append(mark);
  }
  for (const part of ["text", "number"]) {
    const span = document.createElement("span");
    span.className = part;
    own.append(span);
  }
  place.append(own);
  return place;
}
