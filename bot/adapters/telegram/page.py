"""A page: one message as it is drawn, with its buttons. What stands on it is for `render` and `keyboard` to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.model import Found


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and what pressing it does: it carries data back, copies, asks in another chat, or opens a link."""

    label: str
    carries: str = ""
    copies: str = ""
    shares: str = ""
    url: str = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One message: its markup, its buttons, the numbered quotes on it, and questions to ask with one tap."""

    html: str
    rows: Rows = ()
    quotes: tuple[tuple[int, Found], ...] = ()
    suggests: tuple[str, ...] = ()
