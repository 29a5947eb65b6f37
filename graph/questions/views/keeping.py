"""What is worked out of a view is kept with it: once, and no longer than the view itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from graph.questions.views.view import View

Found = TypeVar("Found")


def kept(find: Callable[[View], Found]) -> Callable[[View], Found]:
    """The function, which works out its answer once for each view."""

    @wraps(find)
    def found(view: View) -> Found:
        if find not in view.kept:
            view.kept[find] = find(view)
        return cast("Found", view.kept[find])

    return found
