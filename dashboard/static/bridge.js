// What Streamlit leaves undone: the language of the page, in its address and its own words too, links
// that do not reload it, keys that follow one, names for who cannot see, bringing the quote a link
// leads to into view, and who comes back where they were.

const OURS = ".stHtml, [data-testid=stMarkdownContainer] a, canvas, svg";
const NAMES = ["aria-label", "title", "placeholder"];

function follow(event) {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const anchor = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!anchor || !anchor.closest("[data-testid=stMain]") || anchor.hasAttribute("download")) return;
  const url = new URL(anchor.href, location.href);
  if (url.origin !== location.origin || url.hash) return;
  const base = location.pathname.replace(/[^/]*$/, "");
  const { pages } = globalThis.leergraafBridge;
  if (!url.pathname.startsWith(base) || !pages.includes(url.pathname.slice(base.length))) return;
  event.preventDefault();
  event.stopPropagation();
  go(url.href);
}

function go(href) {
  remember();
  history.pushState(null, "", href);
  // Streamlit answers this event by asking the server for the page of the new address.
  dispatchEvent(new PopStateEvent("popstate"));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

const parts = () => [...document.querySelectorAll("[data-testid=stMain] details")];

// How far one had read on the page that is left, and what was opened on it.
function remember() {
  const main = document.querySelector("[data-testid=stMain]");
  const place = { top: main?.scrollTop ?? 0, open: parts().map((part) => part.open) };
  globalThis.leergraafBridge.places.set(location.href, place);
}

// The page comes in pieces, some of them late: its place is held until it stands or one moves.
function comeBack({ isTrusted }) {
  const place = isTrusted && globalThis.leergraafBridge.places.get(location.href);
  if (!place) return;
  const moves = ["wheel", "touchstart", "pointerdown", "keydown"];
  const stop = () => {
    clearInterval(held);
    for (const move of moves) removeEventListener(move, stop, true);
  };
  const held = setInterval(() => {
    const now = parts();
    if (now.length === place.open.length) now.forEach((part, at) => (part.open = place.open[at]));
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, place.top);
  }, 100);
  for (const move of moves) addEventListener(move, stop, true);
  setTimeout(stop, 4000);
}

// Alt and a letter follow the link that has it; code, for with Alt a Mac makes another character.
function press(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase();
  const anchor = letter && document.querySelector(`[data-testid=stMain] a[data-key="${letter}"]`);
  if (!anchor) return;
  event.preventDefault();
  anchor.click();
}

// Streamlit's own links leave the language out, and an address is copied and sent on.
function inLanguage(href) {
  const { language, standard } = globalThis.leergraafBridge;
  const url = new URL(href);
  if (language === standard) url.searchParams.delete("lang");
  else url.searchParams.set("lang", language);
  return url.href;
}

function translate({ target }) {
  const anchor = target.closest?.("[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]");
  if (anchor) anchor.href = inLanguage(anchor.href);
}

// Streamlit runs the page again at a lone "r" and clears what it keeps at a lone "c": nobody who
// speaks or writes to the page means that (WCAG 2.1.4).
function noLoneLetters(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[rc]$/i.test(event.key)) return;
  const typed = event.composedPath()[0];
  if (!typed.isContentEditable && !/^(INPUT|TEXTAREA|SELECT)$/.test(typed.tagName)) {
    event.stopImmediatePropagation();
  }
}

function keepLanguage() {
  const { language, standard } = globalThis.leergraafBridge;
  const now = new URLSearchParams(location.search).get("lang") ?? standard;
  if (now !== language) history.replaceState(history.state, "", inLanguage(location.href));
}

function translated(text) {
  const { words } = globalThis.leergraafBridge;
  const known = words[text.trim()];
  if (known) return known;
  const start = `${text.trim().split(" ", 1)[0]} …`;
  return words[start]?.replace("…", text.trim().slice(start.length - 1));
}

// Streamlit's own words; what the pages say themselves is in our language already.
function mend(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    const text = !root.parentElement?.closest(OURS) && translated(root.nodeValue);
    if (text) root.nodeValue = text;
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(OURS)) return;
  for (const name of NAMES) {
    const text = root.hasAttribute(name) && translated(root.getAttribute(name));
    if (text) root.setAttribute(name, text);
  }
  // A box for files has a name, and so a role that may have one.
  if (root.matches("[data-testid=stFileUploaderDropzone]")) root.setAttribute("role", "group");
  root.childNodes.forEach(mend);
}

function watch() {
  const changed = { childList: true, subtree: true, characterData: true, attributeFilter: NAMES };
  new MutationObserver((changes) => {
    for (const { target, type, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(mend);
      else mend(target);
    }
  }).observe(document.body, changed);
}

function show(id, patience = 40) {
  const target = document.getElementById(id);
  if (target) {
    target.scrollIntoView({ block: "center" });
    // Where it takes it, or else its link: the keyboard goes on from there.
    target.focus({ preventScroll: true });
    if (document.activeElement !== target) target.querySelector("a")?.focus({ preventScroll: true });
  } else if (patience > 0) setTimeout(show, 100, id, patience - 1);
}

export default function ({ data }) {
  const first = !globalThis.leergraafBridge;
  const bridge = (globalThis.leergraafBridge ??= { go, shown: null, places: new Map() });
  const { pages, language, standard, words } = data;
  Object.assign(bridge, { pages, language, standard, words });
  document.documentElement.lang = data.language;
  if (first) {
    document.addEventListener("click", follow, true);
    document.addEventListener("pointerdown", translate, true); // before a new tab or a copy
    document.addEventListener("focusin", translate);
    document.addEventListener("keydown", press);
    addEventListener("popstate", comeBack);
    for (const type of ["keydown", "keypress", "keyup"]) addEventListener(type, noLoneLetters, true);
    watch();
  }
  mend(document.body);
  keepLanguage();
  if (data.show && bridge.shown !== location.href) show(data.show);
  bridge.shown = location.href;
}
