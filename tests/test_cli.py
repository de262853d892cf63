"""`pullquote` as a process: what each command prints, its exit code, and that every fault is one line with a remedy."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import __version__
from bot.cli import main
from tests.command import COMMAND, environment, pullquote
from tests.corpus.samples import SHIPPED, TEXT, article_bytes, bundle_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.command import Ended

QUESTION = "Who is Andrey Kortunov?"
UNANSWERED = "What did Peskov say about Brazil?"
PATIENCE = "6ww2ftjkvx7daabsnabh"  # the id of "Russian patience is coming to an end." in the second article
SECOND = "russia-is-losing-confidence"
TOKEN = "9876543:canary-in-the-mine"  # noqa: S105 - a canary
HOSTILE = "Rain \x1b[2Jfell on \x1b]52;c;Zm9v\x07Ulm,\u202e said Ann Lee."
COMMANDS = "ask|chat|telegram|eval|verify|index|doctor|corpus|corpus list|corpus show|corpus check|corpus add".split(
    "|"
)
COMMANDS += ["corpus remove"]
GOLDEN = """
[[case]]
id = "patience"
kind = "who"
question = "Who said Russian patience is coming to an end?"
quotes = ['"Russian patience is coming to an end."']
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the shipped coverage."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "corpus"))


def put(path: Path, content: str | bytes, mode: int = 0o644) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
    return path


