"""What a newcomer is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat import wording
from bot.chat.blocks import NoticeBlock
from bot.chat.commands import COMMANDS, Command
from bot.chat.guide import Guide
from tests.coverage_kit import pipeline_on, put

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answer.pipeline import Pipeline
    from bot.chat.blocks import Reply
    from bot.model import Source

EXAMPLES = ("Who fell?", "Why did it rain?")


def guide(pipeline: Pipeline, newest: tuple[Source, ...] = (), *besides: Command) -> Guide:
    return Guide(pipeline.coverage, lambda: EXAMPLES, besides, lambda: newest)


def listed(reply: Reply) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in reply.blocks if isinstance(block, NoticeBlock)]


def test_a_newcomer_is_told_what_the_coverage_is_and_what_to_try(pipeline: Pipeline) -> None:
    first, *tries = listed(guide(pipeline).start())
    assert first == ("plain", f"2 articles, to 9 Dec 2018. {wording.WELCOME}")
    assert tries == [("example", question) for question in EXAMPLES]


def test_help_lists_every_command_and_those_of_the_adapter_behind_them(pipeline: Pipeline) -> None:
    first, *lines = listed(guide(pipeline, (), Command("exit", "", "leave")).help())
    assert first == ("plain", wording.WELCOME)
    assert [text.split()[0] for _, text in lines] == [f"/{command.word}" for command in COMMANDS] + ["/exit"]
    assert lines[-1] == ("hint", "/exit - leave")
    assert ("hint", "/ask QUESTION - ask a question") in lines


def test_the_articles_are_listed_with_how_many_there_are(pipeline: Pipeline) -> None:
    *articles, scope = listed(guide(pipeline).sources())
    assert [kind for kind, _ in articles] == ["item", "item"]
    assert "Bloomberg News, Kremlin sours on Trump after Putin snubs, undated" in [text for _, text in articles]
    assert scope == ("scope", "2 articles, to 9 Dec 2018")


def test_of_many_articles_only_some_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    texts = {f"rain{number}": f"Rain fell on town {number}." for number in range(wording.MOST_LISTED + 3)}
    *articles, scope = listed(guide(pipeline_on(tmp_path, **texts)).sources())
    assert len(articles) == wording.MOST_LISTED
    assert scope == ("scope", f"{len(texts)} articles, undated")


def test_the_news_are_the_newest_dated_articles(tmp_path: Path) -> None:
    for day in range(1, 8):
        put(tmp_path / "corpus", f"day{day}", f"Rain fell on day {day}.", outlet="Herald", published=f"2021-05-0{day}")
    pipeline = pipeline_on(tmp_path, undated="Snow fell.")
    newest = sorted(pipeline.coverage.archive.sources(), key=lambda one: str(one.published or ""), reverse=True)
    first, *items = listed(guide(pipeline, tuple(newest)).news())
    assert first == ("plain", wording.NEWEST)
    assert [text.rpartition(", ")[2] for _, text in items] == [f"{day} May 2021" for day in (7, 6, 5, 4, 3)]


def test_where_no_article_is_dated_the_news_are_all_there_is(tmp_path: Path) -> None:
    pipeline = pipeline_on(tmp_path, undated="Snow fell.")
    about = guide(pipeline, tuple(pipeline.coverage.archive.sources()))
    assert about.news() == about.sources()
