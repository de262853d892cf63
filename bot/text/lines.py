"""Lines, and the blocks they stand in: blank lines part these, as do headings, items of lists and rules in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bot.text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS: Final = ".!?…。！？"
_CLOSING: Final = "\"'”’»›)]*_"


class Line(NamedTuple):
    """A line without its outer white space and its *mark*, which is part of its indent."""

    text: str
    start: int
    indent: int
    mark: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def width(self) -> int:
        return self.indent + len(self.text)

    @property
    def is_item(self) -> bool:
        return bool(self.mark.strip("> "))

    @property
    def stands_alone(self) -> bool:
        """Whether it is a heading or a rule, which no other line goes on with."""
        return "#" in self.mark or not markdown.has_words(self.text)


def blocks_of(text: str) -> Iterator[list[Line]]:
    block: list[Line] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        line = _line(raw, position, block)
        position += len(raw)
        if block and (line is None or line.is_item or line.stands_alone or block[-1].stands_alone):
            yield block
            block = []
        if line:
            block.append(line)
    if block:
        yield block


def _line(raw: str, position: int, block: list[Line]) -> Line | None:
    """The line *raw*, which stands below the lines of *block*; none when it is blank, also in a quoted block."""
    bare = raw.strip()
    if not bare.replace(">", " ").strip():
        return None
    mark = markdown.opening(bare)
    if bare[len(mark) :][:1].islower() and _may_go_on(block):
        mark = ""  # the accord | - which nobody saw - was signed
    indent = len(raw) - len(raw.lstrip()) + len(mark)
    words = bare[len(mark) :]
    if "#" in mark:
        words = words.removesuffix(markdown.closing(words))
    return Line(words, position + indent, indent, mark)


def _may_go_on(block: list[Line]) -> bool:
    """Whether the sentence under way goes on below prose, which is no list and leads to none."""
    return bool(block) and not block[0].mark and not ends_sentence(block[-1].text) and not block[-1].text.endswith(":")


def ends_sentence(text: str) -> bool:
    """Whether *text* ends with a sentence end, closing marks aside."""
    return text.rstrip(_CLOSING).endswith(tuple(_ENDS))
