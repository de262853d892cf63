"""The composer: echoes folded, speakers named, and not a word sent that its article does not hold."""

from __future__ import annotations

import json
import tempfile
from itertools import pairwise, permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.answer import leaning
from bot.answer.candidates import Ranked, candidates
from bot.answer.composer import compose, paragraph, prove
from bot.answer.judgement import judged
from bot.answer.questions import understand
from bot.corpus.furniture import body
from bot.errors import BotError, CorpusError
from bot.model import Article, Hit, Quote, Span
from tests.corpus.samples import article_bytes
from tests.coverage_kit import PAGES, QUAKE, TWELVE, TWENTY, passages_of, pipeline_on, put, weighing

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answer.coverage import Archive
    from bot.answer.questions import Question
    from bot.model import Found

RAIN = "Heavy rain fell on the old city."
ASKED = understand("Did it rain?")  # nothing that would have to be looked for beside a sentence
JUDGED = judged(ASKED, (), weighing(ASKED))


def ranked(archive: Archive, question: Question = ASKED) -> list[Ranked]:
    """Every sentence of the coverage, by article, each scored less than the one before."""
    passages = [passage for source in archive.sources() for passage in archive.passages_of(source.article_id)]
    found = candidates(question, [Hit(passage, 1.0) for passage in passages])
    return [Ranked(candidate, 1 / number) for number, candidate in enumerate(found, 1)]


def composed(folder: Path, limit: int = 9, **texts: str) -> tuple[Found, ...]:
    archive = pipeline_on(folder, **texts).coverage.archive
    return compose(JUDGED, ranked(archive), archive, limit)


def where(quote: Quote) -> tuple[str, str]:
    return quote.source.article_id, quote.text


def test_statements_come_in_their_order_with_their_scores(tmp_path: Path) -> None:
    found = composed(tmp_path, a="Rain fell on us. Ships of the navy sank.", b="The mayor of the city resigned.")
    assert [(one.quote.text, one.score) for one in found] == [
        ("Rain fell on us.", 1),
        ("Ships of the navy sank.", 1 / 2),
        ("The mayor of the city resigned.", 1 / 3),
    ]


def test_an_echo_is_folded_under_the_better_quote_with_its_own_wording(tmp_path: Path) -> None:
    echo = "On the old city, heavy rain fell!"
    [one] = composed(tmp_path, a=RAIN, b=echo)
    assert where(one.quote) == ("a", RAIN)
    assert [where(quote) for quote in one.echoes] == [("b", echo)]


def test_each_article_echoes_once(tmp_path: Path) -> None:
    text = f"{RAIN} On the old city, heavy rain fell!"
    [one] = composed(tmp_path, a=text, b=text, c=text)
    assert [where(quote) for quote in one.echoes] == [("b", RAIN), ("c", RAIN)]


def test_echoes_come_in_the_order_of_their_best(tmp_path: Path) -> None:
    text = f"{RAIN} On the old city, heavy rain fell!"
    archive = pipeline_on(tmp_path, a=RAIN, b=text, c=RAIN).coverage.archive
    best, first_of_b, second_of_b, of_c = ranked(archive)
    [one] = compose(JUDGED, [best, first_of_b, of_c, second_of_b], archive, 1)
    assert [where(quote) for quote in one.echoes] == [("b", RAIN), ("c", RAIN)]


def test_what_is_quoted_along_is_quoted_once(tmp_path: Path) -> None:
    text = "Jane Smith of the navy came aboard. {} She saw the {} sink."
    archive = pipeline_on(tmp_path, a=text.format("", "ships"), b=text.format("", "old boats go and")).coverage.archive
    _, ships, _, boats = ranked(archive)
    first, second = compose(JUDGED, [ships, boats], archive, 9)
    assert first.quote.text.startswith("Jane Smith")
    assert second.quote.text.startswith("Jane Smith")  # "she" is nobody without it


def sides(
    folder: Path, limit: int, *texts: str, days: tuple[int, ...] = (), outlets: str = "abcd"
) -> tuple[Found, ...]:
    """What is quoted of *texts*, each of an article of its own, for `QUAKE`; the first is the best."""
    for number, (text, outlet) in enumerate(zip(texts, outlets, strict=False)):
        day = days[number] if days else 3
        put(folder / "corpus", f"a{number}", text, outlet=outlet, published=f"2021-05-{day:02}")
    archive = pipeline_on(folder).coverage.archive
    asked = understand(QUAKE)
    return compose(judged(asked, (), weighing(asked)), ranked(archive, asked), archive, limit)


BRIDGE = "The bridge in Ulm fell in the earthquake."
MAYOR = "The mayor of Ulm spoke of the earthquake."


