"""What every answer promises: its quotes are slices of the files, any text may be asked, and nothing is made up."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.answer.confidence import model
from bot.answer.parts import parts
from bot.answer.pipeline import LONGEST_QUESTION, Pipeline
from bot.model import Scope
from bot.text.terms import analyze
from tests.corpus.samples import SHIPPED
from tests.coverage_kit import PAGES, pipeline_on, printed, put, quotes, text_on_disk

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from bot.model import Answer

STORM = {
    "a": "Heavy rain fell on the city on Monday. “Nobody was hurt,” Mayor Jane Smith said.",
    "b": "On Monday, heavy rain fell on the city. Four ships sank in the harbour.",
    "c": "The mayor called off the parade. She will celebrate in May.",
}
SHIPPED_WORDS = sorted({word for file in SHIPPED.glob("*.txt") for word in text_on_disk(SHIPPED, file.stem).split()})
FRAMES = ["", "Who", "When did", "How many", "Why", "What did", "say", "said about", "?", "WHO WROTE", "latest"]
QUESTIONS = st.lists(st.sampled_from(FRAMES) | st.sampled_from(SHIPPED_WORDS), max_size=12).map(" ".join)
ANY_TEXT = st.text(st.characters(exclude_categories=()))


def verbatim(answer: Answer, stored: Callable[[str], str]) -> None:
    """Every quote of *answer* is its slice of what is stored under its article's id."""
    for quote in quotes([answer]):
        start, end = quote.span
        assert 0 <= start < end
        assert quote.text == stored(quote.source.article_id)[start:end]


def sound(answer: Answer, limit: int) -> None:
    """What holds for any answer; behind the best may stand what another article states otherwise, and the parts of a
    question have their quotes in turn.
    """
    assert 0 <= answer.confidence <= 1
    assert not answer.answered or answer.found or answer.facts
    assert not (answer.found and answer.facts)
    assert len(answer.found) <= limit
    assert len({found.quote for found in answer.found}) == len(answer.found)
    scores = [one.score for one in answer.found] if not parts(answer.question) else []
    assert scores[1:2] + sorted([*scores[:1], *scores[2:]], reverse=True) == scores[1:2] + scores[:1] + scores[2:]
    answer.question.encode()


@given(QUESTIONS, st.integers(1, 5), st.booleans())
def test_every_quote_is_the_slice_of_its_file(pipeline: Pipeline, question: str, limit: int, always: bool) -> None:
    answer = pipeline.ask(question, limit=limit, always=always)
    verbatim(answer, lambda name: text_on_disk(SHIPPED, name))
    sound(answer, limit)


@hypothesis_settings(max_examples=60)
@given(st.lists(PAGES.filter(str.strip), min_size=1, max_size=4), st.randoms(use_true_random=False), st.booleans())
def test_every_quote_of_any_article_is_the_slice_of_its_file(
    texts: list[str], chance: random.Random, always: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asked = pipeline_on(folder, **{f"a{number}": text for number, text in enumerate(texts)})
        for text in texts:
            words = text.split()
            answer = asked.ask(" ".join(chance.sample(words, min(len(words), 6))), always=always)
            verbatim(answer, lambda article_id: text_on_disk(folder / "corpus", article_id))
            sound(answer, 3)


@hypothesis_settings(max_examples=30)
@given(st.lists(PAGES.filter(str.strip), min_size=1, max_size=4))
def test_every_quote_of_a_bundle_is_the_slice_of_its_line(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "corpus").mkdir()
        lines = {f"a{number}": json.dumps({"id": f"a{number}", "text": text}) for number, text in enumerate(texts)}
        (folder / "corpus/corpus.jsonl.gz").write_bytes(gzip.compress("\n".join(lines.values()).encode()))
        answer = pipeline_on(folder).ask(" ".join(texts)[:200], always=True, limit=9)
        verbatim(answer, lambda article_id: json.loads(lines[article_id])["text"])


@given(ANY_TEXT)
def test_any_text_is_a_legal_question(pipeline: Pipeline, text: str) -> None:
    sound(pipeline.ask(text), 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\0",
        "?" * 100_000,
        "a" * 100_000,
        " " * 100_000,
        "\ud800" * 100_000,
        "🌧️" * 50_000,
        "when was " * 11_000,
        "where is " * 11_000,
        "did the Putin say " * 5_500,
        "Putin, " * 15_000,
        "call off " * 11_000,
        "e\u0301" * 50_000,
        "\u202eWho is Putin\x1b[31m\x00\x07",
        "{{}} %s {0} \\x00 '; DROP TABLE passages; -- <b>&amp;",
        "\ufdfa" * 100_000,
    ],
    ids=range(16),
)
def test_a_strange_or_very_long_text_is_a_legal_question(pipeline: Pipeline, text: str) -> None:
    sound(pipeline.ask(text), 3)


