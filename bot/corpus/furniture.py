"""Which paragraphs of a page are coverage, its body, and which are furniture: menus, labels, bylines, advertisements.

Nothing is cut from the text; furniture is only passed over. In doubt a line stays: between paragraphs a line without a
sentence is a heading or an item of a list, and answers questions. Such a line is furniture only above the first
sentence, or below the last one after something that ends pages; what `furniture_rules` names is furniture everywhere.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus.byline import read_byline
from bot.corpus.front_matter import front_matter
from bot.corpus.furniture_rules import rule_of
from bot.text.lines import ends_sentence
from bot.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from bot.model import Span

# A label, or a row of a menu; what is longer may be prose that lacks its full stop. Measured: with 25, two sentences of
# evidence in 2,300 were taken for labels, with 11 none.
MAX_LABEL_WORDS = 11

# Where a page prints its headline: among its first lines.
HEAD_LINES = 12

# Fewer words may end two lines by chance; more are prose.
MIN_HEADLINE_WORDS, MAX_HEADLINE_WORDS = 4, 25


class LeftOut(NamedTuple):
    """A paragraph that is no coverage, and why."""

    span: Span
    reason: str


def body(text: str, title: str = "") -> tuple[Span, ...]:
    """The paragraphs of the article itself, as readers count them; on a page of furniture only, all of them.

    *title* is the article's title where it is known: the line that repeats it above the article is left out.
    """
    return tuple(span for span, reason in _judged(text, title) if not reason)


def furniture(text: str, title: str = "") -> tuple[LeftOut, ...]:
    """The paragraphs that `body` leaves out."""
    return tuple(LeftOut(span, reason) for span, reason in _judged(text, title) if reason)


def headlines(lines: list[str], title: str = "") -> tuple[int, ...]:
    """Which of a page's *lines* are its headline: they end with *title*, or above the article with one another."""
    above = takewhile(lambda line: line.count(" ") < MAX_HEADLINE_WORDS, lines[:HEAD_LINES])
    top = [_folded(line) for line in above]
    known = [_folded(title)] if title else [line for line in top if _is_repeated(line, top)]
    return tuple(number for number, line in enumerate(top) if any(_ends_with(line, headline) for headline in known))


def is_short(line: str) -> bool:
    return line.count(" ") < MAX_LABEL_WORDS


def _folded(line: str) -> str:
    return " ".join(line.casefold().split())


def _ends_with(line: str, headline: str) -> bool:
    return line == headline or (headline.count(" ") >= MIN_HEADLINE_WORDS - 1 and line.endswith(headline))


def _is_repeated(line: str, lines: list[str]) -> bool:
    return line.count(" ") >= MIN_HEADLINE_WORDS - 1 and sum(other.endswith(line) for other in lines) > 1


def _judged(text: str, title: str) -> list[tuple[Span, str]]:
    """Every paragraph, with the reason why it is furniture, or nothing."""
    front = front_matter(text)
    spans = paragraphs(text)
    above = sum(span.start < front.end for span in spans) if front else 0
    if above == len(spans):
        return [(span, "") for span in spans]
    page = spans[above:]
    reasons = _reasons([text[start:end] for start, end in page], title)
    return list(zip(spans, [*["front matter"] * above, *reasons], strict=True))


def _reasons(lines: list[str], title: str) -> list[str]:
    """Why each of a page's *lines* is furniture, or nothing."""
    rules = [rule_of(line) for line in lines]
    reasons = [rule.reason if rule else "" for rule in rules]
    for number in headlines(lines, title):
        reasons[number] = reasons[number] or "headline"
    prose = _prose(lines, reasons)
    if not prose:
        return [""] * len(lines)
    ends = (number for number, rule in enumerate(rules) if rule and rule.ends_page and number >= prose.stop)
    for number in (*range(prose.start), *range(next(ends, len(lines)), len(lines))):
        reasons[number] = reasons[number] or ("byline" if read_byline(lines[number]) else "label")
    return reasons


def _prose(lines: list[str], reasons: list[str]) -> range:
    """From the first line that may be prose to the last that ends a sentence, with what stands between them."""
    left = [number for number, reason in enumerate(reasons) if not reason]
    sentences = [number for number in left if ends_sentence(lines[number])]
    first = next((number for number in left if number in sentences[:1] or not is_short(lines[number])), None)
    return range(0) if first is None else range(first, max(sentences, default=first) + 1)
