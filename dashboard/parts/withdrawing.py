"""The form by which a document is taken out of the store, after telling what goes with it."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import details, paragraph, plain_markdown, table
from dashboard.parts.cards import kind_badge, thing_badge, thing_link
from dashboard.parts.deciding import reasons, remember
from graph.change import only_in
from graph.decide import withdraw
from graph.questions.views.terms import STATEMENT
from ontology.errors import LeergraafError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.site import Site
    from graph.model import Node

LISTED = 50  # things that would go
NAME = 140


def withdraw_form(site: Site, document: Node, name: str, statements: int) -> None:
    """What goes with the document, which has this number of ``statements``, and the form."""
    say, form = site.say, f"withdraw {document.id}"
    with st.expander(say("withdraw.title"), icon=":material/delete:"):
        st.html(_told(site, document, statements))
        with st.form(form, border=False, enter_to_submit=False):
            sure = st.checkbox(say("withdraw.sure", name=plain_markdown(name)))
            who, why = reasons(site, form)
            sent = st.form_submit_button(say("withdraw.button"))
        if sent and not (sure and who and why):
            st.warning(plain_markdown(say("withdraw.incomplete")))
        elif sent:
            _take_out(site, document, name, who, why)


def _take_out(site: Site, document: Node, name: str, who: str, why: str) -> None:
    try:
        withdraw(site.store, document.id, who, why)
    except LeergraafError as error:
        st.error(plain_markdown(str(error)))
        return
    remember(document.id, who, site.say("withdraw.done", name=name))
    st.rerun()


def _told(site: Site, document: Node, statements: int) -> str:
    """How many statements go, what else stands nowhere else, and what stays."""
    say, gone = site.say, only_in(site.view, {document.id})
    said = [one for one in gone if site.store.schema.is_a(one.kind, STATEMENT)]
    others = [one for one in gone if not site.store.schema.is_a(one.kind, STATEMENT)]
    parts = [paragraph(say.count("withdraw.statements", len(said)))]
    if statements > len(said):
        parts.append(paragraph(say.count("withdraw.elsewhere", statements - len(said))))
    if others:
        parts.append(paragraph(say.count("withdraw.things", len(others))))
        parts.append(_table(site, others) + _list(site, others))
    parts.append(paragraph(say("withdraw.stays"), "lg-muted"))
    return "".join(parts)


def _table(site: Site, gone: Sequence[Node]) -> str:
    number = Counter(one.kind for one in gone)
    rows = (
        [kind_badge(site, kind, 0), site.say.number(number[kind])]
        for kind in site.store.schema.kinds
        if number[kind]
    )
    return table((escape(site.say(f"withdraw.{one}")) for one in ("kind", "number")), rows, {1})


def _list(site: Site, gone: Sequence[Node]) -> str:
    items = "".join(
        f'<li><div class="lg-row">{thing_badge(site, one)}{thing_link(site, one, NAME)}</div></li>'
        for one in gone[:LISTED]
    )
    more = len(gone) - LISTED
    rest = paragraph(site.say.count("common.more", more), "lg-muted") if more > 0 else ""
    return details(site.say("withdraw.which"), f'<ul class="lg-cards">{items}</ul>{rest}')
