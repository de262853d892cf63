"""Why a question failed: what the first quote has over the first right sentence, and what the confidence is made of.

For reading, not for measuring: the question is asked once more, and each step of answering it is looked at.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from bot.answer.candidates import candidates
from bot.answer.confidence import model
from bot.answer.leaning import quoted
from bot.answer.reading import calmed
from bot.answer.selection import contributions
from bot.golden.evidence import covers, mark
from bot.model import Quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answer.candidates import Candidate, Ranked
    from bot.answer.coverage import Archive
    from bot.answer.judgement import Judged
    from bot.answer.pipeline import Pipeline
    from bot.golden.asked import Asked
    from bot.golden.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Reason:
    """What stood first, where the first right sentence stood, and the terms that made the difference, largest first.

    ``lost_by`` are weight times difference of each signal, above 0 where it speaks for the quote that stood first;
    ``sure_by`` are weight times value of each sign of the confidence, and its bias. Both are empty where they explain
    nothing. Without a sentence ``to_the_point``, no confidence is enough for an answer.
    """

    got: Quote | None
    place: str
    right: Quote | None
    lost_by: Mapping[str, float] = field(default_factory=dict)
    sure_by: Mapping[str, float] = field(default_factory=dict)
    to_the_point: bool = True


def reason(outcome: Outcome, pipeline: Pipeline) -> Reason:
    """Why *outcome* is not what it should be."""
    if outcome.of_facts:
        return Reason(None, "not looked for, since the header of an article answers", None)
    judged = pipeline.judge(calmed(outcome.asked.question), outcome.asked.day)
    if not judged.ranked:
        return Reason(None, "no sentence was found", None)
    ranked = pipeline.ordered(judged, always=True)
    first = ranked[0].candidate
    place, right = _right(outcome, judged, ranked)
    return Reason(
        _quote(judged, first),
        place or _where_lost(outcome.asked, judged, pipeline.coverage.archive),
        _quote(judged, right) if right else None,
        _lost_by(judged, ranked, first, right) if right and outcome.misses else {},
        _sure_by(judged) if outcome.misjudged else {},
        bool(judged.fitting),
    )


def _right(outcome: Outcome, judged: Judged, ranked: Sequence[Ranked]) -> tuple[str, Candidate | None]:
    """How far the first right sentence came, and which it is; none where no sentence is right."""
    quoted_as = f"quote {outcome.place}, " if outcome.place else ""
    for number, one in enumerate(ranked, 1):
        if _is_right(outcome, judged, one.candidate):
            return f"{quoted_as}sentence {number} of {len(ranked)} ranked", one.candidate
    for candidate in candidates(judged.question, judged.hits):
        if _is_right(outcome, judged, candidate):
            return f"found, and not among the {len(ranked)} sentences looked at closely", candidate
    return "", None


def _is_right(outcome: Outcome, judged: Judged, candidate: Candidate) -> bool:
    return outcome.asked.answerable and mark(outcome.asked, _quote(judged, candidate)).right


def _where_lost(asked: Asked, judged: Judged, archive: Archive) -> str:
    """Why there is no right sentence among those of the passages that were found."""
    found = [passage for passage, _ in judged.hits]
    for evidence in asked.evidence:
        of_article = [passage for passage in found if passage.source.article_id == evidence.article_id]
        if any(covers(passage.text, evidence.text) for passage in of_article):
            return "its passage was found, and no sentence of it is enough of the evidence"
        article = archive.article(evidence.article_id)
        if article is not None and covers(article.text, evidence.text):
            return f"not found; {'other passages of its article were' if of_article else 'its article was not'} found"
    return "not in the coverage"


def _quote(judged: Judged, candidate: Candidate) -> Quote:
    return Quote.cut(candidate.passage, quoted(judged.question, candidate, judged.weighing))


def _lost_by(judged: Judged, ranked: Sequence[Ranked], first: Candidate, right: Candidate) -> dict[str, float]:
    ahead, behind = (
        {
            **contributions(judged.question, judged.hits, judged.weighing, one),
            "reranker": _score(ranked, one) - _score(judged.ranked, one),
        }
        for one in (first, right)
    )
    return _largest_first({name: value - behind[name] for name, value in ahead.items()})


def _score(ranked: Sequence[Ranked], candidate: Candidate) -> float:
    return sum(one.score for one in ranked if one.candidate is candidate)


def _sure_by(judged: Judged) -> dict[str, float]:
    if judged.signs is None:
        return {}
    fitted = model()
    signs = {name: fitted.weights[name] * value for name, value in asdict(judged.signs).items()}
    return _largest_first({"bias": fitted.bias, **signs})


def _largest_first(terms: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(((name, value) for name, value in terms.items() if value), key=lambda term: -abs(term[1])))
