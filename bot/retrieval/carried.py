"""A passage as other machines carry it: values that JSON can hold, whatever the projection's own file looks like."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from bot.model import Passage, Quotation, Source, Span, Speaker


class Stored(NamedTuple):
    """A passage as a row that `passage_of` reads, its article's source, and what an engine indexes for it."""

    row: tuple[Any, ...]
    source: Source
    indexed: str


def stored(passage: Passage) -> Stored:
    """*passage*, ready to be handed out."""
    row = (
        passage.id,
        header(passage.source),
        passage.text,
        passage.start,
        json.dumps(passage.sentences),
        passage.indexed,
        passage.tokens,
        json.dumps([(*span, speaker.name, speaker.certainty) for span, speaker in passage.speakers]),
    )
    return Stored(row, passage.source, passage.indexed)


def passage_of(*row: Any) -> Passage:
    """The passage in a row of `Stored`."""
    id_, source, text, start, sentences, indexed, tokens, speakers = row
    return Passage(
        id=id_,
        source=_source(source),
        text=text,
        start=start,
        sentences=tuple(Span(a, b) for a, b in json.loads(sentences)),
        indexed=indexed,
        tokens=tokens,
        speakers=tuple(
            Quotation(Span(a, b), Speaker(name, certainty)) for a, b, name, certainty in json.loads(speakers)
        ),
    )


def header(source: Source) -> str:
    """The article's header as one line; it holds the digest of its text."""
    return json.dumps({**asdict(source), "published": source.published and source.published.isoformat()})


def _source(row: str) -> Source:
    fields = json.loads(row)
    published = fields.pop("published")
    fields["authors"] = tuple(fields["authors"])
    return Source(published=date.fromisoformat(published) if published else None, **fields)
