"""The conversation in a terminal, with lines piped into it, and on a real pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.command import COMMAND, environment, pullquote
from tests.corpus.samples import SHIPPED, article_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "Who is Kortunov?"
ANSWERED = "Andrey Kortunov, head of the Russian International Affairs Council"
_PATIENCE_S = 60  # how long a test waits before it says what it did not see
_PASTE_MODE = "\x1b[?2004h"  # prompt_toolkit writes this when a prompt begins to listen
_LISTENS = "\x05"
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[=>])")


# Piped.


def test_piped_lines_are_answered_one_after_the_other() -> None:
    ended = pullquote("chat", stdin=f"{QUESTION}\n\n   \n/cite 1\n/nonsense\n")
    assert (ended.code, ended.err) == (0, "")
    answer, citation, notice, end = (
        ended.out.split("\n\n2 articles, to 9 Dec 2018\n\n")[0],
        *ended.out.split("\n\n")[-3:],
    )
    assert answer.startswith("1  “")
    assert ANSWERED in answer
    assert citation.startswith('“"This is a signal')
    assert notice == "There is no /nonsense; /help lists what there is."
    assert end == ""


def test_piped_output_has_no_prompt_no_greeting_and_no_colour() -> None:
    out = pullquote("chat", stdin="/help\n").out
    assert out.startswith("Ask a question about the coverage")
    assert "\x1b" not in out


def test_no_lines_get_no_answer() -> None:
    ended = pullquote("chat", stdin="")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


@pytest.mark.parametrize("word", ["/exit", "/quit", "exit", " quit ", "Bye!", "goodbye.", "/bye", "quit()", ":q", "q"])
def test_a_word_leaves(word: str) -> None:
    ended = pullquote("chat", stdin=f"{word}\n/help\n")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


@pytest.mark.parametrize("question", ["Who will quit?", "quit smoking", "Did Britain exit?", "/exit now", "?q"])
def test_a_word_that_leaves_may_stand_in_a_question(question: str) -> None:
    assert pullquote("chat", stdin=f"{question}\n").out


def test_help_lists_the_commands_of_a_terminal() -> None:
    told = pullquote("chat", stdin="/help\n").out
    assert "/help - show this list\n/privacy - what is kept about you\n/forget - " in told
    assert "/exit - leave" in told


def test_privacy_says_where_lines_are_kept(tmp_path: Path) -> None:
    told = pullquote("chat", stdin="/privacy\n", PULLQUOTE_STATE_DIR=str(tmp_path), COLUMNS="400").out
    assert f"in {tmp_path / 'history'}." in " ".join(told.split())
    assert "/forget deletes both." in told


def test_forget_deletes_the_history_and_the_conversation(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("+/sources\n")
    lines = f"{QUESTION}\n/forget\n/cite 1\n"
    told = pullquote("chat", stdin=lines, PULLQUOTE_STATE_DIR=str(tmp_path)).out
    assert told.endswith("lines that you typed.\n\nAsk a question first.\n\n")
    assert not (tmp_path / "history").exists()


def test_a_history_that_cannot_be_deleted_is_told_and_the_chat_goes_on(tmp_path: Path) -> None:
    (tmp_path / "history" / "x").mkdir(parents=True)
    ended = pullquote("chat", stdin="/forget\n/sources\n", PULLQUOTE_STATE_DIR=str(tmp_path))
    assert "history: the history cannot be deleted (" in ended.err
    assert "Forgotten" not in ended.out
    assert "Bloomberg News" in ended.out


def test_broken_bytes_are_a_question_like_any_other() -> None:
    ended = pullquote("chat", stdin=b"Who is \xff\xfe Kortunov\x00?\r\n/context 1")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.count(ANSWERED) >= 1


def test_a_line_without_end_is_refused_and_the_chat_goes_on() -> None:
    ended = pullquote("chat", stdin="x" * 1_000_000 + f"\n{QUESTION}\n")
    assert ended.code == 0
    assert "question: has 1,000,000 characters; ask it in at most 2,000" in ended.out
    assert ANSWERED in ended.out


def test_the_history_of_piped_lines_is_not_kept(tmp_path: Path) -> None:
    pullquote("chat", stdin=f"{QUESTION}\n", PULLQUOTE_STATE_DIR=str(tmp_path / "state"))
    assert not (tmp_path / "state").exists()


def test_a_fault_of_one_turn_is_told_in_a_line_and_the_chat_goes_on(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "corpus")
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "chat", "--corpus", str(tmp_path / "corpus")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        cwd=tmp_path,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("/help\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith("Ask a question")
        for file in (tmp_path / "corpus").iterdir():
            file.write_bytes(article_bytes())
        out, err = process.communicate(f"{QUESTION}\n/cite 1\n", timeout=_PATIENCE_S)
    assert process.returncode == 0
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert ".txt: " in err
    assert "“" not in out
    assert out.endswith("Ask a question first.\n\n")


# On a terminal.


class Terminal:
    """A pseudo-terminal with `pullquote chat` on it: keys go in, and what is shown is waited for."""

    def __init__(self, folder: Path, **values: str) -> None:
        self._ours, theirs = pty.openpty()
        told = {"TERM": "xterm", "COLUMNS": "80", "PROMPT_TOOLKIT_NO_CPR": "1", "PULLQUOTE_STATE_DIR": str(folder)}
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            COMMAND,  # alone: on a terminal that is the chat
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(**told | values),
            cwd=os.environ["HOME"],
            start_new_session=True,
        )
        os.close(theirs)
        self._shown = ""
        self.told = ""

    def keys(self, text: str | bytes) -> None:
        os.write(self._ours, text if isinstance(text, bytes) else text.encode())

    def sees(self, text: str) -> None:
        """Wait until *text* is shown, after what was seen before."""
        while text not in self._shown:
            assert self._read(), f"never saw {text!r} after: {self._shown!r}"
        self._shown = self._shown.partition(text)[2]

    def prompts(self) -> None:
        """Wait until it listens: keys that come earlier would not be taken as typed at the prompt."""
        self.sees(_LISTENS)

    def leaves(self) -> int:
        """Its exit code after Ctrl-D at the next prompt."""
        self.prompts()
        self.keys("\x04")
        return self.ends()

    def ends(self) -> int:
        """Its exit code, once it has ended and all it wrote was read."""
        while self._read():
            pass
        return self.process.wait(_PATIENCE_S)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def _read(self) -> bool:
        if not select.select([self._ours], [], [], _PATIENCE_S)[0]:
            return False
        try:
            part = os.read(self._ours, 65_536).decode("utf-8", "replace")
        except OSError:  # Linux reports the end of a terminal as an input error
            return False
        self.told += part
        self._shown = _ESCAPE.sub(lambda found: _LISTENS if found[0] == _PASTE_MODE else "", self._shown + part)
        return bool(part)


class Terminals:
    """Opens terminals that end with the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.open: list[Terminal] = []

    def __call__(self, **values: str) -> Terminal:
        terminal = Terminal(self.folder, **values)
        self.open.append(terminal)
        return terminal


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Terminals]:
    terminals = Terminals(tmp_path / "state")
    yield terminals
    for terminal in terminals.open:
        terminal.close()


