"""Articles found by their headers are those that reading every header finds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus.reader import Filed
from bot.model import Article, Source
from bot.text.terms import analyze
from tests.corpus.samples import digest
from tests.coverage_kit import projection_of, write_anew

WORDS = ["storm", "rain", "city", "wire", "lee"]
WORDINGS = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
HEADERS = st.lists(st.tuples(WORDINGS, st.sampled_from(["", "Wire", "City Wire"]), WORDINGS), max_size=8)


def sources(headers: list[tuple[str, str, str]]) -> list[Source]:
    return [
        Source(f"a{number}", digest(), title, outlet, (author,) if author else ())
        for number, (title, outlet, author) in enumerate(headers)
    ]


def means(source: Source, terms: set[str], *, by_title: bool) -> bool:
    """Whether *terms* name *source*, by the rule in its own words."""
    title = set(analyze(source.title))
    header = title | set(analyze(f"{source.outlet} {' '.join(source.authors)}"))
    named = len(terms & title)
    return not terms or (terms <= header and (not by_title or (named >= 2 and 2 * named >= len(title))))


@settings(max_examples=60)
@given(HEADERS, st.sets(st.sampled_from([*WORDS, "snow"])), st.booleans())
def test_whoever_reads_every_header_finds_the_same(
    headers: list[tuple[str, str, str]], terms: set[str], by_title: bool
) -> None:
    every = sources(headers)
    expected = [source for source in every if means(source, terms, by_title=by_title)]
    by_outlet: dict[str, Source] = {}
    for source in expected:
        by_outlet.setdefault(source.outlet, source)
    with tempfile.TemporaryDirectory() as folder:
        stored = [Filed(Article(source, "Rain fell.", ()), "a.txt", in_bundle=False) for source in every]
        headed = write_anew(Path(folder), stored).headed(terms, by_title=by_title)
        assert headed.count() == len(expected)
        assert list(headed.first(3)) == expected[:3]
        assert list(headed.of_each_outlet()) == [*by_outlet.values()]


def test_as_many_terms_as_a_question_can_hold_may_be_asked_for(tmp_path: Path) -> None:
    projection = projection_of(tmp_path, a="Rain fell.")
    assert projection.headed({f"term{number}" for number in range(2_000)}).count() == 0
