"""Questions to try: made from the coverage, each kept only if asking it gets an answer. The same ones every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answer.coverage import Archive
    from bot.answer.pipeline import Pipeline
    from bot.model import Source

MOST = 3
_MOST_SPEAKERS = 12  # names that are tried; each costs a question or two
_LONGEST = 60  # characters that a button shows whole


def examples(pipeline: Pipeline, newest: Iterable[Source]) -> tuple[str, ...]:
    """At most three questions about the *newest* articles that this coverage answers."""
    names = tuple(dict.fromkeys(_speakers(pipeline.coverage.archive, newest)))[:_MOST_SPEAKERS]
    said = [f"What did {name} say?" for name in names if _says(pipeline, name)]
    known = [f"Who is {name}?" for name in names if _answers(pipeline, f"Who is {name}?")]
    # About two people rather than twice about one, where there are two.
    other = [question for question in known if not said or question[7:-1] != said[0][9:-5]]
    plain = [question for question in _PLAIN if _answers(pipeline, question)]
    chosen = dict.fromkeys([*said[:1], *other[:1], *plain[:1], *said[1:], *known, *plain[1:]])
    return tuple(question for question in chosen if len(question) <= _LONGEST)[:MOST]


_PLAIN = ("Which articles are there?", "How many articles are there?")


def _speakers(archive: Archive, sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        for passage in archive.passages_of(source.article_id):
            for _, speaker in passage.speakers:
                if speaker.certainty == "stated":
                    yield speaker.name


def _says(pipeline: Pipeline, name: str) -> bool:
    """Whether the first answer to what *name* said is a quotation of theirs."""
    answer = pipeline.ask(f"What did {name} say?")
    speaker = answer.found[0].speaker if answer.answered and answer.found else None
    return speaker is not None and speaker.name == name


def _answers(pipeline: Pipeline, question: str) -> bool:
    return pipeline.ask(question).answered
