"""The golden set asked through `pullquote telegram`: what a reader sees is what `pullquote eval` judges."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.adapters.telegram.verbatim import as_sent
from bot.chat.wording import NO_JUDGE, NOTHING_YET, TRY, WELCOME
from bot.golden.cases import load
from bot.golden.judging import judge
from tests.adapters.telegram.conftest import ROOT
from tests.adapters.telegram.test_command import command

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline
    from bot.golden.judging import Verdict
    from tests.adapters.telegram.fake.reader import Reader, Seen
    from tests.adapters.telegram.fake.server import FakeBotApi

CASES = ROOT / "tests" / "golden" / "cases.toml"
# What is said in place of "Not in this coverage." to what is no question, or asks what a page does not state.
NO_ANSWER = ("not stated on the page", WELCOME, NOTHING_YET, TRY, NO_JUDGE)


def test_every_golden_case_is_answered_as_it_is_judged(api: FakeBotApi, tmp_path: Path, pipeline: Pipeline) -> None:
    verdicts = judge(load(CASES), pipeline)
    with command(api, tmp_path) as process:
        readers = [api.reader(number) for number, _ in enumerate(verdicts, 1)]
        differing = [
            fault for pair in zip(verdicts, asked(verdicts, readers), strict=True) if (fault := differs(*pair))
        ]
        process.terminate()
    assert differing == []
    assert len(verdicts) > 100


def asked(verdicts: tuple[Verdict, ...], readers: list[Reader]) -> list[Seen]:
    """What each case's reader sees last, each having said what was said before."""
    for verdict, reader in zip(verdicts, readers, strict=True):
        for text in (*verdict.case.after, verdict.case.question):
            reader.send(text)
            time.sleep(0.01)
    last = []
    for verdict, reader in zip(verdicts, readers, strict=True):
        *_, seen = [reader.sees(60) for _ in (*verdict.case.after, verdict.case.question)]
        last.append(seen)
    return last


def differs(verdict: Verdict, seen: Seen) -> str:
    """What is shown otherwise than it was judged; empty when nothing is."""
    name = verdict.case.id
    if seen.texts_of("blockquote") != [as_sent(text) for text in verdict.shown]:
        return f"{name}: other quotes, or another order: {seen.text}"
    is_refused = "Not in this coverage." in seen.texts_of("bold")
    if verdict.answered and is_refused:
        return f"{name}: refused, though it was answered: {seen.text}"
    if not verdict.answered and not is_refused and not any(words in seen.text for words in NO_ANSWER):
        return f"{name}: no answer, and nothing says so: {seen.text}"
    told = seen.text.casefold()
    lacking = [fact for fact in (*verdict.case.facts, *verdict.case.missing) if fact.casefold() not in told]
    return f"{name}: lacks {lacking}: {seen.text}" if lacking else ""
