"""A citation that names another source than the stored one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.checking import bare
from bot.chat.misattribution import misattributed
from bot.chat.wording import citation

if TYPE_CHECKING:
    from bot.answer.pipeline import Pipeline
    from bot.model import Found


@pytest.fixture
def found(pipeline: Pipeline) -> Found:
    return pipeline.ask("What did Kortunov say?").found[1]


@pytest.mark.parametrize("mark", ["", "> "])
def test_the_stored_source_is_no_other(found: Found, mark: str) -> None:
    assert misattributed(mark + citation(found.quote, found.paragraph), found) == ""
    assert misattributed(f"“{found.quote.text}” [{found.quote.id}]", found) == ""


@pytest.mark.parametrize(
    ("written", "forged", "how"),
    [
        ("9 Dec 2018", "9 Dec 2011", "stored “2018” for “2011”"),
        ("9 Dec 2018", "9, Dec 2018", "stored with other punctuation"),
        ("outlet not stated, ", "", "stored with “outlet not stated”"),
        ("— Russia", "— Ann Lee: Russia", "stored without “Ann Lee”"),
        ("— Russia", "— Ann Lee, in Russia", "stored without “Ann Lee in”"),
        ("Russia is losing confidence on Trump with each passing day", "Hail", "beside them is “Hail, outlet not"),
    ],
)
def test_another_source_is_found_out(found: Found, written: str, forged: str, how: str) -> None:
    cited = citation(found.quote, found.paragraph)
    assert cited != cited.replace(written, forged)
    assert misattributed(cited.replace(written, forged), found).startswith(f"exact words, but not their source: {how}")


END, MEET = "“Russian patience is coming to an end.”", "“They're unlikely to meet again”"
VISIT = "a visit was “out of the question”"
TITLES = "Kremlin sours on Trump after Putin snubs", "Russia is losing confidence on Trump with each passing day"
EXACT = "exact words, but"


def hows(pipeline: Pipeline, text: str) -> list[str]:
    proofs = bare(pipeline.coverage, text)
    assert all((proof.verdict == "differs") == proof.how.startswith(EXACT) for proof in proofs)
    return [proof.how for proof in proofs]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (f"{MEET} (CNN)", "beside them is “CNN”, stored: Bloomberg News, undated"),
        (f"{MEET} — {TITLES[1]}", f"beside them is “{TITLES[1]}”, stored: {TITLES[0]}"),
        (f"{MEET} — CNN, {TITLES[0]}, undated, paragraph 5",
         "not their source: stored “Bloomberg News” for “CNN”"),
        (f"Putin said {VISIT}.", "said by Dmitry Peskov, not by “Putin”"),
        (f"Yesterday Vladimir Putin told reporters that {VISIT}", "said by Dmitry Peskov, not by “Vladimir Putin”"),
        ("“that's now \"out of the question,\"” Putin said.", "said by Dmitry Peskov, not by “Putin”"),
        (f"Reuters said {VISIT}.", "beside them is “Reuters”, stored: Bloomberg News, undated"),
        (f"According to USA Today, {MEET}", "beside them is “USA Today”, stored: Bloomberg News, undated"),
        (f"{MEET} — Joe Biden, USA Today, 8 Dec 2022",
         "beside them is “USA Today”, stored: Bloomberg News, undated"),
        (f"{VISIT} — Vladimir Putin", "said by Dmitry Peskov, not by “Vladimir Putin”"),
        (f"Angela Merkel said {VISIT}.", "said by Dmitry Peskov, not by “Angela Merkel”"),
        (f"{VISIT}, Merkel told reporters.", "said by Dmitry Peskov, not by “Merkel”"),
        (f"{VISIT} — Angela Merkel", "said by Dmitry Peskov, not by “Angela Merkel”"),
        (f"{VISIT} — Angela Merkel, in Bloomberg News", "said by Dmitry Peskov, not by “Angela Merkel”"),
        (f"{VISIT} — Merkel", "said by Dmitry Peskov, not by “Merkel”"),
        ("Merkel: “out of the question”", "said by Dmitry Peskov, not by “Merkel”"),
        (f"{VISIT} (said by Angela Merkel)", "said by Dmitry Peskov, not by “Angela Merkel”"),
        (f"{VISIT} (Angela Merkel)", "said by Dmitry Peskov, not by “Angela Merkel”"),
        (f"{VISIT[:-1]},” Angela Merkel said.", "said by Dmitry Peskov, not by “Angela Merkel”"),
        ("Angela Merkel: “out of the question”", "said by Dmitry Peskov, not by “Angela Merkel”"),
        ("According to Angela Merkel, “unlikely to meet again before”", "the article does not name “Angela Merkel”"),
        (f"{MEET} Angela Merkel said.", "the article does not name “Angela Merkel”"),
        (f"{MEET}, Angela Merkel said.", "the article does not name “Angela Merkel”"),
    ],
)  # fmt: skip
def test_what_stands_beside_bare_words_is_compared_too(pipeline: Pipeline, text: str, how: str) -> None:
    assert hows(pipeline, text) == [f"{EXACT} {how}, a part of the sentence"]


def test_a_full_stop_may_stand_before_the_name_of_a_stranger(pipeline: Pipeline) -> None:
    told = [f"{EXACT} the article does not name “Joe Biden”"] * 2
    assert hows(pipeline, f"{END} Joe Biden said.") == hows(pipeline, f"{END} — Joe Biden") == told
    assert hows(pipeline, f"{END} Vladimir Putin said it was cold.") == ["", ""]


def test_a_source_must_be_that_of_one_of_the_places(pipeline: Pipeline) -> None:
    assert hows(pipeline, f"{END} (Bloomberg News)") == ["", ""]
    assert hows(pipeline, f"{END} (9 Dec 2018)") == ["", ""]
    assert hows(pipeline, f"{END} (Reuters, 1 May 2018)") == [
        f"{EXACT} beside them is “1 May 2018”, stored: 2018-12-09",
        f"{EXACT} beside them is “Reuters”, stored: Bloomberg News, undated",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Peskov said {VISIT}.",
        f"Trump said no, but the Kremlin spokesman called it {VISIT}.",
        f"After Putin said he would come, the spokesman replied that {VISIT}.",
        f"According to the Kremlin, which Trump says he admires, {VISIT}.",
        f"Kremlin spokesman Peskov said {VISIT}.",
        f"The Kremlin said {VISIT}.",  # for which he speaks
        f"Peskov said Putin thought {VISIT}.",
        f"Trump heard that, as Putin said. Later {VISIT}.",  # another sentence
        f"Russia said {VISIT}.",
        f"He said {VISIT}.",
        f"Officials said {VISIT}.",
        f"{MEET} — Ilya Arkhipov",  # who wrote it
        f"Henry Meyer reported: {MEET}",
        f"{VISIT} — Dmitry Peskov, Kremlin",
        f"Muslims said {VISIT}.",
        f"The Supreme Court said {VISIT}.",
        f"{MEET} (Emphasis added)",
        f"{MEET} (Laughter)",
        f"Update: {MEET}",
        f"The State Department said {VISIT}.",
        f"{MEET} (Rain in Bonn and snow in Ulm)",  # no title that we know
        "Putin said nobody was “unreliable and unsuitable as a partner”, as Kortunov had put it.",
    ],
)
def test_what_is_not_certain_is_no_fault(pipeline: Pipeline, text: str) -> None:
    assert set(hows(pipeline, text)) <= {"", "a part of the sentence"}


def test_another_speaker_of_words_that_differ_is_told_with_them(pipeline: Pipeline) -> None:
    [proof] = bare(pipeline.coverage, 'Putin said “that’s now "out of the question,"”')
    assert (proof.verdict, proof.how) == (
        "differs",
        "printed ' for ’, a part of the sentence, and said by Dmitry Peskov, not by “Putin”",
    )
