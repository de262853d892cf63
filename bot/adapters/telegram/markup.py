"""One block as Telegram's HTML. Every text is escaped: quotes as they are, the rest as it may be shown.

A block quote holds a quote's own characters and nothing else, is never cut, never nested and never inside other markup,
because Telegram would repair that by altering it. What we have to say about a quote stands under it.
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
    CiteBlock,
    ContextBlock,
    EchoBlock,
    FactBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    SourceBlock,
    SuggestedBlock,
)
from bot.chat.differences import difference
from bot.text.display import displayable, one_line

if TYPE_CHECKING:
    from bot.model import Found, Quote, Source

PIECE_UNITS = 3500  # UTF-16 units of a piece, as read: below Telegram's 4,096
LONGEST = 3850  # of a quote that is shown: with the shortest line under it, it fits a message that it has for itself
_FOLDED = 500  # a longer quote is folded, about what fills a phone's screen
_CONTEXT_UNITS = 800  # each, for what stands before and after a quote
_TEXT_UNITS = 1000  # a fact's value
_LABEL_UNITS = 200  # a title, an outlet, a name
_SHORT_LABEL_UNITS = 20  # the same, under a quote that leaves little room
_URL_CHARS = 1000  # five times that, escaped, still leaves room for the longest quote in 24 KiB

_LINK = re.compile(r"https?://[^\s\x00-\x20<>\"\\]+", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_TOO_LONG = "This sentence is longer than a message can be; read it in its article."
_ALTERED = "⚠ Telegram changes some characters of this quote; the stored copy has them as printed."
_CHECK = "Verbatim from the stored copy. Whoever has the articles can check it:"


class Piece(NamedTuple):
    """HTML that is never split; *attached* pieces stand close under the piece before them."""

    html: str
    attached: bool = False


def draw(block: Block, home: str) -> tuple[Piece, ...]:
    """*block* as pieces; *home* is the bot's own address, by which a link opens a quote, empty where there is none."""
    match block:
        case QuoteBlock(number, found):
            html = _quoted(found, _origin(found, home, number))
        case ContextBlock(_, before, found, after):
            html = _quoted(found, _origin(found, home), before=before, after=after)
        case SourceBlock(_, found):
            html = _quoted(found, (f"{_origin(found, home)[0]}\n{_proof(found)}", _short_proof(found)))
        case NearestBlock(found):
            html = "Nearest:\n" + _quoted(found, _origin(found, home))
        case CiteBlock(_, found):
            html = f"<pre>{_escaped(head(_citation(found), PIECE_UNITS))}</pre>"
        case EchoBlock(quote, above):
            return (Piece(_echo(quote, above, home), attached=True),)
        case FactBlock(fact):
            html = _text(wording.fact(fact))
        case CarriedBlock(words):
            html = f"<i>{_text('Still about: ' + ', '.join(words))}</i>"
        case SuggestedBlock(question):
            html = _text(wording.suggested(question))
        case NoticeBlock():
            return _notice(block)
        case _:
            assert_never(block)
    return (Piece(html),)


def plain(html: str) -> str:
    """*html* of our own making as it reads; exact, since every `<` and `>` of a text is escaped."""
    return unescape(_TAG.sub("", html))


def _quoted(found: Found, under: tuple[str, str], *, before: str = "", after: str = "") -> str:
    """A quote with what stands *under* it, in full or, where there is no room for that, in short."""
    shown = as_sent(found.quote.text)
    if units(shown) > LONGEST:
        return "\n".join([_TOO_LONG, under[0]])
    note = _ALTERED if shown != found.quote.text else ""
    room = PIECE_UNITS - units(shown) - units(plain(under[0])) - units(note)
    around = max(0, min(_CONTEXT_UNITS, room // 2 - 3))
    lines = (
        _italic(_before(as_sent(before), around)),
        f"<blockquote{' expandable' * (units(shown) > _FOLDED)}>{_escaped(shown)}</blockquote>",
        _italic(_after(as_sent(after), around)),
        under[0] if room > 0 else under[1],
        note,
    )
    return "\n".join(filter(None, lines))


def _origin(found: Found, home: str, number: int = 0) -> tuple[str, str]:
    """Who said it and where it stands, at length and in short."""
    at_length, in_short = (_line(found, home, number, limit) for limit in (_LABEL_UNITS, _SHORT_LABEL_UNITS))
    return at_length, in_short


def _line(found: Found, home: str, number: int, limit: int) -> str:
    speaker = found.speaker.name if found.speaker and found.speaker.certainty == "stated" else ""
    said = f"<b>{_label(speaker, limit)}</b>, in " if speaker.strip() else ""
    return (f"{number}. " if number else "") + said + _named(found.quote, home, limit)


def _named(quote: Quote, home: str, limit: int = _LABEL_UNITS) -> str:
    """Outlet, title and date; the title is the link, to the article or else to the quote in this bot."""
    source = quote.source
    title = _label(source.title if source.title.strip() else source.article_id, limit)
    if address := _address(source) or (f"{home}?start={quote.id}" if home else ""):
        title = f'<a href="{escape(address)}">{title}</a>'
    parts = [title, wording.day(source.published) if source.published else "undated"]
    if source.outlet.strip():
        return f"{_label(source.outlet, limit)}: {', '.join(parts)}"
    return ", ".join([parts[0], "outlet not stated", parts[1]])


def _address(source: Source) -> str:
    return source.url if len(source.url) <= _URL_CHARS and _LINK.fullmatch(source.url) else ""


def _proof(found: Found) -> str:
    source, span = found.quote.source, found.quote.span
    authors = _label("by " + ", ".join(source.authors)) if source.authors else "authors not stated"
    return "\n".join(
        [
            f"{authors}, paragraph {found.paragraph}, characters {span.start}–{span.end}",
            f"sha256 <code>{_escaped(source.sha256)}</code>",
            _CHECK,
            f"<code>pullquote verify {found.quote.id}</code>",
        ]
    )


def _short_proof(found: Found) -> str:
    return f"<code>{found.quote.id}</code>"


def _citation(found: Found) -> str:
    return displayable(wording.citation(found.quote, found.paragraph))


def _echo(quote: Quote, above: Quote, home: str) -> str:
    """One line: where else, and what is different there; a long story is told by its link."""
    changed = difference(above.text, quote.text)
    if changed is None and home:
        changed = f'there in <a href="{home}?start={quote.id}">other words</a>'
    elif changed is None:
        changed = "there in other words"
    else:
        changed = _label(changed)
    return f"<i>also in</i> {_named(quote, home)}; {changed}"


def _notice(notice: NoticeBlock) -> tuple[Piece, ...]:
    tag = {"lead": "b", "scope": "i"}.get(notice.kind)
    parts = _parts(("• " if notice.kind in ("example", "item") else "") + displayable(notice.text).strip())
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


def _label(name: str, limit: int = _LABEL_UNITS) -> str:
    line = one_line(name)
    short = head(line, limit)
    return _escaped(short if short == line else short + "…")


def _before(text: str, limit: int) -> str:
    kept = tail(text, limit) if limit else ""
    return kept if kept == text else "…" + kept


def _after(text: str, limit: int) -> str:
    kept = head(text, limit) if limit else ""
    return kept if kept == text else kept + "…"


def _italic(text: str) -> str:
    return f"<i>{_escaped(text)}</i>" if text else ""


def _escaped(text: str) -> str:
    return escape(text, quote=False)
