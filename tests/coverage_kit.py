"""Small coverage written out in a test: in files, indexed and asked as the program does it, or taken as it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.answer.candidates import Candidate, Weighing, candidates
from bot.answer.days import published_days
from bot.answer.outlets import Outlets
from bot.answer.questions import Question, understand
from bot.answer.speakers.finding import find_speakers
from bot.bootstrap import pipeline as wired
from bot.corpus import reader
from bot.corpus.furniture import body
from bot.model import Article, Hit, Source
from bot.retrieval.building import write
from bot.retrieval.passages import passages
from bot.retrieval.projection import NAME, Projection
from bot.retrieval.retriever import Statistics
from bot.settings import Settings
from tests.corpus.samples import article_bytes, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from bot.answer.pipeline import Pipeline
    from bot.corpus.reader import Filed
    from bot.model import Answer, Passage, Quote

# Words, ends of sentences, quotation marks, headings, furniture, and characters that are hard to count.
_PIECES = (
    'Rain fell|snow|not|in 2018|. |! |? |\n|\n\n| |“|”|"|, he said|, Smith said|Advertisement|* * *|U.S. |Mr. Smith|-|…'
    "|\0|\r\n|\u2028|🌧️|e\u0301|ﬁ|1,000|\ufeff|\u202e|The committee of the city discussed the budget of the harbour. "
).split("|")
# The text of an article, or what may pass for one.
PAGES = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text(max_size=200))


def put(root: Path, article_id: str, text: str, *, file: str = "", **header: str) -> Path:
    """The article file of *text* in the coverage folder *root*; without a title of its own it has none."""
    path = root / (file or f"{article_id}.txt")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(article_bytes(text, **{"title": "", **header, "id": article_id, "sha256": digest(text)}))
    return path


def text_on_disk(root: Path, article_id: str) -> str:
    """What stands below the header of an article's file."""
    return (root / f"{article_id}.txt").read_bytes().split(b"---\n", 1)[1].decode()


def pipeline_on(folder: Path, **texts: str) -> Pipeline:
    """Everything that answering needs, on *texts* by article id and on what `put` placed in ``folder/corpus``."""
    for article_id, text in texts.items():
        put(folder / "corpus", article_id, text)
    return wired(Settings(corpus=folder / "corpus", index_dir=folder / "index"))


QUAKE = "How many people died in the earthquake in Ulm?"
TWELVE = "Twelve people died in the quake in Ulm, police said."
TWENTY = "The earthquake killed at least 20 people in Ulm, the mayor said."


def two_sides(folder: Path) -> Pipeline:
    """Coverage whose two outlets differ in the answer to `QUAKE`."""
    put(folder / "corpus", "twelve", TWELVE, outlet="Herald", published="2021-04-30")
    put(folder / "corpus", "twenty", TWENTY, outlet="Courier", published="2021-04-30")
    return pipeline_on(folder)


def differing(folder: Path) -> Answer:
    """The answer that shows both of `two_sides`; so little coverage leaves it unsure of any."""
    return replace(two_sides(folder).ask(QUAKE, always=True), answered=True)


def projection_of(folder: Path, **texts: str) -> Projection:
    """A projection in *folder* of *texts*, and of what `put` placed in ``folder/corpus``; of nothing, if need be."""
    root = folder / "corpus"
    root.mkdir(parents=True, exist_ok=True)
    for article_id, text in texts.items():
        put(root, article_id, text)
    return write_anew(folder, reader.read(root))


def write_anew(folder: Path, stored: Iterable[Filed]) -> Projection:
    """The projection of *stored* in *folder*, in the place of whatever stood there."""
    (folder / NAME).unlink(missing_ok=True)
    digest = write(folder / NAME, stored, find_speakers)
    projection = Projection(folder)
    assert projection.digest == digest
    return projection


def article(
    text: str, article_id: str = "rain", title: str = "", published: date | None = None, outlet: str = ""
) -> Article:
    """An article that is in no file."""
    source = Source(article_id, digest(text), title=title, outlet=outlet, published=published)
    return Article(source, text, body(text, title))


def passages_of(text: str, article_id: str = "rain", title: str = "") -> list[Passage]:
    return list(passages(article(text, article_id, title), find_speakers))


def sentences(*articles: str | Article, question: Question | None = None) -> list[Candidate]:
    """The candidate sentences of *articles* for *question*, or for one that asks nothing; each passage scores 1."""
    each = [one if isinstance(one, Article) else article(one) for one in articles]
    hits = [Hit(passage, 1.0) for one in each for passage in passages(one, find_speakers)]
    return candidates(question or understand(""), hits)


def understood(text: str, *outlets: str, newest: date | None = None) -> Question:
    """The question in *text*, with what it names of *outlets* and of days."""
    return understand(text, None, newest, Outlets(outlets).named_in(text), published_days(text, newest))


def weighing(question: Question, *unknown: str) -> Weighing:
    """In 100 passages of which each term but those *unknown* stands in one."""
    return Weighing.of(question, Statistics(100, 20.0, {term: 1 for term in question.terms if term not in unknown}))


def quotes(answers: Iterable[Answer]) -> Iterator[Quote]:
    """Every quote that *answers* hold, echoes too."""
    for answer in answers:
        for found in answer.found:
            yield from (found.quote, *found.echoes)


def printed(answer: Answer) -> list[str]:
    return [found.quote.text for found in answer.found]
