"""Buttons to take an answer along: for Word, to print, to read on, or to reckon with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.views.spreadsheet import write_csv
from graph.sheets.forms.form import Form, to_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dashboard.site import Site
    from graph.sheets.sheet import Sheet

FORMS = {  # with the media type of each
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
    Form.HTML: "text/html",
    Form.JSON: "application/json",
}
NOTATIONS = {"trig": "application/trig", "ttl": "text/turtle"}


def download_buttons(site: Site, name: str, answer: object, make: Callable[[], Sheet]) -> None:
    """A button for each form of an answer; the file, ``name`` and its ending, is made on demand."""
    answer_buttons(site, name, lambda: (answer, make()))


def answer_buttons(
    site: Site,
    name: str,
    find: Callable[[], tuple[object, Sheet]],
    turtle: Callable[[], bytes] | None = None,
) -> None:
    """As ``download_buttons``, for an answer that is itself found on demand with its sheet.

    ``turtle`` makes the same as RDF, where it is things of the graph.
    """
    with st.container(horizontal=True):
        for form, media in FORMS.items():
            st.download_button(
                site.say(f"sheet.{form}"),
                data=partial(_file, site, form, find),
                file_name=f"{name}.{form}",
                mime=media,
                on_click="ignore",
                icon=":material/download:",
                key=f"{name} {form}",
            )
        if turtle is not None:
            rdf_button(site, f"{name}.ttl", turtle, site.say("sheet.rdf_hint"))


def csv_button(
    site: Site, name: str, head: Iterable[str], rows: Callable[[], Iterable[Iterable[str]]]
) -> None:
    """A button for rows under a head, made on demand, as a spreadsheet reads them."""
    table_button(site, name, lambda: write_csv(site.say.language, head, rows()))


def table_button(site: Site, name: str, make: Callable[[], bytes], hint: str | None = None) -> None:
    """A button for a table that is made on demand."""
    st.download_button(
        site.say("search.download"),
        data=make,
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/table:",
        help=hint,
        key=f"{name} csv",
    )


def rdf_button(site: Site, file: str, make: Callable[[], bytes], hint: str) -> None:
    """A button for RDF that is made on demand; the ending of ``file`` says in which notation."""
    st.download_button(
        site.say("sheet.rdf"),
        data=make,
        file_name=file,
        mime=NOTATIONS[file.rpartition(".")[2]],
        on_click="ignore",
        icon=":material/share:",
        help=hint,
        key=f"{file} rdf",
    )


def _file(site: Site, form: Form, find: Callable[[], tuple[object, Sheet]]) -> bytes:
    return to_file(form, *find(), site.writer)
