"""When does a quote answer? It covers an evidence sentence of its own article, or holds a short answer on word borders.

Case, white space and the shape of quotation marks and dashes make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.golden.asked import Asked
    from bot.model import Quote

_PLAIN = str.maketrans("’‘“”–—", "''\"\"--")
_MOST_OF = 0.5  # of an evidence sentence: a quote that is a part of it and no shorter covers it
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_AROUND = " .,;:!?\"'()[]"
# What is answered by these, or by weighing one article against another, is told by no sentence that holds the answer.
_VERDICTS = frozenset({"yes", "no", "before", "after", "true", "false"})
_WEIGHED = frozenset({"inference", "comparison", "temporal"})


class Mark(NamedTuple):
    """Whether a quote is right, whether it also is from an article with evidence, and which evidence it covers."""

    right: bool
    strict: bool
    covered: frozenset[int]


def mark(asked: Asked, quote: Quote, echoes: Sequence[Quote] = ()) -> Mark:
    """The mark of *quote* as an answer; its *echoes* are shown with it, so what they cover counts as covered."""
    shown = (quote, *echoes)
    covered = frozenset(
        number
        for number, evidence in enumerate(asked.evidence)
        if any(one.source.article_id == evidence.article_id and covers(one.text, evidence.text) for one in shown)
    )
    says = asked.kind not in _WEIGHED and holds_answer(quote.text, asked.answers)
    homes = {evidence.article_id for evidence in asked.evidence}
    at_home = any(one.source.article_id in homes for one in shown)
    return Mark(bool(covered) or says, bool(covered) or (says and at_home), covered)


def covers(quote: str, evidence: str) -> bool:
    """Whether *quote* holds the whole of *evidence*, or is itself at least half of it."""
    told, sought = folded(quote), folded(evidence)
    return bool(sought) and (sought in told or (len(told) >= _MOST_OF * len(sought) and told in sought))


def holds_answer(quote: str, answers: Iterable[str]) -> bool:
    """Whether one of *answers* stands in *quote*; those that only give a verdict are left out."""
    told = folded(quote)
    sought = [_bare(answer) for answer in answers if answer.lower() not in _VERDICTS]
    return any(re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", told) for answer in sought if answer)


@lru_cache(maxsize=4096)  # the evidence of a question meets each of its quotes
def folded(text: str) -> str:
    """*text* without the differences that do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).lower().split())


def _bare(answer: str) -> str:
    return _ARTICLE.sub("", folded(answer).strip(_AROUND))
