"""Commands that prove something: answers by a golden set, quotes by the coverage, an installation by its parts."""

# ruff: noqa: PLC0415, T201 - lazy imports, and printing, are what commands are made of

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.arguments import legal_eval
from bot.commands.ends import ERROR, NOT_FOUND, PASSED, printed
from bot.errors import CorpusError

if TYPE_CHECKING:
    import argparse

    from bot.settings import Settings


def evaluate(options: argparse.Namespace, settings: Settings) -> int:
    legal_eval(options)
    if options.data is not None:
        return _eval_data(options, settings)
    from bot.adapters.report import draw
    from bot.bootstrap import pipeline as wired
    from bot.golden import baseline, cases, judging
    from bot.golden.measures import measures

    listed = cases.load(options.cases)
    pipeline = wired(settings)
    cases.check(listed, pipeline.coverage.archive)
    verdicts = judging.judge(listed, pipeline)
    figures = measures(verdicts)
    digest = baseline.digest(options.cases, pipeline.coverage.digest)
    if options.pin:
        print(f"pinned in {baseline.pin(options.cases, digest, figures, lower=options.lower)}")
    dropped = baseline.drops(options.cases, digest, figures)
    print(draw(verdicts, figures, dropped))
    return PASSED if all(verdict.right for verdict in verdicts) and not dropped else NOT_FOUND


def _eval_data(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters.progress import watched
    from bot.adapters.scoreboard import lines
    from bot.bootstrap import pipeline as wired
    from bot.golden import asked, outcomes

    questions = asked.load(options.data, options.kind)
    pipeline = wired(settings)
    listed = [outcomes.outcome(one, pipeline) for one in watched(questions, "asking", "questions")]
    return printed(lines(listed, pipeline, options.failures or 0))


def verify(options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters import proof
    from bot.bootstrap import readable

    faults: list[CorpusError] = []
    coverage = readable(settings, faults.append)
    found = [one for claim in options.claims for one in proof.proofs_of(coverage, claim)]
    print("\n".join(map(proof.line, found)))
    if faults:
        raise CorpusError("; ".join(dict.fromkeys(map(str, faults))))
    return PASSED if all(one.verdict == "exact" for one in found) else NOT_FOUND


def doctor(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.adapters.health import examine
    from bot.doctor import checks

    faults = 0
    for finding in examine(checks(settings)):
        print(finding)
        faults += not finding.well
    return ERROR if faults else PASSED
