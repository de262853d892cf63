"""The questions, and all the ways each is asked: for ids, for whole passages, with filters, and as people do."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING

from bot.answer.archive import FiledArchive
from bot.answer.coverage import Coverage
from bot.answer.gathering import CANDIDATES
from bot.answer.pipeline import Pipeline
from bot.answer.questions import understand
from bot.model import Filters, Query
from tests.benchmarks.seats import OurSeat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.retrieval.projection import Projection
    from tests.benchmarks.figures import Way
    from tests.benchmarks.seats import Seat

IDS, PASSAGES, ASK, OUTLET, DAYS = "ids", "passages", "ask", "of one outlet", "of the newer half"
_THRESHOLD = 0.6


def questions(files: Sequence[Path], projection: Projection, most: int) -> list[str]:
    """At most *most* of those of *files*, the same ones each time; without files, sentences of the coverage."""
    chance = random.Random(0)  # noqa: S311 - an order
    asked = [json.loads(line)["question"] for file in files for line in file.read_text("utf-8").splitlines()]
    if not asked:
        numbers = [number for number, _ in projection.indexed_terms()]
        passages = projection.passages(chance.sample(numbers, min(most, len(numbers))))
        asked = [passage.text[slice(*passage.sentences[0])] for passage in passages]
    return chance.sample(asked, min(most, len(asked)))


def terms_of(question: str) -> tuple[str, ...]:
    """The terms that the program asks its engine for."""
    read = understand(question)
    others = {term for phrases in read.others.values() for phrase in phrases for term in phrase}
    return (*read.terms, *sorted(others - read.printed.keys()))[:64]


def ways(
    seats: Sequence[Seat], projection: Projection, places: Path, root: Path, asked: Sequence[str]
) -> dict[tuple[str, str], Way]:
    """What to call for each seat and way, by the number of the question in *asked*."""
    terms = [terms_of(question) for question in asked]
    found: dict[tuple[str, str], Way] = {}
    for seat in seats:
        find = seat.open(projection, places / seat.name)
        found[seat.name, IDS] = lambda number, find=find: find(terms[number], CANDIDATES)  # type: ignore[misc]
        if isinstance(seat, OurSeat):
            own = _our_ways(seat, projection, places / seat.name, root, asked)
            found.update({(seat.name, name): way for name, way in own})
    return found


def _our_ways(
    seat: OurSeat, projection: Projection, place: Path, root: Path, asked: Sequence[str]
) -> Iterator[tuple[str, Way]]:
    engine = seat.retriever(projection, place)
    archive = FiledArchive(projection, root)
    pipeline = Pipeline(Coverage(engine, archive, projection.scope, projection.digest, seat.name), _THRESHOLD)
    for name, filters in ((PASSAGES, Filters()), *_filters(projection)):
        queries = [Query(terms_of(question), filters) for question in asked]
        yield name, lambda number, queries=queries: engine.retrieve(queries[number], CANDIDATES)  # type: ignore[misc]
    yield ASK, lambda number: pipeline.ask(asked[number])


def _filters(projection: Projection) -> Iterator[tuple[str, Filters]]:
    """The outlet with the most articles, and the newer half of those that have a day."""
    sources = list(projection.sources())
    outlets = Counter(source.outlet for source in sources if source.outlet)
    days = sorted(source.published for source in sources if source.published)
    if outlets:
        yield OUTLET, Filters(outlet=outlets.most_common(1)[0][0])
    if days:
        yield DAYS, Filters(since=days[len(days) // 2])