def test_only_the_beginning_of_a_paste_is_read(pipeline: Pipeline) -> None:
    beginning = "Who is the Kremlin spokesman? ".ljust(LONGEST_QUESTION)
    pasted = pipeline.ask(beginning + "Who is Andrey Kortunov? When was it published? " * 5_000)
    assert pasted.found == pipeline.ask(beginning).found
    assert pasted.found


def test_the_question_is_given_back_as_it_was_asked(pipeline: Pipeline) -> None:
    for text in ("WHO IS ANDREY KORTUNOV?", " who  is\tpeskov ", "Who wrote it?", "x" * 9_999):
        assert pipeline.ask(text).question == text
    assert pipeline.ask("Putin\ud83d?").question == "Putin??"


@given(QUESTIONS)
def test_the_same_question_has_the_same_answer(pipeline: Pipeline, question: str) -> None:
    assert pipeline.ask(question) == Pipeline(pipeline.coverage).ask(question)


@given(QUESTIONS, st.integers(1, 4))
def test_fewer_quotes_are_the_first_of_more(pipeline: Pipeline, question: str, limit: int) -> None:
    few, many = pipeline.ask(question, limit=limit), pipeline.ask(question, limit=9)
    assert [one.quote for one in few.found] == [one.quote for one in many.found][:limit]
    assert (few.answered, few.confidence) == (many.answered, many.confidence)


@given(QUESTIONS)
def test_always_shows_more_and_judges_the_same(pipeline: Pipeline, question: str) -> None:
    strict, every = pipeline.ask(question, limit=50), pipeline.ask(question, limit=50, always=True)
    assert (strict.answered, strict.confidence, strict.missing) == (every.answered, every.confidence, every.missing)
    assert len(every.found) >= len(strict.found)


def test_what_files_are_called_and_their_order_change_no_answer(tmp_path: Path) -> None:
    questions = ["What fell on the city?", "Who said nobody was hurt?", "Did the mayor cancel the parade?", "harbor"]
    questions += ["Which articles are there?", "How many articles do you have?", "Which outlets are covered?"]
    answers = set()
    for number, files in enumerate(permutations("123")):
        folder = tmp_path / str(number)
        for file, (article_id, text) in zip(files, STORM.items(), strict=True):
            header = {"title": f"News {article_id}", "outlet": f"The {article_id.upper()}"}
            put(folder / "corpus", article_id, text, file=f"{file}.txt", **header)
        asked = pipeline_on(folder)
        answers.add(tuple(asked.ask(question) for question in questions))
    assert len(answers) == 1


