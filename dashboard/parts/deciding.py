"""The forms by which a reader accepts, rejects and takes back, with who and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.markup import plain_markdown
from dashboard.views.decisions import Choice, choices, named, standing
from graph.decide import decide
from ontology.errors import LeergraafError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.site import Site
    from graph.model import Action, Decision, Node

TOLD, WHO = "decision told", "decision taken by"
DAY = len("2025-09-18")


def tell_decision(id_: str) -> None:
    """What was decided last on the page of this thing, until the reader goes to another's."""
    page, text = st.session_state.get(TOLD, ("", ""))
    if page == id_ and text:
        st.success(plain_markdown(text))
    else:
        st.session_state.pop(TOLD, None)


def decide_forms(site: Site, id_: str, node: Node | None) -> None:
    """The forms for the thing ``id_``: to decide, where it is shown, and to take back."""
    decisions = standing(site.store, id_)
    if node is not None:
        with st.expander(site.say("decide.title"), icon=":material/gavel:"):
            _decide(site, node)
    if decisions:
        with st.expander(site.say.count("decide.decided", len(decisions)), expanded=node is None):
            _undo(site, id_, decisions)


def _decide(site: Site, node: Node) -> None:
    say, form = site.say, _form(site, "decide", node.id)
    st.caption(say("decide.hint"))
    offered = choices(site.store, site.naming, node)
    actions: dict[str, Action] = {say("decide.accept"): "accept", say("decide.reject"): "reject"}
    with st.form(form, border=False, enter_to_submit=False):
        chosen = _choose(say("decide.about"), offered)
        action = st.radio(say("decide.action"), [*actions], index=None, horizontal=True)
        who, why = reasons(site, form)
        sent = st.form_submit_button(say("decide.button"), type="primary")
    if sent and action is None:
        st.warning(plain_markdown(say("decide.no_action")))
    elif sent and action is not None:
        _take(site, node.id, actions[action], chosen, who, why)


def _undo(site: Site, id_: str, decisions: Sequence[Decision]) -> None:
    """What was decided, and the form that takes one of the decisions back."""
    say, form = site.say, _form(site, "undo", id_)
    offered = [Choice(one.id, _told(site, id_, one)) for one in decisions]
    for one in offered:
        st.markdown(f"- {plain_markdown(one.text)}")
    with st.form(form, border=False, enter_to_submit=False):
        chosen = _choose(say("decide.undone"), offered)
        who, why = reasons(site, form)
        sent = st.form_submit_button(say("decide.undo"))
    if sent:
        _take(site, id_, "undo", chosen, who, why)


def _form(site: Site, name: str, id_: str) -> str:
    """The key of a form: another after every decision, so that each begins empty."""
    return f"{name} {id_} {len(site.store.decisions())}"


def _choose(label: str, offered: Sequence[Choice]) -> Choice:
    at = st.selectbox(label, range(len(offered)), format_func=lambda i: offered[i].text)
    return offered[at or 0]


def _told(site: Site, id_: str, one: Decision) -> str:
    """A decision in a sentence: what, by whom, when and why."""
    text = site.say(
        f"decide.was_{one.action}",
        what=named(site.store, site.naming, tuple(one.target.split(" ")), id_),
        who=one.who,
        date=site.say.date(one.when[:DAY]),
    )
    return f"{text}: {one.why}" if one.why.strip() else text


def reasons(site: Site, form: str) -> tuple[str, str]:
    """Who decides, as was filled in before, and why, in the form of this key."""
    before = st.session_state.get(WHO, "")
    who = st.text_input(site.say("decide.who"), before, key=f"{form} who", max_chars=80)
    why = st.text_input(site.say("decide.why"), key=f"{form} why", max_chars=500)
    return who.strip(), why.strip()


def _take(  # noqa: PLR0917 - a decision is what it is
    site: Site, page: str, action: Action, on: Choice, who: str, why: str
) -> None:
    """Record the decision and draw the page anew; say what is missing or wrong instead."""
    if not who or not why:
        st.warning(plain_markdown(site.say("decide.incomplete")))
        return
    try:
        decide(site.store, action, on.target, who, why)
    except LeergraafError as error:
        st.error(plain_markdown(str(error)))
        return
    kept = site.say("decide.kept")
    remember(page, who, f"{site.say(f'decide.done_{action}', what=on.text)} {kept}")
    st.rerun()


def remember(page: str, who: str, text: str) -> None:
    """Who decided, for the next time, and what to tell on the page of this thing."""
    st.session_state[WHO] = who
    st.session_state[TOLD] = page, text
