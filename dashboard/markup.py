"""Pieces of HTML. Every function escapes the text it is given: reports are untrusted input."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import zip_longest
from typing import TYPE_CHECKING

from graph.hits import spans
from graph.sheets.plain import raised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ontology.schema import Kind

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
NO_COLOUR = "#55606e"
TAG = re.compile(r"<[^>]*>")
MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def link(
    href: str, text: str, *, css: str = "", title: str = "", words: str = "", key: str = ""
) -> str:
    """A link to another page of the dashboard, the ``words`` looked for marked in it.

    With Alt and its ``key``, a letter, it is followed from anywhere on the page.

    >>> link("ding?id=1&p=2", "<b>")
    '<a href="ding?id=1&amp;p=2" target="_self">&lt;b&gt;</a>'
    """
    more = _attribute("class", css) + _attribute("title", title) + _attribute("data-key", key)
    return f'<a href="{escape(href)}"{more} target="_self">{highlight(text, words)}</a>'


def highlight(text: str, words: str) -> str:
    """The text with the words that were looked for marked.

    >>> highlight("De <toeslagen>", "toeslag")
    'De &lt;<mark>toeslagen</mark>&gt;'
    """
    pieces, at = [], 0
    for start, end in spans(text, words):
        pieces.append(f"{escape(text[at:start])}<mark>{escape(text[start:end])}</mark>")
        at = end
    return "".join(pieces) + escape(text[at:])


def outward(address: str, text: str = "") -> str:
    """A link out of the dashboard; what is no web address is shown as text.

    >>> outward("https://voorbeeld.nl/?a=1&b=2", "hier"), outward("javascript:x")
    ('<a href="https://voorbeeld.nl/?a=1&amp;b=2" rel="noreferrer">hier</a>', 'javascript:x')
    """
    if not address.startswith(("https://", "http://")):
        return escape(text or address)
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(text or address)}</a>'


def literal(text: str) -> str:
    """The literal text of a report; the number of a note, which may stand there as markup, raised.

    >>> literal("Zie <sup>3</sup> en <b>dit</b>")
    'Zie ³ en &lt;b&gt;dit&lt;/b&gt;'
    """
    return escape(raised(text))


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""


def colour(kind: Kind) -> str:
    """The kind's colour in six hexadecimal digits."""
    return kind.colour if kind.colour and COLOUR.fullmatch(kind.colour) else NO_COLOUR


def badge(kind: Kind, label: str) -> str:
    """The kind of a thing, in its colour and with its shape."""
    shape = escape(kind.shape or "ellipse")
    return (
        f'<span class="lg-badge" style="--kind:{colour(kind)}">'
        f'<span class="lg-shape lg-s-{shape}" aria-hidden="true"></span>{escape(label)}</span>'
    )


def tag(text: str, css: str = "", title: str = "") -> str:
    """A small label, such as a polarity."""
    return f'<span class="lg-tag {escape(css)}"{_attribute("title", title)}>{escape(text)}</span>'


def paragraph(text: str, css: str = "") -> str:
    """A paragraph of plain text."""
    return f"<p{_attribute('class', css)}>{escape(text)}</p>"


def heading(level: int, text: str, *, anchor: str = "", note: str = "", after: str = "") -> str:
    """A heading with HTML ``after`` the text; ``note`` is set beside it in smaller type."""
    extra = f' <small class="lg-note">{escape(note)}</small>' if note else ""
    return f"<h{level}{_attribute('id', anchor)}>{escape(text)}{after}{extra}</h{level}>"


def details(summary: str, body: str, *, opened: bool = False, css: str = "") -> str:
    """A piece that opens on demand; ``summary`` is text, ``body`` is HTML."""
    state = " open" if opened else ""
    return (
        f"<details{_attribute('class', css)}{state}>"
        f"<summary>{escape(summary)}</summary>{body}</details>"
    )


def items_html(items: Iterable[str]) -> str:
    """A list of pieces (HTML) without bullets, nothing where there are none."""
    told = "".join(f"<li>{one}</li>" for one in items)
    return f'<ul class="lg-plain">{told}</ul>' if told else ""


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """A list of names (text) with their values (HTML)."""
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in pairs)
    return f'<dl class="lg-facts">{rows}</dl>' if rows else ""


def table(
    head: Iterable[str],
    rows: Iterable[Iterable[str]],
    numbers: Collection[int] = (),
    *,
    titled: bool = False,
    stacked: bool = True,
) -> str:
    """A table of cells (HTML), which scrolls by itself where it is too wide.

    Cells of the columns ``numbers`` stand to the right; where it is ``titled`` the first cell of a
    row is its heading. One that is ``stacked``, as all but a map are, has its cells below each
    other on a narrow screen, each after the name of its column.
    """
    names = list(head)
    heads = "".join(
        f'<th scope="col"{_side(numbers, at)}>{one}</th>' for at, one in enumerate(names)
    )
    labels = [_words(one) for one in names] if stacked else ()
    body = "".join(_row(row, numbers, labels, titled=titled) for row in rows)
    css = "lg-table lg-stacked" if stacked else "lg-table"
    return (
        f'<div class="lg-scroll" tabindex="0"><table class="{css}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(
    cells: Iterable[str], numbers: Collection[int], labels: Sequence[str], *, titled: bool
) -> str:
    told = [
        f'<th scope="row">{one}</th>'
        if titled and not at
        else f"<td{_side(numbers, at)}{_attribute('data-label', label)}>{one}</td>"
        for at, (one, label) in enumerate(zip_longest(cells, labels, fillvalue=""))
    ]
    return f"<tr>{''.join(told)}</tr>"


def _words(html: str) -> str:
    """The words of a piece of HTML.

    >>> _words('<a href="ding?id=1">Zorg &amp; werk</a>')
    'Zorg & werk'
    """
    return unescape(TAG.sub("", html))


def _side(numbers: Collection[int], at: int) -> str:
    return ' class="lg-number"' if at in numbers else ""


def markdown_link(text: str, href: str) -> str:
    r"""A link in Markdown, as ``st.table`` reads it, with nothing of the text taken as markup.

    >>> markdown_link("a[b]", "ding?id=1")
    '[a\\[b\\]](ding?id=1)'
    """
    return f"[{plain_markdown(text)}]({href})"


def plain_markdown(text: str) -> str:
    """The text with every character that means something in Markdown made literal."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))