def test_no_answer_depends_on_the_seed_of_hashes(tmp_path: Path) -> None:
    pipeline_on(tmp_path, **STORM)
    script = (
        "import sys; from pathlib import Path; from tests.coverage_kit import pipeline_on\n"
        "asked = pipeline_on(Path(sys.argv[1]))\n"
        "for question in ('What fell on the city?', 'Did Smith cancel the celebraton?', 'ships mayor rain'):\n"
        "    print(ascii(asked.ask(question, limit=9, always=True)))"
    )
    told = {
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", script, str(tmp_path)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1


def test_an_answer_is_the_sentence_that_holds_it(tmp_path: Path) -> None:
    asked = pipeline_on(tmp_path, **STORM)
    answer = asked.ask("How many ships sank?")
    assert answer.answered
    assert printed(answer) == ["Four ships sank in the harbour."]


def test_a_further_quote_that_stands_much_worse_is_left_out(tmp_path: Path) -> None:
    texts = {"a": "Rain has fallen on the harbour wall of Ulm.", "b": "Nobody ever painted the wall."}
    asked = pipeline_on(tmp_path, **texts, **{f"c{number}": f"Ship {number} sank." for number in range(7)})
    question = "Was it rain on the wall of Ulm?"
    assert printed(asked.ask(question, always=True)) == [*texts.values()]
    assert printed(asked.ask(question)) == [texts["a"]]


def test_an_echo_is_shown_under_the_quote_it_repeats(tmp_path: Path) -> None:
    [found] = pipeline_on(tmp_path, **STORM).ask("When did heavy rain fall on the city?").found
    assert {found.quote.source.article_id, *(echo.source.article_id for echo in found.echoes)} == {"a", "b"}


def test_a_phrase_finds_its_synonym_and_the_other_way_round(tmp_path: Path) -> None:
    for question in ("Who cancelled the parade?", "Who called off the parade?", "Who scrapped the parade?"):
        assert printed(pipeline_on(tmp_path, **STORM).ask(question))[:1] == ["The mayor called off the parade."]


def test_a_slip_is_corrected_and_said_so(tmp_path: Path) -> None:
    answer = pipeline_on(tmp_path, **STORM).ask("how many shipps sank in the harbour")
    assert answer.searched == "how many ships sank in the harbour"
    assert answer.answered


@pytest.mark.parametrize("question", ["Who is Putkin?", "What did Putkin say?", "And who is Peskof?"])
def test_a_name_that_nobody_mentioned_is_not_another_name(pipeline: Pipeline, question: str) -> None:
    answer = pipeline.ask(question)
    assert not answer.answered
    assert answer.searched is None
    assert len(answer.missing) == 1


@pytest.mark.parametrize("question", ["What did Melania Trump say?", "What did Sergei Kortunov say?"])
def test_the_words_of_somebody_with_another_first_name_are_no_answer(pipeline: Pipeline, question: str) -> None:
    answer = pipeline.ask(question)
    assert not answer.answered
    assert answer.missing == (question.split()[2],)
    assert pipeline.ask(question.replace(question.split()[2], "Mr.")).answered


@pytest.mark.parametrize(("text", "answered"), [("Smith saw old ships.", False), ("Smith, 61, saw old ships.", True)])
def test_an_age_is_no_other_word_that_is_old(tmp_path: Path, text: str, answered: bool) -> None:
    others = {f"c{number}": f"Ship {number} sank." for number in range(7)}
    assert pipeline_on(tmp_path, a=text, **others).ask("How old is Smith?").answered == answered


def test_a_shouted_question_is_answered_like_a_spoken_one(pipeline: Pipeline) -> None:
    shouted, spoken = (pipeline.ask(text) for text in ("WHO IS ANDREY KORTUNOV?", "who is andrey kortunov?"))
    assert shouted.answered
    assert shouted.found == spoken.found
    assert pipeline.ask("HOW MANY ARTICLES DO YOU HAVE?").facts == pipeline.ask("how many articles do you have").facts


def test_words_that_the_coverage_lacks_are_named_as_they_were_asked(tmp_path: Path) -> None:
    answer = pipeline_on(tmp_path, **STORM).ask("Did the Volcano’s eruption hurt Smith?")
    assert not answer.answered
    assert answer.missing == ("Volcano", "eruption")


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Who leads Brazil?", ("Brazil",)),
        ("How hard did the hail hit Bonn?", ("hail", "Bonn")),
        ("Did Smith carry or use a gun?", ("gun",)),
        ("Who sees the Use of Smith?", ("Use",)),
        ("Who leads and carries it?", ("leads", "carries")),
    ],
)
def test_a_word_that_names_nothing_is_named_only_where_nothing_else_is_missing(
    tmp_path: Path, question: str, missing: tuple[str, ...]
) -> None:
    assert pipeline_on(tmp_path, **STORM).ask(question).missing == missing


