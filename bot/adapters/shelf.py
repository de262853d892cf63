"""What the `corpus` commands print: the articles, one article, a check of every file, what was taken in and removed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.chat import wording
from bot.corpus import folder, intake, reader, removal
from bot.corpus.furniture import body, furniture
from bot.errors import BotError, CorpusError
from bot.text.display import counted, displayable, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.corpus.intake import Intake

_SHOWN_OF_LEFT_OUT = 60  # characters of a line that is left out


def listed(root: Path) -> Iterator[str]:
    """A line for each article: its id and what its page states."""
    for entry in reader.entries(root):
        yield f"{entry.source.article_id}  {one_line(wording.source(entry.source))}"


def shown(root: Path, article_id: str) -> Iterator[str]:
    """An article's source, its paragraphs as a reader is told of them, and what of the page is left out."""
    entry = next((entry for entry in reader.entries(root) if entry.source.article_id == article_id), None)
    if entry is None:
        raise CorpusError(f"{root}: has no article {one_line(article_id)}; see 'pullquote corpus list'")
    source, text = entry.source, entry.text
    yield one_line(wording.source(source))
    yield f"by {one_line(', '.join(source.authors))}" if source.authors else "authors not stated"
    yield from filter(None, [one_line(source.url), f"sha256 {source.sha256}", f"file {one_line(entry.file)}", ""])
    for number, (start, end) in enumerate(body(text, source.title), 1):
        yield f"{number:>4}  {displayable(text[start:end])}"
    yield from _left_out(text, source.title)


def checked(root: Path) -> Iterator[str]:
    """Read every article; one line when all is well. Raises CorpusError at the first that is not."""
    articles = paragraphs = 0
    for stored in reader.read(root):
        articles += 1
        paragraphs += len(stored.article.body)
    if not articles:
        raise reader.nothing_in(root)
    yield f"{counted(articles, 'article')}, {counted(paragraphs, 'paragraph')}; every header, digest and id is right"


def added(root: Path, files: Sequence[Path], header: intake.Options) -> Iterator[str]:
    """Take in *files*, each whole or not at all: what was stored, changed and left out.

    A file that cannot be taken in does not stop the others; raises CorpusError at the end, naming how many there were.
    """
    if len(files) > 1 and (header.title or header.url):
        raise CorpusError("corpus add: a title or url belongs to one article; add the files one by one")
    faults = []
    for file in files:
        try:
            planned = intake.plan(file, header)
            path = intake.store(planned, root, date.today())  # noqa: DTZ011 - the operator's own day
        except BotError as error:
            faults.append(str(error))
            continue
        yield f"{path}: {one_line(wording.source(planned.source))}"
        yield from _details(planned)
    if faults:
        raise CorpusError("; ".join(faults))


def removed(root: Path, ids: Sequence[str]) -> Iterator[str]:
    """Remove articles; a line for each that is gone."""
    for source, file in removal.remove(root, ids):
        yield f"removed {source.article_id}: {one_line(wording.source(source))}, from {folder.name(root, file)}"


def _details(planned: Intake) -> Iterator[str]:
    yield from (f"  changed: {note}" for note in planned.notes)
    yield from _left_out(planned.text, planned.source.title)


def _left_out(text: str, title: str) -> Iterator[str]:
    for (start, end), reason in furniture(text, title):
        line = one_line(text[start:end])
        cut = line if len(line) <= _SHOWN_OF_LEFT_OUT else line[: _SHOWN_OF_LEFT_OUT - 1] + "…"
        yield f"  left out ({reason}): {cut}"
