"""The composer: echoes folded, speakers named, and not a word sent that its article does not hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.answer.candidates import candidates
from bot.answer.composer import compose, paragraph, prove
from bot.answer.selection import Ranked
from bot.corpus.furniture import body
from bot.errors import BotError, CorpusError
from bot.model import Article, Hit, Quote, Span
from tests.corpus.samples import article_bytes
from tests.coverage_kit import passages_of, pipeline_on, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.answer.coverage import Archive
    from bot.model import Found

RAIN = "Heavy rain fell on the old city."


def ranked(archive: Archive) -> list[Ranked]:
    """Every sentence of the coverage, by article, each scored less than the one before."""
    passages = [passage for source in archive.sources() for passage in archive.passages_of(source.article_id)]
    found = candidates([Hit(passage, 1.0) for passage in passages])
    return [Ranked(candidate, 1 / number) for number, candidate in enumerate(found, 1)]


def composed(folder: Path, limit: int = 9, **texts: str) -> tuple[Found, ...]:
    archive = pipeline_on(folder, **texts).coverage.archive
    return compose(ranked(archive), archive, limit)


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
    [one] = compose([best, first_of_b, of_c, second_of_b], archive, 1)
    assert [where(quote) for quote in one.echoes] == [("b", RAIN), ("c", RAIN)]


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
    text = "Storm\n\nRain fell on us. It was cold.\n\nAdvertisement\n\nShips of the navy sank."
    found = composed(tmp_path, a=text)
    assert [(one.quote.text, one.paragraph) for one in found][-3:] == [
        ("Rain fell on us.", found[-3].paragraph),
        ("It was cold.", found[-3].paragraph),
        ("Ships of the navy sank.", found[-3].paragraph + 1),
    ]


def test_paragraphs_of_the_body_count_from_one() -> None:
    text = "Rain fell on us.\n\nShips of the navy sank."
    passages = passages_of(text)
    source = Article(passages[0].source, text, body(text))
    numbers = [paragraph(source, Quote.cut(passage, span)) for passage in passages for span in passage.sentences]
    assert numbers == [1, 2]


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
        compose(ranked(archive), archive, 3)


def test_nothing_is_sent_when_only_an_echo_changed(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=RAIN, b=RAIN).coverage.archive
    damage(tmp_path / "corpus/b.txt")
    with pytest.raises(CorpusError, match=r"corpus/b\.txt: "):
        compose(ranked(archive), archive, 3)


def test_a_new_header_over_the_same_text_changes_no_quote(tmp_path: Path) -> None:
    archive = pipeline_on(tmp_path, a=RAIN).coverage.archive
    put(tmp_path / "corpus", "a", RAIN, title="Storm")
    assert [one.quote.text for one in compose(ranked(archive), archive, 3)] == [RAIN]


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
        compose(ranked(archive), archive, 1)
    assert str(caught.value).isprintable()
