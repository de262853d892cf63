"""Small coverage, as a newcomer has it: the articles that answer five questions, asked these and five of others."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.bootstrap import pipeline as wired
from bot.golden import asked
from bot.settings import Settings
from tests.fitting.questions import Known, known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answer.confidence import Signs
    from bot.answer.coverage import Archive
    from bot.golden.asked import Asked

_TOGETHER = 5  # questions whose articles make one small coverage


def of_small_coverage(folder: Path, settings: Settings) -> Known:
    """The answerable questions beside the coverage in *folder*, dealt out to small parts of it."""
    archive = wired(settings).coverage.archive
    answerable = [one for one in asked.load(folder) if one.answerable and one.evidence]
    groups = [answerable[start : start + _TOGETHER] for start in range(0, len(answerable), _TOGETHER)]
    rows: list[tuple[Signs | None, bool]] = []
    for here, elsewhere in zip(groups, [*groups[1:], groups[0]], strict=True):
        rows += _asked_here(here, elsewhere, archive)
    digest = hashlib.sha256(repr(answerable).encode()).hexdigest()
    return known(f"small {folder.name}", rows, digest)


def _asked_here(here: Sequence[Asked], elsewhere: Sequence[Asked], archive: Archive) -> list[tuple[Signs | None, bool]]:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "corpus").mkdir()
        ids = {evidence.article_id for one in here for evidence in one.evidence}
        lines = (_line(article_id, archive) for article_id in sorted(ids))
        (place / "corpus" / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
        pipeline = wired(Settings(corpus=place / "corpus", index_dir=place))
        return [
            (pipeline.judge(one.question, one.day).signs, answered)
            for questions, answered in ((here, True), (elsewhere, False))
            for one in questions
            if answered or not ids & {evidence.article_id for evidence in one.evidence}
        ]


def _line(article_id: str, archive: Archive) -> str:
    article = archive.article(article_id)
    if article is None:
        raise ValueError(f"{article_id}: no such article")
    source = article.source
    published = source.published.isoformat() if source.published else ""
    header = {"id": article_id, "title": source.title, "outlet": source.outlet, "published": published}
    return json.dumps({**header, "text": article.text})
