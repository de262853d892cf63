"""The pinned figures of a golden set: a drop fails, and pinning anew never lowers one unless told to."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import GoldenError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.golden.measures import Share

_NAME = "baseline.json"


class _Pinned(NamedTuple):
    digest: str
    figures: dict[str, float]


def digest(cases: Path, coverage: str) -> str:
    """What figures over *cases* are of, when the digest of the coverage is *coverage*."""
    return hashlib.sha256(cases.read_bytes() + coverage.encode()).hexdigest()


def drops(cases: Path, digest: str, figures: Mapping[str, Share]) -> list[str]:
    """The figures below those pinned beside *cases*, a line each; none when nothing is pinned.

    *digest* is of the coverage and the cases. Raises GoldenError when the pinned figures are of others.
    """
    pinned = _read(cases)
    if pinned is None:
        return []
    if pinned.digest != digest:
        raise GoldenError(
            f"{_path(cases)}: pins another coverage or other cases; look at the report, then run eval --pin"
        )
    return _lower(pinned.figures, figures)


def pin(cases: Path, digest: str, figures: Mapping[str, Share], *, lower: bool = False) -> Path:
    """Write the figures down beside *cases*. Raises GoldenError when one is lower than before, unless *lower*."""
    pinned = _read(cases)
    if pinned is not None and not lower and (worse := _lower(pinned.figures, figures)):
        raise GoldenError(f"{_path(cases)}: {worse[0]}; mend it, or pin it all the same with --lower")
    values = {name: round(share.value, 6) for name, share in figures.items()}
    try:
        _path(cases).write_text(json.dumps({"digest": digest, "figures": values}, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise GoldenError(f"{_path(cases)}: cannot be written ({error.strerror}); allow writing it") from error
    return _path(cases)


def _lower(pinned: Mapping[str, float], figures: Mapping[str, Share]) -> list[str]:
    return [
        f"{name} fell from {pinned[name]:.3f} to {share.value:.3f}"
        for name, share in figures.items()
        if round(share.value, 6) < pinned.get(name, 0.0)
    ]


def _path(cases: Path) -> Path:
    return cases.with_name(_NAME)


def _read(cases: Path) -> _Pinned | None:
    try:
        fields = json.loads(_path(cases).read_text(encoding="utf-8"))
        return _Pinned(fields["digest"], {name: float(value) for name, value in dict(fields["figures"]).items()})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldenError(f"{_path(cases)}: cannot be read; restore it, or delete it and run eval --pin") from error
