"""Who has a say where a question names its sources: the first places are shared among articles, outlets and clauses.

Such a question asks for several facts. What an earlier quote tells is worth less in the next, and what links the next
to the earlier ones is worth more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answer.new_names import new_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answer.candidates import Candidate, Ranked, Weighing
    from bot.answer.clauses import Clause
    from bot.answer.questions import Question
    from bot.model import Source

# In log-odds, as the ranking's weights. On multihop, together: evidence-recall@4 and @10 and map@10 .812/.909/.782 with
# only the first three and 8 of the third, .828/.921/.804 with all and the ranking's weights for such questions.
_SAME_ARTICLE = 2.0  # off for each better quote of the article
_SAME_OUTLET = 0.5  # off for each better quote of the outlet
_NOT_YET_TOLD = 4.0  # for the share of the question that no better quote holds, `_TOLD` of it when one does
_TOLD = 0.5
_OPEN_CLAUSE = 4.0  # for the share of one clause that the sentence holds, as far as no better quote holds it
_LINKED = 2.0  # for a name that the first quotes of other articles hold too, where all of them do
_FEWEST_LINKING = 3  # quotes: two do not tell what a question is about
_MOST_LINKING = 4  # quotes: more lead astray
_PLACES = 20  # that are shared: nobody is shown more


def shared(question: Question, ranked: Iterable[Ranked], weighing: Weighing) -> list[Ranked]:
    """*ranked* in the order in which each source has its say, each with the score that gave it its place."""
    waiting, told = [_Voice.of(question, one, weighing) for one in ranked], _Told(question, weighing)
    worths = [told.worth(one) for one in waiting]
    chosen: list[Ranked] = []
    while waiting and len(chosen) < _PLACES:
        place = _best(waiting, worths, told)
        best, worth = waiting.pop(place), worths.pop(place)
        told.add(best)
        chosen.append(best.ranked._replace(score=worth))
    rest = [one.ranked._replace(score=told.worth(one)) for one in waiting]
    return [*chosen, *sorted(rest, key=lambda one: -one.score)]


def _best(waiting: Sequence[_Voice], worths: list[float], told: _Told) -> int:
    """The place of the first of *waiting* that is worth most now; *worths* are of now, or of before."""
    if told.is_linking:
        worths[:] = [told.worth(one) for one in waiting]
    # But for the links, what is told only takes from a worth: whichever stays the highest is, whatever the others lost.
    while True:
        place = worths.index(max(worths))
        before, worths[place] = worths[place], told.worth(waiting[place])
        if worths[place] == before:
            return place


class _Voice(NamedTuple):
    """A sentence that may have its say: the share of each clause that it holds, and the names that it adds."""

    ranked: Ranked
    source: Source
    matches: list[float]
    names: frozenset[str]

    @classmethod
    def of(cls, question: Question, ranked: Ranked, weighing: Weighing) -> _Voice:
        one = ranked.candidate
        source = one.passage.source
        matches = [_match(clause, one, weighing) for clause in question.clauses]
        return cls(ranked, source, matches, new_terms(one.text, question.printed.keys()))


def _match(clause: Clause, candidate: Candidate, weighing: Weighing) -> float:
    """The share of *clause* that the sentence holds; none of one that wants another outlet."""
    if clause.outlets and candidate.passage.source.outlet not in clause.outlets:
        return 0.0
    held = candidate.held
    got = sum([weighing.idf[term] * held[term] for term in clause.terms if term in held])
    return got / sum([weighing.idf[term] for term in clause.terms]) if got else 0.0


class _Told:
    """What the quotes chosen so far tell."""

    def __init__(self, question: Question, weighing: Weighing) -> None:
        self._weighing = weighing
        self._untold = dict.fromkeys(weighing.ranked, 1.0)
        self._open = [1.0] * len(question.clauses)
        self._articles: list[str] = []
        self._outlets: list[str] = []
        self._names: dict[str, set[str]] = {}  # the articles of the first quotes that hold each

    @property
    def is_linking(self) -> bool:
        """Whether what the last quote told may link others more than before."""
        return _FEWEST_LINKING <= len(self._articles) <= _MOST_LINKING

    def worth(self, one: _Voice) -> float:
        """The score of *one*, and what it adds to them, in log-odds."""
        held = one.ranked.candidate.held
        untold = {term: level * self._untold[term] for term, level in held.items() if term in self._untold}
        clauses = zip(one.matches, self._open, strict=True)
        return one.ranked.score + (
            _NOT_YET_TOLD * self._weighing.share(untold)
            + _OPEN_CLAUSE * max((match * still for match, still in clauses), default=0.0)
            + _LINKED * self._link(one)
            - _SAME_ARTICLE * self._articles.count(one.source.article_id)
            - _SAME_OUTLET * (self._outlets.count(one.source.outlet) if one.source.outlet else 0)
        )

    def add(self, one: _Voice) -> None:
        held = one.ranked.candidate.held
        self._untold.update((term, _TOLD * self._untold[term]) for term in held if term in self._untold)
        self._open = [still * (1 - match) for match, still in zip(one.matches, self._open, strict=True)]
        self._articles.append(one.source.article_id)
        self._outlets.append(one.source.outlet)
        if len(self._articles) <= _MOST_LINKING:
            for name in one.names:
                self._names.setdefault(name, set()).add(one.source.article_id)

    def _link(self, one: _Voice) -> float:
        """The share of the first quotes' articles that hold the commonest name of *one*, without its own."""
        if len(self._articles) < _FEWEST_LINKING:
            return 0.0
        first = len(set(self._articles[:_MOST_LINKING]))
        own = {one.source.article_id}
        return max((len(self._names.get(name, own) - own) for name in one.names), default=0) / first
