"""A projection gives back what was put into it, and tells damage from an answer."""

from __future__ import annotations

import random
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.answer.speakers.finding import find_speakers
from bot.corpus import reader
from bot.corpus.reader import Filed
from bot.errors import RetrievalError
from bot.model import Filters, Scope, Source
from bot.retrieval.carried import passage_of
from bot.retrieval.passages import passages
from bot.retrieval.projection import NAME, Projection
from bot.retrieval.row_file import NAME as ROWS
from bot.text.terms import STOP_WORDS, words
from tests.corpus.samples import SHIPPED
from tests.coverage_kit import article, projection_of, put, write_anew


def same_as_before(folder: Path, stored: list[Filed]) -> None:
    """A projection of *stored* in *folder* gives every article and passage back, equal in all its parts."""
    projection = write_anew(folder, stored)
    numbers = [number for number, _ in projection.indexed_terms()]
    every = [passage for one in stored for passage in passages(one.article, find_speakers)]
    assert projection.passages(numbers) == every
    for one in stored:
        source = one.article.source
        assert projection.article(source.article_id) == (one.article, one.file, one.in_bundle)
        assert projection.article(source.key) == (one.article, one.file, one.in_bundle)
        assert projection.passages_of(source.article_id) == list(passages(one.article, find_speakers))
    projection.close()


def test_the_newest_articles_come_first_and_undated_ones_last(tmp_path: Path) -> None:
    days = {"a": "2024-05-01", "b": "", "c": "2024-05-02", "d": "2024-05-01"}
    for name, published in days.items():
        put(tmp_path / "corpus", name, "Rain fell.", published=published, outlet="Wire" if name < "d" else "Post")
    projection = projection_of(tmp_path)

    def newest(most: int = 9, **asked: Any) -> str:
        return "".join(source.article_id for source in projection.newest(Filters(**asked), most))

    assert newest() == "cadb"
    assert newest(2) == "ca"
    assert newest(outlet="wire") == "cab"
    assert newest(since=date(2024, 5, 1), until=date(2024, 5, 1)) == "ad"
    assert newest(outlet="Times") == ""


def test_the_shipped_articles_come_back_equal(tmp_path: Path) -> None:
    same_as_before(tmp_path, list(reader.read(SHIPPED)))


@pytest.mark.parametrize(
    "text",
    [
        "Rain\0fell on the\0city. Snow followed.",
        "𝓡𝓪𝓲𝓷 fell 🌧️👩‍🚀 on the city. 𠜎 followed.",
        "e\u0301\u0301 and \u202e turned round. \ufeff Snow\u2028followed.",
        "It's \"so\" it's ''so''; DROP TABLE passages; -- Rain.",
        "Rain fell.\r\nSnow followed.\x85Hail too.",
    ],
)
def test_any_character_comes_back(tmp_path: Path, text: str) -> None:
    same_as_before(tmp_path, [Filed(article(text), "a.txt", in_bundle=False)])


@hypothesis_settings(max_examples=50)
@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), max_size=3), st.text(max_size=20), st.dates())
def test_any_text_and_header_come_back(texts: list[str], title: str, day: date) -> None:
    stored = [
        Filed(article(text, f"a{number}", title, day), f"{title}.txt", in_bundle=bool(number))
        for number, text in enumerate(texts)
    ]
    with tempfile.TemporaryDirectory() as folder:
        same_as_before(Path(folder), stored)


def test_an_unknown_article_is_none(tmp_path: Path) -> None:
    projection = projection_of(tmp_path, a="Rain fell.")
    assert projection.article("b") is None
    assert projection.passages_of("b") == []


def test_the_scope_counts_articles_and_knows_the_newest_day(tmp_path: Path) -> None:
    for article_id, published in (("a", "2020-01-02"), ("b", "2021-01-01T23:59:59+02:00"), ("c", "")):
        put(tmp_path / "corpus", article_id, "Rain fell.", published=published)
    assert projection_of(tmp_path).scope == Scope(3, date(2021, 1, 1))


def test_undated_articles_have_no_newest_day(tmp_path: Path) -> None:
    assert projection_of(tmp_path, a="Rain fell.").scope == Scope(1, None)


def test_sources_come_by_id_whatever_their_files_are_called(tmp_path: Path) -> None:
    for file, article_id in (("1.txt", "c"), ("2.txt", "a"), ("3.txt", "b")):
        put(tmp_path / "corpus", article_id, "Rain fell.", file=file)
    assert [source.article_id for source in projection_of(tmp_path).sources()] == ["a", "b", "c"]


def test_words_are_counted_folded_and_without_furniture_or_stop_words(tmp_path: Path) -> None:
    projection = projection_of(tmp_path, a="RAIN fell and the rain fell. Rain's Zürich.\n\nAdvertisement", b="Rain.")
    counts = dict(projection.words("", 1, 99))
    assert counts == {"rain": 3, "fell": 2, "zurich": 1, "rain's": 1}
    assert projection.words("r", 1, 4) == [("rain", 3)]
    assert projection.words("r", 5, 9) == [("rain's", 1)]
    assert projection.words("x", 1, 99) == []


def test_words_of_the_shipped_articles_are_counted_as_they_stand(tmp_path: Path) -> None:
    stored = list(reader.read(SHIPPED))
    projection = write_anew(tmp_path, stored)
    texts = [passage.text for one in stored for passage in passages(one.article, find_speakers)]
    printed = [word for text in texts for word in words(text) if word not in STOP_WORDS]
    assert dict(projection.words("", 1, 99)) == {word: printed.count(word) for word in printed}


