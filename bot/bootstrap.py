"""Wires the parts together: the only place that picks classes. Everyone else receives."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answer.archive import FiledArchive
from bot.answer.coverage import Coverage
from bot.answer.pipeline import Pipeline
from bot.corpus import reader
from bot.errors import CorpusError, RetrievalError
from bot.retrieval.manifest import RULES, Manifest
from bot.retrieval.projection import Projection
from bot.text.terms import ANALYSER

if TYPE_CHECKING:
    from bot.corpus.reader import Stored
    from bot.settings import Settings

_APP = "pullquote"
_PACKAGE = Path(__file__).parent
_RULES = f"{ANALYSER}-{RULES}"


def pipeline(settings: Settings) -> Pipeline:
    """Everything that answering needs. Raises CorpusError or RetrievalError."""
    return Pipeline(coverage(settings), settings.threshold)


def coverage(settings: Settings) -> Coverage:
    """The coverage as its files stand now; what is derived from them is built first where it is missing or stale."""
    root = corpus_folder(settings)
    projection = fresh_projection(root, index_folder(settings, root))
    # One thread is plenty for these vectors, and spares numpy half of its start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from bot.retrieval.memory import MemoryRetriever  # noqa: PLC0415 - loads numpy

    return Coverage(MemoryRetriever(projection), FiledArchive(projection, root), projection.scope, MemoryRetriever.name)


def corpus_folder(settings: Settings) -> Path:
    """The folder of the coverage: the one that is set, or the coverage that comes with Pullquote."""
    if settings.corpus is not None:
        return settings.corpus
    installed = _PACKAGE / "shipped"
    return installed if installed.is_dir() else _PACKAGE.parent / "corpus"


def index_folder(settings: Settings, root: Path) -> Path:
    """The folder of everything derived from the coverage in *root*."""
    place = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:12]
    return (settings.index_dir or _cache_folder()) / f"{_RULES}-{place}"


def fresh_projection(root: Path, folder: Path) -> Projection:
    """The projection of *root*, built first unless the one in *folder* was made from the files as they stand.

    Freshness is judged by names, sizes and times; only when one of them changed are the files read.
    """
    stamps = tuple(tuple(stamp) for stamp in reader.listing(root))
    if not stamps:
        raise CorpusError(f"{root}: holds no articles; take some in with 'pullquote corpus add FILE --corpus {root}'")
    manifest = Manifest.read(folder)
    if manifest is not None and (manifest.rules, manifest.stamps) == (_RULES, stamps):
        try:
            projection = Projection(folder)
        except RetrievalError:
            projection = None  # a damaged projection is built anew
        if projection is not None and projection.digest == manifest.digest:
            return projection
    return _build(root, folder, stamps)


def _build(root: Path, folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> Projection:
    from bot.answer.speakers import find_speakers  # noqa: PLC0415 - only an index needs what makes passages
    from bot.retrieval.building import build  # noqa: PLC0415

    digest = build(folder, _with_progress(reader.read(root)), find_speakers)
    projection = Projection(folder)
    if not projection.scope.articles:
        raise CorpusError(f"{root}: holds no articles; take some in with 'pullquote corpus add FILE --corpus {root}'")
    Manifest(_RULES, digest, stamps).write(folder)
    return projection


def _with_progress(articles):
    return articles


def _cache_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where no folder is set

    return user_cache_path(_APP)


def state_folder(settings: Settings) -> Path:
    """Where the chat history and the Telegram bot's state live."""
    if settings.state_dir is not None:
        return settings.state_dir
    from platformdirs import user_state_path  # noqa: PLC0415 - only where no folder is set

    return user_state_path(_APP)