@pytest.mark.parametrize(
    "question",
    ["Did four ships cancel the parade?", "Did the rain celebrate the parade?", "Did Smith celebrate the harbour?"],
)
def test_words_that_are_known_but_never_together_are_not_missing(tmp_path: Path, question: str) -> None:
    answer = pipeline_on(tmp_path, **STORM).ask(question)
    assert not answer.answered
    assert answer.missing == ()
    assert answer.found


def test_a_long_question_of_known_words_names_none_as_missing(tmp_path: Path) -> None:
    texts = {f"a{number}": f"Word{number} stands beside other{number} here." for number in range(120)}
    answer = pipeline_on(tmp_path, **texts).ask(
        " ".join(f"word{number} other{number + 1}" for number in range(0, 118, 2))
    )
    assert not answer.answered
    assert answer.missing == ()


@given(st.lists(st.sampled_from(SHIPPED_WORDS), max_size=30))
def test_no_word_that_stands_in_a_passage_is_missing(pipeline: Pipeline, words: list[str]) -> None:
    held = {
        term
        for source in pipeline.coverage.archive.sources()
        for passage in pipeline.coverage.archive.passages_of(source.article_id)
        for terms in passage.terms
        for term in terms
    }
    answer = pipeline.ask(" ".join(words))
    assert not held & {term for word in answer.missing for term in analyze(word)}


def test_without_confidence_the_nearest_is_still_found(tmp_path: Path) -> None:
    answer = pipeline_on(tmp_path, **STORM).ask("Did an earthquake sink ships?")
    assert not answer.answered
    assert printed(answer)[0] == "Four ships sank in the harbour."


@pytest.mark.parametrize("threshold", [0.0, 0.6, 1.0])
@pytest.mark.parametrize("question", ["", "volcano", "Did an earthquake sink ships?", "How many ships sank?"])
def test_an_answer_always_has_a_quote_whatever_the_threshold(tmp_path: Path, threshold: float, question: str) -> None:
    asked = Pipeline(pipeline_on(tmp_path, **STORM).coverage, threshold)
    sound(asked.ask(question), 3)


def test_a_quote_that_only_stands_beside_what_is_asked_is_no_answer(pipeline: Pipeline) -> None:
    for question in ("unlikely was sours Dmitry faith leader face", "Feted by finally hours always matters. visit"):
        sound(pipeline.ask(question), 3)


def test_now_is_the_newest_day_of_the_coverage_unless_the_asker_gives_another(tmp_path: Path) -> None:
    for day in ("01", "08", "15"):
        put(tmp_path / "corpus", f"a{day}", f"Rain number {day} fell on the old city.", published=f"2020-01-{day}")
    asked = pipeline_on(tmp_path)
    question = "What is the latest on the rain that fell on the city?"
    assert asked.ask(question).found[0].quote.source.article_id == "a15"
    assert asked.ask(question, asked=date(2020, 1, 1)).found[0].quote.source.article_id == "a01"


def test_a_named_outlet_and_a_named_day_answer_first(tmp_path: Path) -> None:
    for name, outlet, day in (("a", "The Post", "01"), ("b", "CNBC", "02"), ("c", "C++ News (UK)", "03")):
        text = f"Rain number {day} fell on the old city."
        put(tmp_path / "corpus", name, text, outlet=outlet, published=f"2020-01-{day}")
    asked = pipeline_on(tmp_path)
    for question, article_id in (
        ("What did The Post report about the rain that fell on the city?", "a"),
        ("What did CNBC report about the rain that fell on the city?", "b"),
        ("What did C++ News (UK) report about the rain that fell on the city?", "c"),
        ("What did the report of 2 January 2020 say about the rain that fell on the city?", "b"),
    ):
        assert asked.ask(question, always=True).found[0].quote.source.article_id == article_id


def test_every_source_that_is_named_is_searched(tmp_path: Path) -> None:
    for number in range(60):
        put(tmp_path / "corpus", f"a{number}", f"Rain {number}.")
    for number in range(12):
        put(tmp_path / "corpus", f"b{number}", f"Rain of section {number} fell.", outlet=f"BBC News - {number}")
    put(tmp_path / "corpus", "c", "All that the old sailors ever saw in the harbour was some rain.", outlet="The Post")
    found = pipeline_on(tmp_path).ask("What did BBC News and The Post report about rain?", limit=9, always=True).found
    assert "The Post" in {one.quote.source.outlet for one in found}


