// What Streamlit leaves undone: the language of the page, links that do not reload it, and
// bringing the quote a link leads to into view.

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
  history.pushState(null, "", href);
  // Streamlit answers this event by asking the server for the page of the new address.
  dispatchEvent(new PopStateEvent("popstate"));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

function show(id, patience = 40) {
  const target = document.getElementById(id);
  if (target) target.scrollIntoView({ block: "center" });
  else if (patience > 0) setTimeout(show, 100, id, patience - 1);
}

export default function ({ data }) {
  const first = !globalThis.leergraafBridge;
  const bridge = (globalThis.leergraafBridge ??= { go, shown: null });
  bridge.pages = data.pages;
  document.documentElement.lang = data.language;
  if (first) document.addEventListener("click", follow, true);
  if (data.show && bridge.shown !== location.href) show(data.show);
  bridge.shown = location.href;
}
