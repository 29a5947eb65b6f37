"""Boxes to type in, whose words are in the address so that a page can be sent on, and for files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

FORMATS = ("pdf", "docx", "odt", "html", "htm", "md", "txt")


def words_box(
    parameter: str, label: str, placeholder: str, *, icon: str = ":material/search:"
) -> None:
    """A box for words; what is typed goes into the address, which loses its page of results."""
    box, seen = f"box {parameter}", f"box {parameter} of the address"
    given = st.query_params.get(parameter, "").strip()
    if st.session_state.get(seen) != given or box not in st.session_state:
        st.session_state[box] = st.session_state[seen] = given
    st.text_input(
        label,
        key=box,
        placeholder=placeholder,
        icon=icon,
        on_change=partial(_typed, parameter, box, seen),
    )


def _typed(parameter: str, box: str, seen: str) -> None:
    text = str(st.session_state[box]).strip()
    st.session_state[seen] = text
    st.query_params.pop("p", None)
    if text:
        st.query_params[parameter] = text
    else:
        st.query_params.pop(parameter, None)


def choice_box(
    parameter: str, label: str, options: Mapping[str, str], asked: str, forget: Sequence[str] = ()
) -> None:
    """A box to choose one of the ``options``, each with its name, of which ``asked`` is chosen.

    The choice goes into the address, which loses the parameters in ``forget``.
    """
    box = f"choice {parameter}"
    _set(box, asked)
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=box,
        on_change=partial(_chosen, parameter, box, forget),
    )


def choices_box(
    parameter: str,
    label: str,
    options: Mapping[str, str],
    asked: list[str],
    *,
    most: int,
    placeholder: str,
    forget: Sequence[str] = (),
) -> None:
    """A box to choose at most ``most`` of the ``options`` in, as ``choice_box`` is for one."""
    box = f"choices {parameter}"
    _set(box, asked)
    st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=box,
        max_selections=most,
        placeholder=placeholder,
        on_change=partial(_chosen, parameter, box, forget),
    )


def _set(box: str, asked: object) -> None:
    """Show in the box what the address asks for."""
    if st.session_state.get(box) != asked:
        st.session_state[box] = asked


def _chosen(parameter: str, box: str, forget: Sequence[str]) -> None:
    for name in (parameter, *forget):
        st.query_params.pop(name, None)
    if chosen := st.session_state[box]:
        st.query_params[parameter] = chosen


def files_box(label: str) -> list[UploadedFile]:
    """A box for files, and those that were put into it."""
    return st.file_uploader(label, type=FORMATS, accept_multiple_files=True) or []


def file_box(label: str) -> UploadedFile | None:
    """A box for one file, and the file that was put into it."""
    return st.file_uploader(label, type=FORMATS)
