"""A reply as text for a terminal, a pipe or a file."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from bot.adapters.style import Style
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
    Reply,
    SourceBlock,
    SuggestedBlock,
)
from bot.text.display import MARK, displayable, one_line

if TYPE_CHECKING:
    from bot.model import Found

_INDENT = "   "


def draw(reply: Reply, style: Style) -> str:
    """The blocks of *reply* in order, an empty line before each quote and before the scope; ends without a line end."""
    lines: list[str] = []
    for block in reply.blocks:
        if lines and _opens_paragraph(block):
            lines.append("")
        lines += _draw(block, style)
    return "\n".join(lines)


def _opens_paragraph(block: Block) -> bool:
    scope = isinstance(block, NoticeBlock) and block.kind == "scope"
    return scope or isinstance(block, QuoteBlock | NearestBlock | ContextBlock)


@singledispatch
def _draw(block: Block, _style: Style) -> list[str]:
    raise TypeError(f"no way to draw {block!r}")


@_draw.register
def _(block: QuoteBlock, style: Style) -> list[str]:
    number = style.paint(f"{block.number}", "number") + " " * (len(_INDENT) - len(str(block.number)))
    return [*_quoted(block.found, style, number), *_origin(block.found, style)]


@_draw.register
def _(block: EchoBlock, style: Style) -> list[str]:
    text = one_line(wording.echo(block.quote, block.above))
    return [style.paint(line, "dim") for line in style.wrap(text, _INDENT)]


@_draw.register
def _(block: FactBlock, style: Style) -> list[str]:
    return style.wrap(one_line(wording.fact(block.fact)))


@_draw.register
def _(block: NearestBlock, style: Style) -> list[str]:
    return ["Nearest:", *_quoted(block.found, style, _INDENT), *_origin(block.found, style)]


@_draw.register
def _(block: CarriedBlock, style: Style) -> list[str]:
    words = one_line(", ".join(block.words))
    return [style.paint(line, "dim") for line in style.wrap(f"Still about: {words}   (/drop asks without)")]


@_draw.register
def _(block: SuggestedBlock, style: Style) -> list[str]:
    return style.wrap(one_line(wording.suggested(block.question)))


@_draw.register
def _(block: ContextBlock, style: Style) -> list[str]:
    quote = style.wrap(f"“{displayable(block.found.quote.text)}”", _INDENT)
    return [
        *_around(block.before, style),
        *[style.paint(line, "quote") for line in quote],
        *_around(block.after, style),
        *_origin(block.found, style),
    ]


def _around(text: str, style: Style) -> list[str]:
    return style.wrap(displayable(text.strip()), _INDENT) if text.strip() else []


@_draw.register
def _(block: SourceBlock, style: Style) -> list[str]:
    return [line for text in wording.proof(block.found) for line in style.wrap(displayable(text))]


@_draw.register
def _(block: CiteBlock, _style: Style) -> list[str]:
    # Whole, so that it can be copied as one line.
    return [displayable(wording.citation(block.found.quote, block.found.paragraph))]


@_draw.register
def _(block: NoticeBlock, style: Style) -> list[str]:
    text = displayable(block.text)
    lines = style.wrap(text, "", _INDENT) if block.kind == "item" else style.wrap(text)
    kind = {"lead": "bold", "hint": "dim", "scope": "dim", "example": "quote"}.get(block.kind)
    return [style.paint(line, kind) for line in lines] if kind else lines


def _quoted(found: Found, style: Style, first: str) -> list[str]:
    shown = displayable(found.quote.text)
    head, *rest = style.wrap(f"“{shown}”", _INDENT)
    lines = [first + style.paint(head[len(_INDENT) :], "quote"), *(_painted(line, style) for line in rest)]
    if shown != found.quote.text:
        lines.append(f"{_INDENT}({MARK} stands for characters that cannot be shown)")
    return lines


def _painted(line: str, style: Style) -> str:
    return _INDENT + style.paint(line[len(_INDENT) :], "quote")


def _origin(found: Found, style: Style) -> list[str]:
    """Who said it, where it stands, and the id by which anyone can check it."""
    said = f"{found.speaker.name}, in " if found.speaker and found.speaker.certainty == "stated" else ""
    origin = one_line(f"— {said}{wording.place(found)} [{found.quote.id}]")
    lines = style.wrap(origin, _INDENT, _INDENT + "  ")
    return [style.paint(line, "dim") for line in lines]
