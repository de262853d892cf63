"""What every engine promises: Lucene's scores, in one order, and nothing for words that nobody printed."""

from __future__ import annotations

import itertools
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.model import Filters, Hit, Query
from bot.retrieval.bm25 import canonical
from bot.text.terms import analyze
from tests.coverage_kit import projection_of, put
from tests.retrieval.engines import NAMES, THREE_SHARDS, Engine, opened
from tests.retrieval.oracle import lucene

if TYPE_CHECKING:
    from collections.abc import Iterator

NEWS = {
    "a": "Rain fell on the city. The rain stopped at noon.\n\nWeather\n\nSnow followed, and more snow.",
    "b": "The mayor spoke of the rain. Nobody spoke of snow.",
    "c": "A ship sank near the harbour of the city; the mayor was not there.",
}
WORDS = ["rain", "snow", "city", "mayor", "ship", "harbour", "spoke", "Rain", "the", "Snow"]


@pytest.fixture(scope="session", params=[*NAMES, THREE_SHARDS])
def retriever(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with opened(request.param, lambda: request.getfixturevalue("opensearch").urls) as made:
        yield made


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.passage.id for hit in hits]


def by_hand(folder: Path, terms: tuple[str, ...], k: int) -> list[Hit]:
    """Every passage of the projection in *folder*, scored by the oracle; the best *k* in canonical order."""
    projection = projection_of(folder)
    passages = [passage for source in projection.sources() for passage in projection.passages_of(source.article_id)]
    texts = [
        [*analyze(passage.source.title), *(term for terms in passage.terms for term in terms)] for passage in passages
    ]
    scored = [Hit(*pair) for pair in zip(passages, lucene(terms, texts), strict=True) if pair[1] > 0]
    return canonical(scored)[:k]


def agree(found: tuple[Hit, ...], expected: list[Hit]) -> None:
    assert ids(found) == [hit.passage.id for hit in expected]
    assert [hit.passage for hit in found] == [hit.passage for hit in expected]
    assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected], rel=0, abs=1e-9)


@pytest.mark.parametrize("terms", [("rain",), ("rain", "snow"), ("citi", "mayor", "ship"), ("spoke", "not", "noon")])
def test_scores_are_those_of_lucene_worked_out_by_hand(
    retriever: Engine, tmp_path: Path, terms: tuple[str, ...]
) -> None:
    agree(retriever(tmp_path, **NEWS).retrieve(Query(terms), 10), by_hand(tmp_path, terms, 10))


@pytest.mark.parametrize("words", [41, 55, 87, 108, 151])
def test_a_long_passage_scores_as_in_lucene(retriever: Engine, tmp_path: Path, words: int) -> None:
    long = "Rain " + "and snow " * (words - 1) + "fell."
    agree(retriever(tmp_path, long=long, **NEWS).retrieve(Query(("rain",)), 10), by_hand(tmp_path, ("rain",), 10))


def test_hits_are_those_of_trying_every_passage(retriever: Engine) -> None:
    @hypothesis_settings(max_examples=retriever.examples)
    @given(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), min_size=1, max_size=6),
        st.lists(st.sampled_from(["rain", "snow", "citi", "mayor", "ship", "unknown"]), min_size=1, max_size=8),
        st.integers(1, 7),
    )
    def agrees(texts: list[list[str]], terms: list[str], k: int) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for number, words in enumerate(texts):
                put(folder / "corpus", f"a{number}", " ".join(words) + ".", title=" ".join(words[:2]))
            agree(retriever(folder).retrieve(Query(tuple(terms)), k), by_hand(folder, tuple(terms), k))

    agrees()


def test_the_title_finds_its_passages_and_is_no_part_of_them(retriever: Engine, tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "Rain fell.", title="Storm")
    [hit] = retriever(tmp_path, b="Snow fell.").retrieve(Query(("storm",)), 5)
    assert hit.passage.text == "Rain fell."


def test_equal_scores_come_by_passage_id(retriever: Engine, tmp_path: Path) -> None:
    texts = dict.fromkeys(["c", "a", "e", "b", "d"], "Rain fell on the city.")
    assert ids(retriever(tmp_path, **texts).retrieve(Query(("rain",)), 5)) == ["a:1", "b:1", "c:1", "d:1", "e:1"]


def test_fewer_hits_are_the_first_of_more(retriever: Engine, tmp_path: Path) -> None:
    texts = dict.fromkeys("dacb", "Rain fell on the city.") | {"e": "Rain, rain, rain."}
    engine = retriever(tmp_path, **texts)
    every = engine.retrieve(Query(("rain",)), 5)
    assert len(every) == 5
    assert [engine.retrieve(Query(("rain",)), k) for k in range(7)] == [every[:k] for k in range(7)]


def test_fewer_hits_are_the_first_of_more_among_a_thousand_near_ties(retriever: Engine, tmp_path: Path) -> None:
    text = "\n\n".join(f"Part {number}\n\nRain fell{' hard' * (number % 13)}." for number in range(1_000))
    engine = retriever(tmp_path, a=text)
    every = engine.retrieve(Query(("rain",)), 1_000)
    assert len({hit.score for hit in every}) > len({round(hit.score, 5) for hit in every})
    for k in range(1, 1_000, 37):
        assert engine.retrieve(Query(("rain",)), k) == every[:k]