def test_a_filter_admits_the_passages_of_its_articles(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "Rain fell.\n\nWeather\n\nSnow followed.", outlet="The Wire")
    put(tmp_path / "corpus", "b", "Hail fell.", outlet="The Post")
    projection = projection_of(tmp_path)
    assert projection.admitted(Filters()) is None
    numbers = projection.admitted(Filters(outlet="the wire"))
    assert numbers is not None
    assert [passage.id for passage in projection.passages(sorted(numbers))] == ["a:1", "a:2"]
    assert projection.admitted(Filters(outlet="none")) == set()


def test_a_missing_projection_is_named(tmp_path: Path) -> None:
    with pytest.raises(RetrievalError, match=r"coverage\.sqlite: cannot be read \(.*\); delete its folder, it is buil"):
        Projection(tmp_path)


@pytest.mark.parametrize("name", [NAME, ROWS])
@pytest.mark.parametrize("raw", [b"", b"garbage" * 1000, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_file_that_is_no_projection_is_named(tmp_path: Path, name: str, raw: bytes) -> None:
    projection_of(tmp_path, a="Rain fell.").close()
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(RetrievalError, match="cannot be read"):
        Projection(tmp_path)


def test_damage_is_an_error_of_ours_and_never_another_text(tmp_path: Path) -> None:
    stored = {one.article.source.article_id: one.article for one in reader.read(SHIPPED)}
    write_anew(tmp_path, reader.read(SHIPPED))
    whole = {name: (tmp_path / name).read_bytes() for name in (NAME, ROWS)}
    chance = random.Random(7)  # noqa: S311 - places to damage, the same ones every time
    errors = 0
    for _ in range(300):
        name = chance.choice([*whole])
        raw = bytearray(whole[name])
        for _ in range(chance.choice((1, 20, 200))):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        for other, undamaged in whole.items():
            (tmp_path / other).unlink()  # it may still be read in place
            (tmp_path / other).write_bytes(undamaged)
        (tmp_path / name).write_bytes(raw[: chance.choice((len(raw), chance.randrange(len(raw))))])
        try:
            projection = Projection(tmp_path)
            list(projection.indexed_terms())
            found = {article_id: projection.article(article_id) for article_id in stored}
        except RetrievalError:
            errors += 1
            continue
        assert all(one is None or one[0].text == stored[article_id].text for article_id, one in found.items())
    assert errors


def test_readers_keep_the_projection_they_opened(tmp_path: Path) -> None:
    before = projection_of(tmp_path, a="Rain fell.")
    after = projection_of(tmp_path, a="Snow fell.", b="Hail fell.")
    assert [passage.text for passage in before.passages_of("a")] == ["Rain fell."]
    assert [passage.text for passage in after.passages_of("a")] == ["Snow fell."]
    assert (before.scope.articles, after.scope.articles) == (1, 2)


def test_titles_are_indexed_with_every_passage(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "Rain fell.\n\nWeather\n\nSnow followed.", title="Storm ahead")
    put(tmp_path / "corpus", "b", "Hail fell.")
    assert [terms for _, terms in projection_of(tmp_path).indexed_terms()] == [
        ["storm", "ahead", "rain", "fell"],
        ["storm", "ahead", "weather", "snow", "follow"],
        ["hail", "fell"],
    ]


def test_every_passage_is_handed_out_as_it_is_stored(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "Rain fell.\n\nWeather\n\nSnow, said Ann Lee, fell.", title="Storm")
    projection = projection_of(tmp_path, b="“Hail fell,” said Bob Ray.")
    handed_out = list(projection.stored())
    every = [passage for source in projection.sources() for passage in projection.passages_of(source.article_id)]
    assert [passage_of(*one.row) for one in handed_out] == every
    assert [one.source for one in handed_out] == [passage.source for passage in every]
    assert [one.indexed.split() for one in handed_out] == [terms for _, terms in projection.indexed_terms()]


def test_a_source_keeps_all_it_states(tmp_path: Path) -> None:
    put(
        tmp_path / "corpus",
        "a",
        "Rain fell.",
        title="Storm",
        outlet="The Wire",
        authors="Ann; Bob",
        published="2020-01-02",
        url="https://example.org/a",
    )
    [source] = projection_of(tmp_path).sources()
    assert source == Source(
        "a", source.sha256, "Storm", "The Wire", ("Ann", "Bob"), date(2020, 1, 2), "https://example.org/a"
    )


def test_articles_are_found_by_the_letters_of_their_texts(tmp_path: Path) -> None:
    projection = projection_of(tmp_path, a="Rain fell.", b="rain\0 – Schnee fiel.", c="Advertisement\n\nRain fell.")
    assert projection.holding(["Rain"]) == ["a", "c"]
    assert projection.holding(["ain", "–"]) == ["b"]
    assert projection.holding(["fiel."]) == ["b"]
    assert projection.holding(["Schnee", "fell"]) == projection.holding(["\ud800"]) == []


def test_articles_are_found_by_a_phrase_that_runs_over_lines(tmp_path: Path) -> None:
    texts = {"a": "Now it’s\n    over here.", "b": "It's\r\nover\0", "c": "it is over", "d": "bit's over"}
    projection = projection_of(tmp_path, **texts)
    assert [*projection.running("it's over")] == [*projection.running("It’s  over")] == ["a", "b", "d"]
    assert [*projection.running("it's over here")] == ["a"]
    assert [*projection.running("\ud800\ud800")] == []


def test_articles_that_hold_a_phrase_come_in_order_however_many_there_are(tmp_path: Path) -> None:
    texts = {f"a{number:03}": "Rain fell here." if number % 3 else "Snow fell there." for number in range(200)}
    running = [*projection_of(tmp_path, **texts).running("rain fell")]
    assert running == sorted(name for name, text in texts.items() if text.startswith("Rain"))