def test_the_other_side_stands_right_behind_the_best(tmp_path: Path) -> None:
    first, second, third = sides(tmp_path, 3, TWELVE, BRIDGE, MAYOR, TWENTY)
    assert [first.quote.text, second.quote.text, third.quote.text] == [TWELVE, TWENTY, BRIDGE]
    assert second.differs == ("figures", first.quote.id)
    assert first.differs is third.differs is None


def test_one_quote_alone_has_no_other_side(tmp_path: Path) -> None:
    [only] = sides(tmp_path, 1, TWELVE, TWENTY)
    assert (only.quote.text, only.differs) == (TWELVE, None)


def test_what_an_outlet_told_later_stands_before_what_it_told_first(tmp_path: Path) -> None:
    newer, older, other = sides(tmp_path, 3, TWELVE, BRIDGE, MAYOR, TWENTY, days=(3, 3, 3, 4), outlets="abca")
    assert [newer.quote.text, older.quote.text, other.quote.text] == [TWENTY, TWELVE, BRIDGE]
    assert newer.differs is older.differs is None


def test_an_echo_beyond_the_limit_still_counts(tmp_path: Path) -> None:
    [one] = composed(tmp_path, 1, a=RAIN, b="Ships of the navy sank.", c=RAIN)
    assert [where(quote) for quote in one.echoes] == [("c", RAIN)]


@pytest.mark.parametrize("limit", [0, 1, 2, 5])
def test_no_more_statements_than_asked_for(tmp_path: Path, limit: int) -> None:
    texts = {"a": "Rain fell on us.", "b": "Ships of the navy sank.", "c": "The mayor of the city resigned."}
    assert len(composed(tmp_path, limit, **texts)) == min(limit, 3)


def test_a_quotation_comes_with_its_speaker(tmp_path: Path) -> None:
    [said, plain] = composed(tmp_path, a="“Rain fell on the city,” Jane Smith said.", b="Ships of the navy sank.")
    assert said.speaker is not None
    assert (said.speaker.name, said.speaker.certainty) == ("Jane Smith", "stated")
    assert plain.speaker is None


def test_a_quote_knows_its_paragraph(tmp_path: Path) -> None:
    text = "Storm\n\nRain fell on us. Snow was cold.\n\nAdvertisement\n\nShips of the navy sank."
    found = composed(tmp_path, a=text)
    assert [(one.quote.text, one.paragraph) for one in found][-3:] == [
        ("Rain fell on us.", found[-3].paragraph),
        ("Snow was cold.", found[-3].paragraph),
        ("Ships of the navy sank.", found[-3].paragraph + 1),
    ]


def test_paragraphs_of_the_body_count_from_one() -> None:
    text = "Rain fell on us.\n\nShips of the navy sank."
    passages = passages_of(text)
    source = Article(passages[0].source, text, body(text))
    numbers = [paragraph(source, Quote.cut(passage, span)) for passage in passages for span in passage.sentences]
    assert numbers == [1, 2]


SMITH = "Jane Smith of the navy came aboard. She saw the ships sink. They had no crew."


def test_a_sentence_that_leans_on_a_neighbour_is_quoted_together_with_it(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=SMITH).coverage.archive
    _, she, _ = ranked(archive)
    [one] = compose(JUDGED, [she], archive, 1)
    assert where(one.quote) == ("a", "Jane Smith of the navy came aboard. She saw the ships sink.")
    assert one.quote.text == SMITH[one.quote.span.start : one.quote.span.end]


def test_a_sentence_that_is_quoted_already_beside_another_is_no_statement_of_its_own(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=SMITH).coverage.archive
    smith, she, _ = ranked(archive)
    assert len(compose(JUDGED, [she, smith], archive, 9)) == 1
    assert len(compose(JUDGED, [she, smith, she], archive, 9)) == 1


def test_no_sentence_is_shown_twice(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=SMITH).coverage.archive
    for chosen in permutations(ranked(archive)):
        spans = [one.quote.span for one in compose(JUDGED, chosen, archive, 9)]
        shown = [place for start, end in spans for place in range(start, end)]
        assert len(set(shown)) == len(shown)


def test_the_neighbour_on_which_a_sentence_leans_may_be_an_echo_elsewhere(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=SMITH, b="She saw the ships sink.").coverage.archive
    _, she, _, again = ranked(archive)
    [one] = compose(JUDGED, [she, again], archive, 9)
    assert one.quote.text.endswith("She saw the ships sink.")
    assert [where(quote) for quote in one.echoes] == [("b", "She saw the ships sink.")]


