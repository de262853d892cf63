"""Who has a say where a question names its sources: the first places are shared among articles, outlets and clauses.

Such a question asks for several facts. What an earlier quote tells is worth less in the next, and what links the next
to the earlier ones is worth more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.new_names import new_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answer.candidates import Candidate, Weighing
    from bot.answer.questions import Question
    from bot.answer.selection import Ranked

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
    waiting, told = list(ranked), _Told(question, weighing)
    chosen: list[Ranked] = []
    while waiting and len(chosen) < _PLACES:
        worths = [one.score + told.worth(one.candidate) for one in waiting]
        place = worths.index(max(worths))
        best = waiting.pop(place)
        told.add(best.candidate)
        chosen.append(best._replace(score=worths[place]))
    rest = [one._replace(score=one.score + told.worth(one.candidate)) for one in waiting]
    return [*chosen, *sorted(rest, key=lambda one: -one.score)]


class _Told:
    """What the quotes chosen so far tell."""

    def __init__(self, question: Question, weighing: Weighing) -> None:
        self._question, self._weighing = question, weighing
        self._untold = dict.fromkeys(weighing.ranked, 1.0)
        self._open = [1.0] * len(question.clauses)
        self._weights = [sum(weighing.idf[term] for term in clause.terms) for clause in question.clauses]
        self._matches: dict[tuple[str, int], list[float]] = {}
        self._articles: list[str] = []
        self._outlets: list[str] = []
        self._names: dict[str, set[str]] = {}  # the articles of the first quotes that hold each

    def worth(self, candidate: Candidate) -> float:
        """What *candidate* adds to them, in log-odds."""
        source = candidate.passage.source
        untold = {term: level * self._untold[term] for term, level in candidate.held.items() if term in self._untold}
        clauses = zip(self._match(candidate), self._open, strict=True)
        return (
            _NOT_YET_TOLD * self._weighing.share(untold)
            + _OPEN_CLAUSE * max((match * still for match, still in clauses), default=0.0)
            + _LINKED * self._link(candidate)
            - _SAME_ARTICLE * self._articles.count(source.article_id)
            - _SAME_OUTLET * (self._outlets.count(source.outlet) if source.outlet else 0)
        )

    def add(self, candidate: Candidate) -> None:
        source = candidate.passage.source
        self._untold.update((term, _TOLD * self._untold[term]) for term in candidate.held if term in self._untold)
        matches = zip(self._match(candidate), self._open, strict=True)
        self._open = [still * (1 - match) for match, still in matches]
        self._articles.append(source.article_id)
        self._outlets.append(source.outlet)
        if len(self._articles) <= _MOST_LINKING:
            for name in self._new_names(candidate):
                self._names.setdefault(name, set()).add(source.article_id)

    def _match(self, candidate: Candidate) -> list[float]:
        """The share of each clause that the sentence holds; none of one that wants another outlet."""
        key = candidate.passage.id, candidate.number
        if key not in self._matches:
            self._matches[key] = [
                sum(self._weighing.idf[term] * candidate.held.get(term, 0.0) for term in clause.terms) / weight
                if not clause.outlets or candidate.passage.source.outlet in clause.outlets
                else 0.0
                for clause, weight in zip(self._question.clauses, self._weights, strict=True)
            ]
        return self._matches[key]

    def _link(self, candidate: Candidate) -> float:
        """The share of the first quotes' articles that hold the commonest name of *candidate*, without its own."""
        if len(self._articles) < _FEWEST_LINKING:
            return 0.0
        first = len(set(self._articles[:_MOST_LINKING]))
        own = {candidate.passage.source.article_id}
        return max((len(self._names.get(name, own) - own) for name in self._new_names(candidate)), default=0) / first

    def _new_names(self, candidate: Candidate) -> frozenset[str]:
        return new_terms(candidate.text, self._question.printed.keys())
