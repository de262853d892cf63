"""Answers as JSON objects, one a line; questions from JSON lines, answered in order and in constant memory."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.chat.wording import legal_question
from bot.errors import BotError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.model import Answer, Fact, Found, Quote

    Ask = Callable[[str, date | None], Answer]  # a question, and the day it is asked on


def told(question: str, day: date | None, ask: Ask, engine: str, *, always: bool) -> dict[str, Any]:
    """The answer to *question* as a JSON object, with the milliseconds it took.

    With *always*, quotes stand under ``quotes`` whatever the confidence.
    """
    began = time.perf_counter()
    answer = ask(question, day)
    took = (time.perf_counter() - began) * 1000
    shown = [_found(found) for found in answer.found]
    return {
        "question": question,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 6),
        "missing": list(answer.missing),
        "searched": answer.searched,
        "suggested": answer.suggested,
        "differs": answer.differs if answer.answered or always else None,
        "engine": engine,
        "took_ms": round(took, 3),
        "quotes": shown if answer.answered or always else [],
        "nearest": shown[0] if shown and not answer.answered else None,
        "facts": [_fact(fact) for fact in answer.facts],
    }


def batch(lines: Iterable[str], ask: Ask, engine: str, *, always: bool) -> Iterator[tuple[str, bool]]:
    """A line of JSON for each line that is not blank, in order, and whether it is an answer rather than an error."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name: object = number
        try:
            fields = _fields(line)
            name = fields.get("id", number)
            yield dumps({"id": name, **told(_question(fields), _day(fields), ask, engine, always=always)}), True
        except BotError as error:
            yield dumps({"id": name, "error": str(error)}), False


def dumps(value: dict[str, Any]) -> str:
    """One line; what is not ASCII is escaped, so that nothing in an article can steer a terminal."""
    return json.dumps(value)


def day(text: str) -> date:
    """The day that *text* names. Raises UsageError unless it is YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"asked: {text[:40]!r} is no date; write it as YYYY-MM-DD") from None


def _fields(line: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise UsageError('line: is no JSON object; write {"id": "q1", "question": "…"}')
    return fields


def _question(fields: dict[str, Any]) -> str:
    question = fields.get("question")
    if not isinstance(question, str):
        raise UsageError("question: is missing; ask something")
    return legal_question(question)


def _day(fields: dict[str, Any]) -> date | None:
    text = fields.get("asked")
    if text is not None and not isinstance(text, str):
        raise UsageError("asked: is no date; write it as YYYY-MM-DD")
    return day(text) if text else None


def _found(found: Found) -> dict[str, Any]:
    speaker = found.speaker
    return {
        **_quote(found.quote),
        "score": round(found.score, 6),
        "speaker": {"name": speaker.name, "certainty": speaker.certainty} if speaker else None,
        "echoes": [_quote(echo) for echo in found.echoes],
        "differs": {"from": found.differs.quote_id, "in": found.differs.kind} if found.differs else None,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    source = quote.source
    return {
        "id": quote.id,
        "text": quote.text,
        "article_id": source.article_id,
        "title": source.title,
        "outlet": source.outlet,
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
        "sha256": source.sha256,
        "start": quote.span.start,
        "end": quote.span.end,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {"label": fact.label, "value": fact.value, "article_id": fact.source.article_id, "title": fact.source.title}