def test_no_hits_are_none(retriever: Engine, tmp_path: Path) -> None:
    engine = retriever(tmp_path, **NEWS)
    assert engine.retrieve(Query(("rain",)), 0) == ()
    assert engine.retrieve(Query(("rain",)), -1) == ()


def test_unknown_words_find_nothing(retriever: Engine, tmp_path: Path) -> None:
    engine = retriever(tmp_path, **NEWS)
    assert engine.retrieve(Query(("volcano", "")), 10) == ()
    assert engine.retrieve(Query(()), 10) == ()


def test_an_unknown_word_beside_a_known_one_changes_nothing(retriever: Engine, tmp_path: Path) -> None:
    engine = retriever(tmp_path, **NEWS)
    assert engine.retrieve(Query(("volcano", "rain")), 10) == engine.retrieve(Query(("rain",)), 10)


def test_a_word_asked_twice_counts_once(retriever: Engine, tmp_path: Path) -> None:
    engine = retriever(tmp_path, **NEWS)
    assert engine.retrieve(Query(("rain", "snow", "rain")), 10) == engine.retrieve(Query(("rain", "snow")), 10)


def test_the_order_of_words_changes_nothing(retriever: Engine, tmp_path: Path) -> None:
    engine = retriever(tmp_path, **NEWS)
    orders = {engine.retrieve(Query(terms), 10) for terms in itertools.permutations(("rain", "snow", "mayor"))}
    assert len(orders) == 1


def test_empty_coverage_finds_nothing(retriever: Engine, tmp_path: Path) -> None:
    engine = retriever(tmp_path)
    assert engine.retrieve(Query(("rain",)), 10) == ()
    assert engine.statistics(("rain",)).passages == 0


def test_a_single_passage_is_found(retriever: Engine, tmp_path: Path) -> None:
    [hit] = retriever(tmp_path, a="Rain fell.").retrieve(Query(("rain",)), 10)
    assert hit.passage.text == "Rain fell."
    assert hit.score > 0


def test_a_word_of_every_passage_still_finds_them(retriever: Engine, tmp_path: Path) -> None:
    texts = dict.fromkeys("abc", "Rain fell.")
    assert len(retriever(tmp_path, **texts).retrieve(Query(("rain",)), 10)) == 3


def test_statistics_count_passages_and_leave_unknown_words_out(retriever: Engine, tmp_path: Path) -> None:
    statistics = retriever(tmp_path, a="Rain fell. Rain again.", b="Snow fell.").statistics(("rain", "fell", "hail"))
    assert statistics.passages == 2
    assert statistics.average_length == (4 + 2) / 2
    assert statistics.df == {"rain": 1, "fell": 2}


FILTERS = [
    Filters(),
    Filters(article_id="b"),
    Filters(outlet="the wire"),
    Filters(since=date(2020, 1, 2)),
    Filters(until=date(2020, 1, 2)),
    Filters(since=date(2020, 1, 2), until=date(2020, 1, 2), outlet="The Wire"),
    Filters(article_id="none"),
]


@pytest.mark.parametrize("filters", FILTERS)
def test_a_filter_leaves_passages_out_and_changes_no_score(retriever: Engine, tmp_path: Path, filters: Filters) -> None:
    for day, (article_id, text) in enumerate(NEWS.items(), 1):
        outlet = {"a": "The Wire", "b": "The Post", "c": ""}[article_id]
        published = f"2020-01-0{day}" if day < 3 else ""
        put(tmp_path / "corpus", article_id, text, outlet=outlet, published=published)
    engine = retriever(tmp_path)
    terms = ("rain", "snow", "citi", "mayor")
    every = engine.retrieve(Query(terms), 10)
    assert len(every) == 4
    for k in (1, 2, 10):
        admitted = [hit for hit in every if filters.admit(hit.passage.source)]
        assert engine.retrieve(Query(terms, filters), k) == tuple(admitted[:k])


@pytest.mark.parametrize(
    "filters", [Filters(outlet="the wire"), Filters(since=date(2020, 1, 2)), Filters(outlet="none")]
)
def test_a_filter_finds_also_what_many_better_passages_stand_before(
    retriever: Engine, tmp_path: Path, filters: Filters
) -> None:
    for number in range(400):
        chosen = number >= 380
        outlet, published = ("The Wire", "2020-01-03") if chosen else ("The Post", "2020-01-01")
        text = f"Rain fell on day {number}." + " And on it went." * (20 if chosen else 1)
        put(tmp_path / "corpus", f"a{number}", text, outlet=outlet, published=published)
    engine = retriever(tmp_path)
    admitted = tuple(hit for hit in engine.retrieve(Query(("rain",)), 400) if filters.admit(hit.passage.source))
    assert len(admitted) == (0 if filters.outlet == "none" else 20)
    assert engine.retrieve(Query(("rain",), filters), 30) == admitted
    assert engine.retrieve(Query(("rain",), filters), 3) == admitted[:3]
