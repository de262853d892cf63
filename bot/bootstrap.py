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
from bot.errors import CorpusError, RetrievalError, SettingsError
from bot.retrieval.manifest import RULES, Manifest
from bot.retrieval.projection import Projection
from bot.text.terms import ANALYSER

if TYPE_CHECKING:
    from bot.adapters.health import Check
    from bot.corpus.reader import FileStamp
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
    return _coverage(fresh_projection(root, index_folder(settings, root)), root)


def rebuild(settings: Settings) -> Coverage:
    """The coverage, with all that is derived from it built anew."""
    root = corpus_folder(settings)
    return _coverage(_build(root, index_folder(settings, root), _stamps(root)), root)


def _coverage(projection: Projection, root: Path) -> Coverage:
    # One thread is plenty for these vectors, and spares numpy half of its start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from bot.retrieval.memory import MemoryRetriever  # noqa: PLC0415 - loads numpy

    archive = FiledArchive(projection, root)
    return Coverage(MemoryRetriever(projection), archive, projection.scope, projection.digest, MemoryRetriever.name)


def corpus_folder(settings: Settings) -> Path:
    """The folder of the coverage: the one that is set, or the coverage that comes with Pullquote."""
    if settings.corpus is not None:
        return settings.corpus.expanduser()
    installed = _PACKAGE / "shipped"
    return installed if installed.is_dir() else _PACKAGE.parent / "corpus"


def index_folder(settings: Settings, root: Path) -> Path:
    """The folder of everything derived from the coverage in *root*."""
    place = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:12]
    return (settings.index_dir or _cache_folder()).expanduser() / f"{_RULES}-{place}"


def fresh_projection(root: Path, folder: Path) -> Projection:
    """The projection of *root*, built first unless the one in *folder* was made from the files as they stand.

    Freshness is judged by names, sizes and times; only when one of them changed are the files read.
    """
    stamps = _stamps(root)
    return _finished(folder, stamps) or _build(root, folder, stamps)


def _stamps(root: Path) -> tuple[FileStamp, ...]:
    stamps = reader.listing(root)
    if not stamps:
        raise _nothing_in(root)
    return stamps


def _finished(folder: Path, stamps: tuple[FileStamp, ...]) -> Projection | None:
    """The projection in *folder*, if it is whole and was made from files with these *stamps*."""
    manifest = Manifest.read(folder)
    if manifest is None or (manifest.rules, manifest.stamps) != (_RULES, stamps):
        return None
    try:
        projection = Projection(folder)
    except RetrievalError:
        return None
    return projection if projection.digest == manifest.digest else None


def _build(root: Path, folder: Path, stamps: tuple[FileStamp, ...]) -> Projection:
    from tqdm import tqdm  # noqa: PLC0415 - only an index takes long enough to be watched

    from bot.answer.speakers.finding import find_speakers  # noqa: PLC0415 - only an index needs what makes passages
    from bot.retrieval.building import build  # noqa: PLC0415

    # Shown on a terminal only, and only when it takes more than a moment.
    articles = tqdm(reader.read(root), desc="indexing", unit=" articles", delay=1, leave=False, disable=None)
    digest = build(folder, articles, find_speakers)
    projection = Projection(folder)
    if not projection.scope.articles:
        raise _nothing_in(root)
    Manifest(_RULES, digest, stamps).write(folder)
    return projection


def _nothing_in(root: Path) -> CorpusError:
    return CorpusError(f"{root}: holds no articles; take some in with 'pullquote corpus add FILE --corpus {root}'")


def _cache_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where no folder is set

    return user_cache_path(_APP)


def state_folder(settings: Settings) -> Path:
    """Where the chat history and the Telegram bot's state live."""
    if settings.state_dir is not None:
        return settings.state_dir.expanduser()
    from platformdirs import user_state_path  # noqa: PLC0415 - only where no folder is set

    return user_state_path(_APP)


def checks(settings: Settings) -> tuple[Check, ...]:
    """What `doctor` looks at, in the order in which things depend on each other."""
    root = corpus_folder(settings)
    folder = index_folder(settings, root)

    def articles() -> str:
        count = sum(1 for _ in reader.entries(root))
        if not count:
            raise _nothing_in(root)
        return f"{root}, {count:,} articles, every digest right"

    def tokenizer() -> str:
        from bot.text import tokens  # noqa: PLC0415

        tokens.check_ranks(tokens.RANKS)
        return f"{tokens.ENCODING}, shipped, no network needed"

    def index() -> str:
        fresh = _finished(folder, _stamps(root)) is not None
        return f"{folder}, {'fresh' if fresh else 'to be built at the next question'}"

    def engine() -> str:
        chosen = coverage(settings)
        passages = chosen.retriever.statistics(()).passages
        return f"{chosen.engine}, {passages:,} passages"

    def state() -> str:
        place = state_folder(settings)
        nearest = next(parent for parent in (place, *place.absolute().parents) if parent.exists())
        if not nearest.is_dir() or not os.access(nearest, os.W_OK):
            raise SettingsError(f"{place}: cannot be written; name a folder that can in PULLQUOTE_STATE_DIR")
        return str(place)

    def telegram() -> str:
        if settings.telegram_token is None:
            return "no token set; only 'pullquote telegram' needs one"
        from bot.adapters.telegram.app import check_token  # noqa: PLC0415

        check_token(settings.telegram_token.get_secret_value())
        return f"token well formed, access {settings.telegram_access}"

    return (
        ("coverage", articles),
        ("tokenizer", tokenizer),
        ("index", index),
        ("engine", engine),
        ("state", state),
        ("telegram", telegram),
    )