@pytest.fixture
def collecting() -> Iterator[None]:
    """How often Python looks for garbage, put back afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(700)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("collecting")
def test_a_command_looks_for_garbage_every_few_questions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    assert gc.get_threshold()[0] > 5_000


# Help.


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command.split(), "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert re.search(rf"^examples?:\n  .*pullquote {command}\b", told, re.MULTILINE)
    assert all(len(line) <= 120 for line in told.splitlines())


def test_the_help_lists_every_command() -> None:
    ended = pullquote("--help")
    assert (ended.code, ended.err) == (0, "")
    listed = re.findall(r"^    (\w+)  +\w", ended.out, re.MULTILINE)
    assert sorted(listed) == sorted(command for command in COMMANDS if " " not in command)


def test_alone_without_a_terminal_it_prints_its_help_and_fails() -> None:
    ended = pullquote()
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("usage: pullquote")
    assert "examples:" in ended.err


def test_the_version_is_told() -> None:
    ended = pullquote("--version")
    assert (ended.code, ended.out, ended.err) == (0, f"pullquote {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [["answer"], ["ask", "--quote", "x", "y", "--no"], ["ask", "x", "--quotes", "many"], ["corpus"], ["corpus", "buy"],
     ["verify"], ["ask", "x", "--engine", "magic"]],
)  # fmt: skip
def test_arguments_that_there_are_not_are_told_in_a_line_that_names_the_help(arguments: list[str]) -> None:
    assert pullquote(*arguments).fault.endswith("--help'")


# Ask.


def test_an_answer_is_printed_and_passes() -> None:
    ended = pullquote("ask", QUESTION)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("1  “")
    assert ended.out.endswith("\n2 articles, to 9 Dec 2018\n")
    assert "\x1b" not in ended.out


def test_quotation_marks_around_the_question_are_optional() -> None:
    assert pullquote("ask", *QUESTION.split()) == pullquote("ask", QUESTION)


def test_nothing_in_the_coverage_is_no_error() -> None:
    ended = pullquote("ask", UNANSWERED)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("Not in this coverage.\nNot found: “Brazil”.\n\nNearest:\n")


def test_an_answer_in_json_is_one_line_with_the_same_exit_code() -> None:
    for question, code in ((QUESTION, 0), (UNANSWERED, 1)):
        ended = pullquote("ask", question, "--json")
        assert (ended.code, ended.err, ended.out.count("\n")) == (code, "", 1)
        answer = json.loads(ended.out)
        assert (answer["question"], answer["answered"], "id" in answer) == (question, code == 0, False)


def test_at_most_so_many_quotes_are_shown() -> None:
    for number, quotes in (("1", 1), ("5", 5)):
        answer = json.loads(pullquote("ask", "Trump and Putin?", "--json", "--quotes", number).out)
        assert len(answer["quotes"]) == quotes


def test_always_shows_quotes_and_still_tells_that_it_is_no_answer() -> None:
    ended = pullquote("ask", UNANSWERED, "--always", "--quotes", "2")
    assert ended.code == 1
    assert ended.out.startswith("1  “")
    assert "\n2  “" in ended.out


def test_the_same_question_has_the_same_answer() -> None:
    one, other = (json.loads(pullquote("ask", QUESTION, "--json").out) for _ in range(2))
    assert one | {"took_ms": 0} == other | {"took_ms": 0}


def test_a_day_of_asking_can_be_given() -> None:
    assert pullquote("ask", QUESTION, "--asked", "2018-12-09").code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask"], "question: is empty; ask something"),
        (["ask", " \n"], "question: is empty; ask something"),
        (["ask", "x" * 100_000], "question: has 100,000 characters; ask it in at most 2,000"),
        (["ask", "x", "--quotes", "0"], "--quotes: 0 is not from 1 to 100"),
        (["ask", "x", "--quotes", "-1"], "--quotes: -1 is not from 1 to 100"),
        (["ask", "x", "--quotes", "101"], "--quotes: 101 is not from 1 to 100"),
        (["ask", "x", "--asked", "soon"], "asked: 'soon' is no date; write it as YYYY-MM-DD"),
        (["ask", "x", "--batch", "-"], "ask: give a question or --batch, not both"),
        (["ask", "--batch", "none.jsonl"], "none.jsonl: cannot be read (No such file or directory); name a file, or -"),
        (["ask", "--batch", "."], ".: cannot be read (Is a directory); name a file, or - for standard input"),
        (["ask", "x", "--corpus", "none"], "none: no such folder; create it, or name another as the coverage"),
        (["chat", "--corpus", "none"], "none: no such folder; create it, or name another as the coverage"),
        (["index", "--corpus", "none"], "none: no such folder; create it, or name another as the coverage"),
        (["corpus", "list", "--corpus", "none"], "none: no such folder; create it, or name another as the coverage"),
        (["eval", "none.toml"], "none.toml: cannot be read (No such file or directory); name a file of golden cases"),
        (["verify", ""], "verify: a claim is empty; give a quote id, words, or a file"),
        (["verify", "none.txt"], "none.txt: cannot be read (No such file or directory); name a file, or - for"),
        (["corpus", "show", "rain"], "has no article rain; see 'pullquote corpus list'"),
        (["corpus", "add", "rain.txt"], "corpus add: name the folder that takes the article in: --corpus DIR or PULLQ"),
        (["corpus", "remove", "rain"], "corpus remove: name the folder that holds the article: --corpus DIR or PULLQ"),
        (["corpus", "remove", "rain", "--corpus", "new"], "new: no such folder; create it, or name another"),
        (["corpus", "add", "rain.txt", "--corpus", "new"], "rain.txt: no such file; check the name"),
        (["ask", "x", "--corpus", "~nobody-here"], "PULLQUOTE_CORPUS: begins with the home of nobody known"),
        (["telegram"], "PULLQUOTE_TELEGRAM_TOKEN: is not set; get a token from @BotFather and put it in .env"),
    ],
)  # fmt: skip
def test_a_fault_is_one_line_with_a_remedy(tmp_path: Path, arguments: list[str], message: str) -> None:
    ended = pullquote(*arguments, cwd=tmp_path)
    assert message in ended.fault
    assert ended.out == ""


@pytest.mark.parametrize(
    "arguments",
    [["ask", "--batch"], ["eval"], ["corpus", "add", "--corpus", "new"], ["ask", "x", "--corpus"],
     ["corpus", "show"], ["ask", "x", "--asked"]],
)  # fmt: skip
def test_what_was_typed_is_shown_on_one_line_without_what_steers_a_terminal(arguments: list[str]) -> None:
    told = pullquote(*arguments, "no\nsuch\x1b[2J\u202e").fault
    assert told.isprintable()
    assert "such" in told


def test_nothing_an_article_holds_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    put(tmp_path / "corpus.jsonl", bundle_line(text=HOSTILE, title="\x9b31mRain\u202e", outlet="\x1b[2J"))
    for arguments in (
        ["ask", "Where did rain fall?"],
        ["ask", "Who wrote it?"],
        ["corpus", "list"],
        ["corpus", "show", "rain"],
    ):
        out = pullquote(*arguments, "--corpus", tmp_path).out
        assert out.replace("\n", "").isprintable()
    answer = json.loads(pullquote("ask", "Where did rain fall?", "--json", "--always", "--corpus", tmp_path).out)
    assert answer["quotes"][0]["text"] == HOSTILE


# Batches.


def test_a_batch_is_answered_in_order(tmp_path: Path) -> None:
    lines = [{"id": "a", "question": QUESTION}, {"id": ["b"], "question": UNANSWERED}, {"question": QUESTION}]
    questions = "\n".join(map(json.dumps, lines)) + "\n\n"
    for ended in (
        pullquote("ask", "--batch", "-", stdin=questions),
        pullquote("ask", "--batch", put(tmp_path / "questions.jsonl", questions)),
    ):
        assert (ended.code, ended.err) == (0, "")
        answers = [json.loads(line) for line in ended.out.splitlines()]
        assert [(answer["id"], answer["answered"]) for answer in answers] == [("a", True), (["b"], False), (3, True)]


def test_a_batch_answers_what_it_can_and_counts_the_rest() -> None:
    ended = pullquote("ask", "--batch", "-", stdin=b'{"question": "Who?"}\n\xff\n{"id": 7, "question": ""}\n')
    assert ended.fault == "-: 2 of its lines could not be answered; each says why in its place"
    assert ["error" in json.loads(line) for line in ended.out.splitlines()] == [False, True, True]


def test_an_empty_batch_has_no_answers() -> None:
    ended = pullquote("ask", "--batch", "-", stdin="\n")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_a_batch_is_answered_line_by_line_while_it_is_written() -> None:
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "ask", "--batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in (1, 2):
            process.stdin.write(json.dumps({"id": number, "question": QUESTION}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(30) == 0


# Verify.


def test_a_quote_id_is_proved() -> None:
    ended = pullquote("verify", PATIENCE)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "exact  Russia is losing confidence on Trump with each passing day, outlet not stated, 9 Dec 2018, paragraph 3"
        f' [{PATIENCE}]: “"Russian patience is coming to an end."”\n'
    )


def test_what_verify_prints_is_proved_in_turn() -> None:
    for claim in (PATIENCE, "Russian anger is coming to an end.", "patience"):
        printed = pullquote("verify", claim).out
        ended = pullquote("verify", "-", stdin=printed)
        assert (ended.code, ended.err) == (0, "")
        assert len(ended.out.splitlines()) == len(printed.splitlines())


def test_the_readme_is_proved() -> None:
    ended = pullquote("verify", Path(__file__).parent.parent / "README.md")
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) > 5


def test_one_bare_word_is_looked_up() -> None:
    ended = pullquote("verify", "patience")
    assert (ended.code, ended.err) == (0, "")
    assert [line.split("  ")[0] for line in ended.out.splitlines()] == ["exact (a part of the sentence)"] * 2
    assert pullquote("verify", PATIENCE[:14]).out == f"not in the coverage  “{PATIENCE[:14]}”\n"


def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path) -> None:
    file = put(tmp_path / "picture.png", b"\x89PNG\r\n\x1a\n\xff" * 99)
    assert pullquote("verify", file).fault == f"{file}: not UTF-8; name a file of text or JSON"


def test_what_ask_prints_is_proved_through_a_pipe() -> None:
    for question in (QUESTION, UNANSWERED):
        ended = pullquote("verify", "-", stdin=pullquote("ask", question, "--json").out)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out
        assert all(line.startswith("exact  ") for line in ended.out.splitlines())


def test_a_pasted_citation_is_proved_until_a_word_is_changed(tmp_path: Path) -> None:
    pasted = pullquote("chat", stdin=f"{QUESTION}\n/cite 1\n").out.rstrip("\n").rpartition("\n")[2]
    file = put(tmp_path / "page.txt", f"As was said: {pasted}\n")
    assert pullquote("verify", file).out.startswith("exact  ")
    changed = put(tmp_path / "changed.txt", file.read_text("utf-8").replace("unreliable", "reliable"))
    ended = pullquote("verify", changed)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("differs (printed “unreliable” for “reliable”)  ")


def test_several_claims_pass_only_together(tmp_path: Path) -> None:
    other = "a" * 20
    ended = pullquote("verify", PATIENCE, other, put(tmp_path / "ids.txt", f"“{TEXT}” [{PATIENCE}]"))
    assert ended.code == 1
    assert [line.split("  ")[0].split(" (")[0] for line in ended.out.splitlines()] == [
        "exact",
        "not in the coverage",
        "differs",
    ]


def test_bare_words_are_proved_or_not() -> None:
    words = "Russian patience is coming to an end."
    for ended in (pullquote("verify", words), pullquote("verify", "-", stdin=words)):
        assert (ended.code, ended.err) == (0, "")
        assert [line.split("  ")[0] for line in ended.out.splitlines()] == ["exact", "exact"]
    ended = pullquote("verify", "Rain fell. " * 1000)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("not in the coverage  “Rain fell.")
    assert pullquote("verify", "no\nsuch\x1b[2J\u202e").out == "not in the coverage  “no such\ufffd”\n"


def test_a_paragraph_that_is_longer_than_any_quote_is_told_apart() -> None:
    ended = pullquote("verify", "-", stdin="word " * 1_000_000 + "\n\npatience")
    first, *others = ended.out.splitlines()
    assert first.startswith(
        "not in the coverage (has 4,999,999 characters; verify at most 20,000 in a paragraph)  “word"
    )
    assert [line.split("  ")[0] for line in others] == ["exact (a part of the sentence)"] * 2


def test_a_text_without_a_quote_is_an_error() -> None:
    assert pullquote("verify", "-", stdin="...").fault.startswith("-: holds no quote; give a quote id")


def test_a_broken_file_is_told_and_the_rest_is_proved(corpus: Path) -> None:
    whole = pullquote("verify", PATIENCE, "Russian patience is coming to an end.", "--corpus", corpus)
    assert [line.partition("  ")[0] for line in whole.out.splitlines()] == ["exact"] * 3
    broken = next(corpus.glob("kremlin*"))
    put(broken, broken.read_bytes().replace(b"patience", b"anger"))
    ended = pullquote("verify", PATIENCE, "Russian patience is coming to an end.", "--corpus", corpus)
    assert [line.partition("  ")[0] for line in ended.out.splitlines()] == ["exact"] * 2
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith(f"error: {broken}: text does not fit its sha256; ")


# The golden set.


def test_a_golden_set_passes_and_can_be_pinned(tmp_path: Path) -> None:
    cases = put(tmp_path / "cases.toml", GOLDEN)
    ended = pullquote("eval", cases)
    assert (ended.code, ended.err) == (0, "")
    assert re.search(r"^cases right +1/1$", ended.out, re.MULTILINE)
    assert not (tmp_path / "baseline.json").exists()
    pinned = pullquote("eval", cases, "--pin")
    assert pinned.code == 0
    assert pinned.out.splitlines()[0] == f"pinned in {tmp_path / 'baseline.json'}"
    assert pullquote("eval", cases) == ended


def test_a_failing_case_is_shown_and_fails(tmp_path: Path) -> None:
    cases = put(
        tmp_path / "cases.toml", GOLDEN.replace("Who said Russian patience is coming to an end?", "What is NATO?")
    )
    ended = pullquote("eval", cases)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("patience: not answered\n")


def test_a_lower_figure_is_not_pinned_unless_told(tmp_path: Path) -> None:
    cases = put(tmp_path / "cases.toml", GOLDEN)
    pullquote("eval", cases, "--pin")
    put(cases, GOLDEN.replace("Who said Russian patience is coming to an end?", "What is NATO?"))
    assert "baseline.json: pins another coverage or other cases" in pullquote("eval", cases).fault
    assert "fell from 1.000 to 0.000; mend it, or pin it all the same" in pullquote("eval", cases, "--pin").fault
    lowered = pullquote("eval", cases, "--pin", "--lower")
    assert lowered.code == 1  # the case still fails
    assert pullquote("eval", cases).code == 1


def test_a_case_that_cannot_be_judged_is_an_error(tmp_path: Path) -> None:
    cases = put(tmp_path / "cases.toml", GOLDEN.replace("quotes = ['\"Russian", "quotes = ['\"American"))
    assert pullquote("eval", cases).fault.startswith('case patience: no article holds “"American patience')


@pytest.fixture
def measured(corpus: Path) -> Path:
    """The shipped coverage with two questions: one that it answers, and one that it answers otherwise."""
    quote = '"Russian patience is coming to an end."'
    homes = [path.stem for path in corpus.glob("*.txt") if quote in path.read_text(encoding="utf-8")]
    evidence = [{"text": quote, "article_id": home} for home in homes]
    known = {"answers": [], "evidence": evidence, "answerable": True}
    told = {"id": "q1", "question": "Who said Russian patience is coming to an end?", "kind": "who", **known}
    other = {"id": "q2", "question": QUESTION, "kind": "name", "asked": "2018-12-09", **known}
    put(corpus / "questions.jsonl", f"{json.dumps(told)}\n{json.dumps(other)}\n")
    return corpus


def test_a_folder_of_questions_is_measured_with_its_own_coverage(measured: Path) -> None:
    ended = pullquote("eval", "--data", measured)
    assert (ended.code, ended.err) == (0, "")
    figures = dict(line.split() for line in ended.out.splitlines())
    assert (figures["hit@1"], figures["verbatim"], figures["auroc"]) == ("0.5000", "1.0000", "-")
    assert (figures["n-answerable"], figures["n-unanswerable"]) == ("2", "0")


def test_the_failures_in_a_folder_come_first_and_one_kind_can_be_chosen(measured: Path) -> None:
    ended = pullquote("eval", "--data", measured, "--failures", "1")
    assert ended.out.startswith(
        f"q2 (name): another quote stands first\n  question: {QUESTION} (asked on 2018-12-09)\n"
    )
    assert "\n  lost by:  +" in ended.out
    chosen = pullquote("eval", "--data", measured, "--failures", "5", "--kind", "who")
    assert re.match(r"hit@1 +1\.0000\n", chosen.out)


def test_the_questions_in_a_folder_are_asked_as_a_batch_asks_them(measured: Path) -> None:
    batch = ("ask", "--corpus", measured, "--batch", measured / "questions.jsonl", "--quotes", "10", "--always")
    answers = [json.loads(line) for line in pullquote(*batch).out.splitlines()]
    figures = dict(line.split() for line in pullquote("eval", "--data", measured).out.splitlines())
    words = [len(quote["text"].split()) for answer in answers for quote in answer["quotes"]]
    assert figures["words-per-quote"] == f"{sum(words) / len(words):.4f}"
    assert figures["answer-rate"] == f"{sum(answer['answered'] for answer in answers) / len(answers):.4f}"


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["--failures", "3"], "eval: --failures and --kind go with --data; name the folder of the questions"),
        (["--kind", "who"], "eval: --failures and --kind go with --data; name the folder of the questions"),
        (["--data", ".", "--pin"], "eval: --data names the coverage, and pins nothing; leave out --corpus, --pin"),
        (["--data", ".", "--corpus", "."], "eval: --data names the coverage, and pins nothing; leave out --corpus"),
        (["--data", ".", "--failures", "-1"], "pullquote eval: argument --failures: "),
        (["--data", ".", "--failures", "x"], "pullquote eval: argument --failures: 'x' is no count; see"),
        (["cases.toml", "--data", "."], "pullquote eval: argument --data: not allowed with argument cases; see"),
        (["--data", "none"], "none: holds no questions that can be read; put them into questions.jsonl there"),
    ],
)
def test_a_measurement_that_cannot_be_made_says_why(arguments: list[str], fault: str) -> None:
    assert pullquote("eval", *arguments).fault.startswith(fault)


# The coverage.


def test_the_articles_are_listed_shown_and_checked() -> None:
    listed = pullquote("corpus", "list")
    assert (listed.code, listed.out.count("\n")) == (0, 2)
    name = listed.out.split()[0]
    shown = pullquote("corpus", "show", name)
    assert shown.code == 0
    assert "\n   1  MOSCOW -- Donald Trump may have stood up" in shown.out
    assert pullquote("corpus", "check").out.startswith("2 articles, 16 paragraphs; ")


def test_an_article_that_is_taken_in_is_asked(tmp_path: Path) -> None:
    page = put(
        tmp_path / "page.txt", "Rain stopped at noon on Monday, said Ann Lee, head of the weather office in Ulm.\n"
    )
    root = tmp_path / "articles"
    added = pullquote("corpus", "add", page, "--corpus", root, "--title", "Rain in Ulm", "--published", "2024-05-01")
    assert (added.code, added.err) == (0, "")
    assert added.out.startswith(f"{root}/rain-in-ulm-")
    ended = pullquote("ask", "Who is Ann Lee?", PULLQUOTE_CORPUS=str(root))
    assert ended.code == 0
    assert "Rain in Ulm, outlet not stated, 1 May 2024, paragraph 1" in ended.out
    again = pullquote("corpus", "add", page, "--corpus", root)
    assert "already has this very text" in again.fault


@pytest.mark.parametrize("engine", ["memory", "tantivy"])
def test_an_article_that_is_removed_is_asked_no_more(corpus: Path, engine: str) -> None:
    def run(*arguments: str) -> Ended:
        return pullquote(*arguments, PULLQUOTE_CORPUS=str(corpus), PULLQUOTE_ENGINE=engine)

    assert run("verify", PATIENCE).code == 0
    ended = run("corpus", "remove", SECOND)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        f"removed {SECOND}: Russia is losing confidence on Trump with each passing day, outlet not stated, 9 Dec 2018, "
        f"from {corpus}/russia-is-losing-confidence.txt\n"
    )
    assert run("verify", PATIENCE).out.startswith("not in the coverage (no article of this coverage")
    told = json.loads(run("ask", QUESTION, "--json").out)
    assert {quote["article_id"] for quote in told["quotes"]} == {"kremlin-sours-on-trump"}
    again = run("corpus", "remove", SECOND)
    assert again.fault == f"{corpus}: has no article '{SECOND}'; see 'pullquote corpus list'"


def test_an_article_with_a_date_that_is_none_is_not_taken_in(tmp_path: Path) -> None:
    page = put(tmp_path / "page.txt", TEXT)
    ended = pullquote("corpus", "add", page, "--corpus", tmp_path / "articles", "--published", "May")
    assert "'May' is no date; write it like 2018-12-09" in ended.fault
    assert not (tmp_path / "articles").exists()


@pytest.mark.parametrize("command", [["ask", QUESTION], ["index"], ["corpus", "check"], ["corpus", "list"], ["chat"]])
def test_a_broken_article_file_is_named(corpus: Path, command: list[str]) -> None:
    broken = put(corpus / "broken.txt", article_bytes(sha256="0" * 64))
    assert pullquote(*command, "--corpus", corpus).fault.startswith(
        f"{broken}: text does not fit its sha256; restore the"
    )


@pytest.mark.parametrize("command", [["ask", QUESTION], ["index"], ["corpus", "check"], ["chat"], ["verify", PATIENCE]])
def test_an_empty_folder_says_how_to_begin(tmp_path: Path, command: list[str]) -> None:
    ended = pullquote(*command, "--corpus", tmp_path)
    assert ended.fault.endswith(f"holds no articles; take some in with 'pullquote corpus add FILE --corpus {tmp_path}'")


def test_the_index_can_be_built_anew() -> None:
    ended = pullquote("index")
    assert (ended.code, ended.out, ended.err) == (0, "2 articles, 9 passages\n", "")


def test_a_folder_that_is_a_link_to_itself_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to("self")
    ended = pullquote("ask", QUESTION, "--corpus", "self", cwd=tmp_path)
    assert ended.fault == "self: cannot be read (Too many levels of symbolic links); restore it, or allow reading it"


def test_an_article_goes_where_the_others_are_read_from(tmp_path: Path) -> None:
    file = put(tmp_path / "rain.txt", "Rain fell.")
    assert pullquote("corpus", "add", file, HOME=str(tmp_path), PULLQUOTE_CORPUS="~/news").code == 0
    assert pullquote("corpus", "check", HOME=str(tmp_path), PULLQUOTE_CORPUS="~/news").out.startswith(
        "1 article, 1 paragraph; "
    )


@pytest.mark.parametrize("command", [["ask", QUESTION], ["index"], ["chat"]])
def test_an_index_that_cannot_be_written_is_told(tmp_path: Path, command: list[str]) -> None:
    file = put(tmp_path / "file", b"")
    ended = pullquote(*command, PULLQUOTE_INDEX_DIR=str(file))
    assert ended.fault.startswith(f"{file}/")
    assert ended.fault.endswith("name a folder that can in PULLQUOTE_INDEX_DIR")


# Settings and doctor.


def test_doctor_has_a_line_for_every_check() -> None:
    ended = pullquote("doctor")
    assert (ended.code, ended.err) == (0, "")
    assert [line[:6] for line in ended.out.splitlines()] == ["ok    "] * 7


def test_doctor_tells_every_fault_with_its_remedy(tmp_path: Path) -> None:
    ended = pullquote("doctor", "--corpus", tmp_path / "none", PULLQUOTE_TELEGRAM_TOKEN=TOKEN)
    assert (ended.code, ended.err) == (2, "")
    faults = [line for line in ended.out.splitlines() if line.startswith("FAULT ")]
    assert [line.split(":")[0] for line in faults] == [
        "FAULT coverage",
        "FAULT index",
        "FAULT engine",
        "FAULT telegram",
    ]
    assert TOKEN not in ended.out


@pytest.mark.parametrize("command", [["telegram"], ["doctor"], ["ask", QUESTION]])
@pytest.mark.parametrize("token", [TOKEN, "canary" * 20])
def test_a_token_is_never_shown(command: list[str], token: str) -> None:
    ended = pullquote(*command, PULLQUOTE_TELEGRAM_TOKEN=token)
    assert "canary" not in ended.out + ended.err
    assert "Traceback" not in ended.err


def test_a_malformed_token_is_told_by_its_variable() -> None:
    ended = pullquote("telegram", PULLQUOTE_TELEGRAM_TOKEN=TOKEN)
    assert ended.fault.startswith("PULLQUOTE_TELEGRAM_TOKEN: not a bot token")


def test_faulty_settings_are_told_by_their_variables() -> None:
    told = pullquote("ask", QUESTION, PULLQUOTE_QUOTES="canary", PULLQUOTE_ENGINE="canary").fault
    assert "PULLQUOTE_QUOTES: " in told
    assert "PULLQUOTE_ENGINE: " in told
    assert "canary" not in told


def test_an_unknown_setting_is_told() -> None:
    told = pullquote("ask", QUESTION, PULLQUOTE_CORPSE="articles").fault
    assert told == "PULLQUOTE_CORPSE: no such setting; see .env.example for those there are"


def test_a_token_in_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    put(tmp_path / ".env", f"PULLQUOTE_TELEGRAM_TOKEN={TOKEN}\n", 0o644)
    for command in (["telegram"], ["ask", QUESTION]):
        told = pullquote(*command, cwd=tmp_path).fault
        assert told == ".env: holds the Telegram token and others can read it; run 'chmod 600 .env'"
    (tmp_path / ".env").chmod(0o600)
    assert pullquote("ask", QUESTION, cwd=tmp_path).code == 0


def test_what_is_typed_goes_before_what_is_set(corpus: Path) -> None:
    assert pullquote("ask", QUESTION, "--corpus", corpus, PULLQUOTE_CORPUS="none").code == 0
    assert pullquote("ask", QUESTION, PULLQUOTE_CORPUS="none").code == 2


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A command starts with the signals that its parent ignores, and a shell has a background job ignore this one."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_a_command_without_a_word() -> None:
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "chat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("/help\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr
        assert process.stderr.read() == ""


# Output that cannot be written.


def _left(descriptor: int) -> None:
    """The output of the command when its reader has left, as in `| head -0`."""
    ours, theirs = os.pipe()
    os.close(ours)
    os.dup2(theirs, descriptor)


def _closed(descriptor: int) -> None:
    os.close(descriptor)


def _full(descriptor: int) -> None:
    os.dup2(os.open("/dev/full", os.O_WRONLY), descriptor)


def with_output(prepare: Callable[[int], None], arguments: list[str], **more: str) -> tuple[int, str]:
    """The exit code, and what is said on the standard error, when standard output was prepared that way."""
    ended = subprocess.run(  # noqa: S603 - our own command
        [*COMMAND, *arguments],
        check=False,
        env=environment() | more,
        input=json.dumps({"question": QUESTION}),
        preexec_fn=lambda: prepare(1),
        stderr=subprocess.PIPE,
        text=True,
    )
    return ended.returncode, ended.stderr


WRITERS = [["ask", QUESTION], ["ask", "--batch", "-"], ["chat"], ["corpus", "list"], ["doctor"], ["--help"]]


@pytest.mark.parametrize("arguments", WRITERS)
def test_a_reader_who_left_is_left_alone(arguments: list[str]) -> None:
    assert with_output(_left, arguments) == (2, "")


@pytest.mark.parametrize("arguments", WRITERS)
def test_a_closed_output_is_told(arguments: list[str]) -> None:
    message = "error: standard output: is closed; let it go to a file or a terminal\n"
    assert with_output(_closed, arguments) == (2, message)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("buffered", [{}, {"PYTHONUNBUFFERED": "1"}])
@pytest.mark.parametrize("arguments", WRITERS)
def test_a_full_disk_is_told(arguments: list[str], buffered: dict[str, str]) -> None:
    code, told = with_output(_full, arguments, **buffered)
    assert (code, told) == (
        2,
        "error: standard output: cannot be written (No space left on device); make room for it\n",
    )


def test_an_output_that_lacks_characters_names_them() -> None:
    ended = pullquote("ask", QUESTION, PYTHONIOENCODING="ascii")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("1  \\u201c")
    assert pullquote("ask", UNANSWERED, "--corpus", "nön", PYTHONIOENCODING="ascii").code == 2