NAMED = [
    "The Post",
    "CNBC",
    "Milliyet Daily",
    "C++ News (UK)",
    "MİLLİYET DAİLY",
    "report of",
    "5 ſep 2020",
    "31 February",
]
NAMED += ["published on 2 January 2020", "in the week of 29 February", "according to", "rain", "?", "both", "what did"]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder = tmp_path_factory.mktemp("papers")
    for number, outlet in enumerate(NAMED[:4]):
        header = {"outlet": outlet, "published": f"2020-01-0{number + 1}"}
        put(folder / "corpus", f"a{number}", f"{STORM['a']} He called it rain.\n\n{STORM['b']}", **header)
    return pipeline_on(folder)


@given(st.lists(st.sampled_from(NAMED), max_size=9).map(" ".join), st.booleans())
def test_any_question_of_outlets_and_days_is_legal(papers: Pipeline, question: str, always: bool) -> None:
    sound(papers.ask(question, always=always), 3)


def test_the_words_of_whom_is_asked_about_alone_are_an_answer(tmp_path: Path) -> None:
    rain = "Rain fell on Smith and the city. Smith saw the rain."
    asked = pipeline_on(tmp_path, a=f"{rain} Smith said that the rain will end.", b=rain, c=f"{rain} Baker saw it.")
    answer = asked.ask("What did Smith say?")
    assert answer.answered
    assert answer.confidence >= model().threshold
    assert printed(answer)[0].endswith("Smith said that the rain will end.")
    assert not asked.ask("What did Baker say?").answered


@pytest.fixture
def dated(tmp_path: Path) -> Pipeline:
    told = "The mayor of Ulm, Jane Smith, said that the bridge over the harbour is closed"
    put(tmp_path / "corpus", "monday", f"{told} on one side.", published="2019-05-06")
    put(tmp_path / "corpus", "tuesday", f"{told} on both sides.", published="2019-05-07")
    put(tmp_path / "corpus", "later", f"{told} for good. It was built on 2 May 2019.", published="2019-06-01")
    return pipeline_on(tmp_path)


@pytest.mark.parametrize(("day", "articles"), [("6 May 2019", {"monday", "tuesday"}), ("May 7", {"tuesday"})])
def test_a_day_that_no_article_names_is_that_of_its_news(dated: Pipeline, day: str, articles: set[str]) -> None:
    answer = dated.ask(f"Which bridge did the mayor Jane Smith say is closed on {day}?", always=True)
    assert {found.quote.source.article_id for found in answer.found[: len(articles)]} == articles
    assert answer.missing == ()


def test_the_day_of_an_event_stays_a_part_of_what_is_asked(dated: Pipeline) -> None:
    assert dated.judge("What was built on 2 May 2019?").question.days == ()
    assert dated.ask("What was built on 3 May 2019?").missing == ("3",)


@pytest.mark.parametrize("text", ["CNBC " * 25_000, "report of 3 May " * 6_000, "according to CNBC, " * 5_000])
def test_a_paste_of_outlets_and_days_is_a_legal_question(papers: Pipeline, text: str) -> None:
    sound(papers.ask(text), 3)


def test_an_answer_says_how_much_it_speaks_for(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "old", "Rain fell.", published="2019-01-01")
    put(tmp_path / "corpus", "new", "Snow fell.", published="2020-01-01")
    asked = pipeline_on(tmp_path)
    scope = Scope(2, date(2020, 1, 1))
    assert [asked.ask(question).scope for question in ("rain?", "volcano", "Who wrote it?", "")] == [scope] * 4


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("Kortunov", True),
        ("andrey kortunov", True),
        ("Peskov", True),
        ("Vladimir Putin", False),
        ("Putin", True),
        ("Russia", True),
        ("Cohen", False),
        ("sanctions", False),
        ("Merkel", False),
        ("", False),
    ],
)
def test_who_is_quoted_or_reported_to_speak_in_the_coverage_is_known(
    pipeline: Pipeline, name: str, *, heard: bool
) -> None:
    assert pipeline.speaks(name) == heard


