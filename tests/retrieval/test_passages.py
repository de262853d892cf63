"""Passages: whole sentences within a budget, never across furniture or a heading, and always slices of the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.answer.speakers.finding import find_speakers
from bot.corpus import reader
from bot.model import Quotation, Span, Speaker
from bot.retrieval.passages import BUDGET, passages
from bot.text.sentences import split
from bot.text.terms import analyze
from bot.text.tokens import count
from tests.corpus.samples import SHIPPED
from tests.coverage_kit import PAGES, article, passages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Article, Passage

LONG = "The committee of the city council discussed the budget of the harbour for the seventh time this year. "


def cut(found: Sequence[Passage]) -> list[str]:
    return [passage.text for passage in found]


def sentences_of(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.sentences]


def consistent(source: Article) -> None:
    """What holds for the passages of any article."""
    end = 0
    for passage in passages(source, find_speakers):
        assert passage.source == source.source
        assert end <= passage.start
        end = passage.start + len(passage.text)
        assert passage.text == source.text[passage.start : end]
        assert passage.sentences[0].start == 0
        assert passage.sentences[-1].end == len(passage.text)
        assert all(one.end <= other.start for one, other in zip(passage.sentences, passage.sentences[1:], strict=False))
        assert all(0 <= span.start < span.end <= len(passage.text) for span in passage.sentences)
        assert all(0 <= span.start < span.end <= len(passage.text) for span, _ in passage.speakers)
        assert passage.terms == tuple(analyze(sentence) for sentence in sentences_of(passage))
        assert passage.lines == (analyze(passage.source.title), *passage.terms)
        assert any(passage.terms)
        assert passage.tokens == sum(count(sentence) for sentence in sentences_of(passage))
        assert passage.tokens <= BUDGET or len(passage.sentences) == 1


@given(PAGES)
def test_passages_of_any_text_are_slices_of_whole_sentences(text: str) -> None:
    consistent(article(text))


@given(PAGES)
def test_every_sentence_with_a_term_stands_in_one_passage(text: str) -> None:
    source = article(text)
    printed = [
        sentence
        for paragraph in split(text, source.body)
        for sentence in paragraph
        if analyze(text[sentence.start : sentence.end])
    ]
    indexed = [
        Span(passage.start + start, passage.start + end)
        for passage in passages(source, find_speakers)
        for (start, end), terms in zip(passage.sentences, passage.terms, strict=True)
        if terms
    ]
    assert indexed == printed


def test_passages_of_the_shipped_articles_are_slices_of_whole_sentences() -> None:
    for stored in reader.read(SHIPPED):
        consistent(stored.article)


def test_short_paragraphs_share_a_passage() -> None:
    assert cut(passages_of("Rain fell.\n\nSnow followed.")) == ["Rain fell.\n\nSnow followed."]


def test_a_passage_ends_before_the_sentence_that_would_exceed_the_budget() -> None:
    room = BUDGET // count(LONG.strip())
    found = passages_of(LONG * (2 * room + 1))
    assert [len(passage.sentences) for passage in found] == [room, room, 1]


def test_a_sentence_longer_than_the_budget_is_a_passage_of_its_own() -> None:
    long = LONG.strip(" .") + " and" + LONG.lower().strip(" .") * 12 + "."
    assert count(long) > BUDGET
    assert cut(passages_of(f"Rain fell. {long} Snow followed.")) == ["Rain fell.", long, "Snow followed."]


def test_no_passage_runs_across_furniture() -> None:
    assert cut(passages_of("Rain fell on the city.\n\nAdvertisement\n\nSnow followed the rain.")) == [
        "Rain fell on the city.",
        "Snow followed the rain.",
    ]


def test_a_heading_opens_a_passage_and_belongs_to_what_it_stands_over() -> None:
    text = "Rain fell on the city.\n\nThe harbour\n\nA ship sank there."
    assert cut(passages_of(text)) == ["Rain fell on the city.", "The harbour\n\nA ship sank there."]


def test_passages_are_numbered_within_their_article() -> None:
    text = "Rain fell on the city.\n\nThe harbour\n\nA ship sank there.\n\nThe mayor\n\nNobody spoke to him."
    assert [passage.id for passage in passages_of(text, "news")] == ["news:1", "news:2", "news:3"]


def test_a_passage_without_a_single_term_is_left_out_and_keeps_its_number() -> None:
    text = "Rain fell on the city.\n\nThis is it\n\nThe harbour\n\nA ship sank there."
    assert [passage.id for passage in passages_of(text)] == ["rain:1", "rain:3"]


def test_the_title_is_no_part_of_a_passage() -> None:
    [passage] = passages_of("Storm over the city\n\nRain fell.", title="Storm over the city")
    assert passage.text == "Rain fell."
    assert passage.source.title == "Storm over the city"


def test_a_passage_is_indexed_with_the_terms_of_its_title() -> None:
    [passage] = passages_of("Rain fell. This is it. Snow followed the rain.", title="Storm ahead")
    assert passage.indexed == " storm ahead \n rain fell \n \n snow follow rain "
    assert passage.terms == (("rain", "fell"), (), ("snow", "follow", "rain"))


@given(st.lists(st.sampled_from(["rain", "rainy", "train", "snow."]), min_size=1))
def test_a_term_between_spaces_is_counted_as_often_as_it_stands_there(words: list[str]) -> None:
    for passage in passages_of(" ".join(words), title="Rain, rain, rain"):
        indexed = [*analyze("Rain, rain, rain"), *analyze(passage.text)]
        assert passage.indexed.split() == indexed
        assert {term: passage.indexed.count(f" {term} ") for term in indexed} == Counter(indexed)


def test_hard_wrapped_lines_make_one_sentence() -> None:
    wrapped = (
        "The committee of the city council discussed the budget of the\n"
        "harbour for the seventh time this year, and the mayor of the\n"
        "city was not there to hear what the members had to say on it.\n"
    )
    [passage] = passages_of(wrapped)
    assert sentences_of(passage) == [wrapped.strip()]


def test_a_quotation_over_two_passages_is_clipped_to_each() -> None:
    text = "Rain fell on the city.\n\nThe harbour\n\nA ship sank there."
    smith = Speaker("Smith", "stated")

    def says_nearly_all(text: str, _body: Sequence[Span]) -> tuple[Quotation, ...]:
        return (Quotation(Span(5, len(text) - 6), smith),)

    first, second = passages(article(text), says_nearly_all)
    assert first.speakers == (Quotation(Span(5, len(first.text)), smith),)
    assert second.speakers == (Quotation(Span(0, len(second.text) - 6), smith),)


def test_a_quotation_belongs_only_to_the_passage_it_stands_in() -> None:
    text = "“Rain fell on the city,” Smith said.\n\nThe harbour\n\n“A ship sank there,” Jones said."
    first, second = passages_of(text)
    assert [quotation.speaker.name for quotation in first.speakers] == ["Smith"]
    assert [quotation.speaker.name for quotation in second.speakers] == ["Jones"]


def test_a_list_in_markdown_is_one_passage_and_its_marks_are_no_part_of_a_sentence() -> None:
    [passage] = passages_of(
        "Three things fell, said the mayor.\n\n* Rain fell.\n* Snow fell,\n  and much of it.\n* Leaves fell."
    )
    assert sentences_of(passage)[1:] == ["Rain fell.", "Snow fell,\n  and much of it.", "Leaves fell."]


def test_a_heading_in_markdown_opens_a_passage_whatever_it_ends_with() -> None:
    assert cut(passages_of("Rain fell.\n\n## Why did it?\n\n- Nobody knows.")) == [
        "Rain fell.",
        "Why did it?\n\n- Nobody knows.",
    ]