def test_a_terminal_greets_prompts_and_answers_in_colour(chat: Terminals) -> None:
    terminal = chat()
    terminal.sees("2 articles, to 9 Dec 2018.")
    terminal.sees("Ctrl-D leaves.")
    terminal.prompts()
    terminal.keys(f"{QUESTION}\r")
    terminal.sees("Kremlin, was quoted as saying by Bloomberg.”")
    assert terminal.leaves() == 0
    assert "\x1b[36m" in terminal.told


def test_colour_can_be_declined_on_a_terminal(chat: Terminals) -> None:
    terminal = chat(NO_COLOR="1")
    terminal.prompts()
    terminal.keys(f"{QUESTION}\r")
    terminal.sees("2 articles, to 9 Dec 2018")
    assert terminal.leaves() == 0
    assert "\x1b[36m" not in terminal.told


def test_lines_on_a_terminal_are_no_longer_than_it_is_wide(chat: Terminals) -> None:
    terminal = chat(NO_COLOR="1", COLUMNS="50")
    terminal.prompts()
    terminal.keys(f"{QUESTION}\r")
    terminal.sees("2 articles, to 9 Dec 2018")
    terminal.leaves()
    answer = terminal.told[terminal.told.index("1  “") :].split("\r\n")
    assert all(len(line) <= 50 for line in answer[: answer.index("2 articles, to 9 Dec 2018")])


def test_ctrl_c_drops_the_line_and_nothing_else(chat: Terminals) -> None:
    terminal = chat()
    terminal.prompts()
    terminal.keys(f"{QUESTION}\r")
    terminal.sees("2 articles, to 9 Dec 2018")
    terminal.prompts()
    terminal.keys("never mind\x03")
    terminal.sees("never mind")
    terminal.prompts()
    terminal.keys("/source 1\r")
    terminal.sees("verbatim from the stored copy")
    assert terminal.leaves() == 0
    assert "never mind" not in (chat.folder / "history").read_text()


def test_ctrl_d_leaves_at_once(chat: Terminals) -> None:
    terminal = chat()
    assert terminal.leaves() == 0
    assert "Traceback" not in terminal.told


def test_a_broken_byte_on_a_terminal_is_no_end(chat: Terminals) -> None:
    terminal = chat()
    terminal.prompts()
    terminal.keys(b"Who is \xff Kortunov?\r")
    terminal.sees("Kremlin, was quoted as saying by Bloomberg.”")
    assert terminal.leaves() == 0


def test_history_is_kept_for_its_owner_alone(chat: Terminals) -> None:
    chat.folder.mkdir()
    history = chat.folder / "history"
    history.touch(0o644)
    for line in ("/sources", "\x1b[A"):  # the second time the arrow up brings the line back
        terminal = chat()
        terminal.prompts()
        terminal.keys(f"{line}\r")
        terminal.sees("Bloomberg News, Kremlin sours on Trump after Putin snubs")
        assert terminal.leaves() == 0
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    assert "+/sources" in history.read_text().splitlines()


def test_what_is_forgotten_on_a_terminal_comes_back_by_no_key(chat: Terminals) -> None:
    terminal = chat()
    for line, answer in (("/sources", "Bloomberg News"), ("/forget", "Forgotten"), ("\x1b[A", "Ask a question about")):
        terminal.prompts()
        terminal.keys(f"{line}\r" if "\x1b" not in line else f"{line}/help\r")
        terminal.sees(answer)
    assert terminal.leaves() == 0
    assert (chat.folder / "history").read_text().split("+")[1:] == ["/help\n"]


def test_a_history_that_cannot_be_kept_is_told_and_the_chat_goes_on(chat: Terminals) -> None:
    chat.folder.touch()  # a file where a folder has to be
    terminal = chat()
    terminal.sees(f"{chat.folder / 'history'}: the history cannot be kept (")
    terminal.sees("set PULLQUOTE_STATE_DIR")
    terminal.prompts()
    terminal.keys(f"{QUESTION}\r")
    terminal.sees("2 articles, to 9 Dec 2018")
    assert terminal.leaves() == 0
    assert terminal.told.count("cannot be kept") == 1
    assert "Traceback" not in terminal.told