SHIPPED_FILES = "kremlin-sours-on-trump", "russia-is-losing-confidence"


@given(ANY_TEXT | st.sampled_from(["Kortunov", "Peskov", "Trump", "the Kremlin", "Angela Merkel"]))
def test_any_text_may_be_a_name(pipeline: Pipeline, text: str) -> None:
    heard = pipeline.speaks(text)
    assert heard == pipeline.speaks(f"  {text}\n")
    # Nobody is heard of whom no article has a word.
    assert not heard or set(analyze(text)) & set(
        analyze(" ".join(text_on_disk(SHIPPED, name) for name in SHIPPED_FILES))
    )


def test_threads_that_share_a_pipeline_get_the_answers_of_one(pipeline: Pipeline) -> None:
    questions = ["Who is Kortunov?", "when was the helsinky summit?", "Why did Trump cancel the talks?", "Peskov"] * 5
    alone = [pipeline.ask(question) for question in questions]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(pipeline.ask, questions)) == alone


ACCOUNTS = {
    "a": "The storm killed 12 people in the harbour of Ulm on Monday. Ships sank.",
    "b": "The storm killed 15 people in the harbour of Ulm on Monday. Rain fell.",
    "c": "The mayor did not resign after the storm in Ulm. The mayor spoke.",
    "d": "The mayor resigned after the storm in Ulm.",
}


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("How many people did the storm kill in Ulm?", {"12", "15"}),
        ("Did the mayor resign after the storm in Ulm?", {"did not resign", "mayor resigned"}),
    ],
)
def test_where_articles_state_otherwise_both_sides_are_shown_first(
    tmp_path: Path, question: str, sides: set[str]
) -> None:
    first, second, *_ = printed(pipeline_on(tmp_path, **ACCOUNTS).ask(question))
    assert {side for side in sides if (side in first) != (side in second)} == sides


def test_each_part_of_a_question_gets_its_quote(tmp_path: Path) -> None:
    texts = {name: ACCOUNTS[name] for name in "ad"}
    answer = pipeline_on(tmp_path, **texts).ask("Who resigned after the storm, and how many people did it kill?")
    assert answer.answered
    first, second, *_ = printed(answer)
    assert first == "The mayor resigned after the storm in Ulm."
    assert "storm killed" in second


def test_a_part_without_an_answer_leaves_the_question_whole(pipeline: Pipeline) -> None:
    joined = "What did Peskov say, and who is Macron?"
    assert not pipeline.ask(joined).answered
    assert pipeline.ask(joined).missing == ("Macron",)


def test_what_the_outlet_reports_on_another_day_is_no_answer(tmp_path: Path) -> None:
    for name, outlet, day in (("a", "Fortune", "05-01"), ("b", "Fortune", "05-02"), ("c", "Polygon", "05-02")):
        put(
            tmp_path / "corpus", name, f"The flood killed people in Ulm {name}.", outlet=outlet, published=f"2020-{day}"
        )
    papers = pipeline_on(tmp_path)
    [told] = papers.ask("What did Fortune report on 2 May 2020 about the flood in Ulm?").found
    assert told.quote.source.article_id == "b"
    assert not papers.ask("What did Polygon report on 1 May 2020 about the flood in Ulm?").answered


def test_what_another_outlet_or_another_day_reports_is_no_answer(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "a", "The flood killed 12 people in Ulm.", outlet="Fortune", published="2020-05-01")
    put(tmp_path / "corpus", "b", "Snow fell in Rome. Ships sank there.", outlet="Polygon", published="2020-06-01")
    pipeline = pipeline_on(tmp_path)
    asked = "how many people did the flood kill in Ulm?"
    assert pipeline.ask(f"According to Fortune, {asked}").answered
    assert not pipeline.ask(f"According to Polygon, {asked}").answered
    assert pipeline.ask(f"In the article published on 1 May 2020, {asked}").answered
    assert not pipeline.ask(f"In the article published on 1 June 2020, {asked}").answered
