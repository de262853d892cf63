"""One block as Telegram's HTML. Every text is escaped: quotes as they are, the rest as it may be shown.

A block quote holds a quote's own characters and nothing else, is never nested and never inside other markup, because
Telegram would repair that by altering it. What we have to say about a quote stands under it.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, NamedTuple, assert_never

from bot.adapters.telegram.verbatim import as_sent, head, tail, units
from bot.chat import wording
from bot.chat.blocks import (
    Block,
    CarriedBlock,
    ContextBlock,
    EchoBlock,
    FactBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
)
from bot.text.display import displayable, one_line

if TYPE_CHECKING:
    from bot.model import Found, Quote, Source

PIECE_UNITS = 3500  # UTF-16 units of a piece, as read: below Telegram's 4,096
_CONTEXT_UNITS = 800  # each, for what stands before and after a quote
_ECHO_UNITS = 1000
_TEXT_UNITS = 1000  # a fact's value
_LABEL_UNITS = 200  # a title, an outlet, a name
_URL_CHARS = 1000  # five times that, escaped, still leaves room for the longest quote in 24 KiB

_LINK = re.compile(r"https?://[^\s\x00-\x20<>\"\\]+", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_CUT = "✂ Cut here: the quote goes on in its article."
_ALTERED = "⚠ Telegram changes some characters of this quote; the stored copy has them as printed."


class Piece(NamedTuple):
    """HTML that is never split; *attached* pieces stand close under the piece before them."""

    html: str
    attached: bool = False


def draw(block: Block, above: Quote | None) -> tuple[Piece, ...]:
    """*block* as pieces; *above* is the quote that an echo belongs to."""
    match block:
        case QuoteBlock(number, found):
            html = _quoted(found, number)
        case ContextBlock(number, before, found, after):
            html = _quoted(found, number, before=before, after=after)
        case NearestBlock(found):
            html = _quoted(found, lead="Nearest:")
        case EchoBlock(quote):
            return (Piece(_echo(quote, above), attached=True),)
        case FactBlock(fact):
            html = _text(wording.fact(fact))
        case CarriedBlock(words):
            html = _text("still about: " + ", ".join(words))
        case NoticeBlock():
            return _notice(block)
        case _:
            assert_never(block)
    return (Piece(html),)


def plain(html: str) -> str:
    """*html* of our own making as it reads; exact, since every `<` and `>` of a text is escaped."""
    return unescape(_TAG.sub("", html))


def _quoted(found: Found, number: int = 0, *, lead: str = "", before: str = "", after: str = "") -> str:
    source = _source_line(found, number)
    context = [_before(as_sent(before)), _after(as_sent(after))]
    around = "\n".join([lead, *context, source, _CUT, _ALTERED])
    shown = as_sent(found.quote.text)
    kept = head(shown, PIECE_UNITS - units(plain(around)))
    lines = (
        lead,
        context[0],
        f"<blockquote>{escape(kept, quote=False)}</blockquote>",
        _CUT if kept != shown else "",
        context[1],
        source,
        _ALTERED if shown != found.quote.text else "",
    )
    return "\n".join(filter(None, lines))


def _source_line(found: Found, number: int) -> str:
    parts = [_named(found.quote.source), f"paragraph {found.paragraph}"]
    if found.speaker and found.speaker.certainty == "stated":
        parts.append("said by " + _label(found.speaker.name))
    return (f"{number}. " if number else "") + ", ".join(parts)


def _named(source: Source) -> str:
    """Outlet, title and date; the title is the link."""
    names = [_label(name) for name in (source.outlet, source.title) if name.strip()] or [_label(source.article_id)]
    if len(source.url) <= _URL_CHARS and _LINK.fullmatch(source.url):
        names[-1] = f'<a href="{escape(source.url)}">{names[-1]}</a>'
    return f"{' – '.join(names)}, {wording.day(source.published) if source.published else 'undated'}"


def _echo(quote: Quote, above: Quote | None) -> str:
    line = "also in " + _named(quote.source)
    if above and quote.text == above.text:
        return line
    shown = as_sent(quote.text)
    kept = head(shown, _ECHO_UNITS)
    notes = [_CUT] * (kept != shown) + [_ALTERED] * (shown != quote.text)
    return "\n".join([f"{line}: “{escape(kept, quote=False)}”", *notes])


def _notice(notice: NoticeBlock) -> tuple[Piece, ...]:
    tag = {"lead": "b", "scope": "i", "paste": "pre"}.get(notice.kind)
    parts = _parts(displayable(notice.text).strip())
    return tuple(Piece(f"<{tag}>{_escaped(part)}</{tag}>" if tag else _escaped(part)) for part in parts)


def _parts(text: str) -> list[str]:
    """*text* in stretches that fit a message each; nothing but white space between them is lost."""
    parts = []
    while text:
        part = head(text, PIECE_UNITS)
        parts.append(part.rstrip())
        text = text[len(part) :].lstrip()
    return parts


def _text(text: str) -> str:
    return _escaped(head(one_line(text), _TEXT_UNITS))


def _label(name: str) -> str:
    line = one_line(name)
    short = head(line, _LABEL_UNITS)
    return _escaped(short if short == line else short + "…")


def _before(text: str) -> str:
    kept = tail(text, _CONTEXT_UNITS)
    return _italic(kept if kept == text else "…" + kept)


def _after(text: str) -> str:
    kept = head(text, _CONTEXT_UNITS)
    return _italic(kept if kept == text else kept + "…")


def _italic(text: str) -> str:
    return f"<i>{_escaped(text)}</i>" if text else ""


def _escaped(text: str) -> str:
    return escape(text, quote=False)