@pytest.mark.parametrize(
    ("second", "quoted"),
    [
        ("Both were seen by 12 officials.", "Heavy rain fell on the old city. Both were seen by 12 officials."),
        ("Snow was seen by 12 officials.", "Snow was seen by 12 officials."),
    ],
)
def test_what_was_told_is_quoted_along_only_where_a_sentence_points_back_to_it(
    tmp_path: Path, second: str, quoted: str
) -> None:
    question = understand("How many officials of the city saw the snow or the rain?")
    archive = pipeline_on(tmp_path, a=f"Ships sank. {RAIN}", b=f"{RAIN} {second}").coverage.archive
    _, rain, same, again = ranked(archive, question)
    assert leaning.quoted(question, again.candidate, weighing(question)).start == 0
    found = compose(judged(question, (), weighing(question)), [rain, again, same], archive, 9)
    assert found[1].quote.text == quoted


def test_an_echo_of_a_sentence_that_is_quoted_beside_another_is_no_statement_of_its_own(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=SMITH, b="Jane Smith of the navy came aboard.").coverage.archive
    smith, she, _, again = ranked(archive)
    assert len(compose(JUDGED, [she, smith, again], archive, 9)) == 1


def test_words_of_two_speakers_are_given_to_neither(tmp_path: Path) -> None:
    text = "“Rain fell on the city,” Jane Smith said. “They sank in the harbour,” John Jones said."
    archive = pipeline_on(tmp_path, a=text).coverage.archive
    _, jones = ranked(archive)
    [one] = compose(JUDGED, [jones], archive, 1)
    assert one.quote.text == text
    assert one.speaker is None


@hypothesis_settings(max_examples=60)
@given(PAGES.filter(str.strip), st.permutations(range(12)), st.sampled_from(["Who saw it?", "Did it rain?", "What?"]))
def test_every_quote_is_the_slice_of_its_article_and_none_overlap(text: str, order: list[int], question: str) -> None:
    asked = understand(question)
    with tempfile.TemporaryDirectory() as folder:
        archive = pipeline_on(Path(folder), a=text).coverage.archive
        found = ranked(archive, asked)
        answer = compose(
            judged(asked, (), weighing(asked)), [found[place] for place in order if place < len(found)], archive, 9
        )
    for one in answer:
        assert one.quote.text == text[one.quote.span.start : one.quote.span.end]
    spans = sorted(one.quote.span for one in answer)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"rain", b"snow"))


def rewrite(path: Path) -> None:
    put(path.parent, "a", "Heavy snow fell on the old city.")


def shift(path: Path) -> None:
    put(path.parent, "a", f" {RAIN}")


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("change", [damage, rewrite, shift, remove, empty])
def test_nothing_is_sent_when_the_file_changed_after_indexing(tmp_path: Path, change: Callable[[Path], None]) -> None:
    archive = pipeline_on(tmp_path, a=RAIN).coverage.archive
    change(tmp_path / "corpus/a.txt")
    with pytest.raises(CorpusError, match=r"corpus/a\.txt: "):
        compose(JUDGED, ranked(archive), archive, 3)


def test_nothing_is_sent_when_only_an_echo_changed(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=RAIN, b=RAIN).coverage.archive
    damage(tmp_path / "corpus/b.txt")
    with pytest.raises(CorpusError, match=r"corpus/b\.txt: "):
        compose(JUDGED, ranked(archive), archive, 3)


def test_a_new_header_over_the_same_text_changes_no_quote(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=RAIN).coverage.archive
    put(tmp_path / "corpus", "a", RAIN, title="Storm")
    assert [one.quote.text for one in compose(JUDGED, ranked(archive), archive, 3)] == [RAIN]


def test_a_quote_that_is_no_slice_of_its_article_is_refused(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=RAIN).coverage.archive
    [passage] = archive.passages_of("a")
    true = Quote.cut(passage, passage.sentences[0])
    assert prove(true, archive).text == RAIN
    for false in (
        Quote(true.text, true.source, Span(1, true.span.end)),
        Quote("Heavy snow fell on the old city.", true.source, true.span),
        Quote(true.text, passages_of(RAIN, "elsewhere")[0].source, true.span),
    ):
        with pytest.raises(CorpusError, match="no longer holds the quote that was found; run 'pullquote index'"):
            prove(false, archive)


def test_an_article_of_a_bundle_is_proved_too(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("a", RAIN), ("b", "Ships sank.\r\n\0"))]
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert [where(one.quote) for one in composed(tmp_path)] == [("a", RAIN), ("b", "Ships sank.")]


def test_a_fault_is_one_line_for_the_operator(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=RAIN).coverage.archive
    (tmp_path / "corpus/a.txt").write_bytes(article_bytes("Other text.", id="a"))
    with pytest.raises(BotError) as caught:
        compose(JUDGED, ranked(archive), archive, 1)
    assert str(caught.value).isprintable()
