"""A conversation: its commands, its manners, and that whatever is said it answers, with quotes that are slices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import wording
from bot.chat.blocks import (
    CiteBlock,
    ContextBlock,
    EchoBlock,
    FactBlock,
    NearestBlock,
    NoticeBlock,
    QuoteBlock,
    SourceBlock,
    SuggestedBlock,
)
from bot.chat.commands import COMMANDS
from bot.chat.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.answer.pipeline import Pipeline
    from bot.chat.blocks import Reply
    from bot.model import Quote

KORTUNOV = "What did Kortunov say?"
MANY = "Trump and Putin?"


@pytest.fixture
def talk(pipeline: Pipeline) -> Conversation:
    return Conversation(pipeline)


def notices(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, NoticeBlock)]


def numbers(reply: Reply) -> list[int]:
    return [block.number for block in reply.blocks if isinstance(block, QuoteBlock)]


def quotes(reply: Reply) -> Iterator[Quote]:
    for block in reply.blocks:
        if isinstance(block, QuoteBlock | NearestBlock | ContextBlock | SourceBlock | CiteBlock):
            yield from (block.found.quote, *block.found.echoes)
        elif isinstance(block, EchoBlock):
            yield block.quote


def only_notice(reply: Reply) -> str:
    assert reply.answered is None
    [block] = reply.blocks
    assert isinstance(block, NoticeBlock)
    return block.text


# Quotes, and turning their pages.


def test_an_answer_is_quotes_their_echoes_and_the_scope(talk: Conversation) -> None:
    reply = talk.say(KORTUNOV)
    assert [type(block) for block in reply.blocks] == [QuoteBlock, EchoBlock, QuoteBlock, EchoBlock, NoticeBlock]
    assert notices(reply) == [wording.scope(talk.answer.scope)] if talk.answer else False
    assert reply.answered


def test_more_turns_the_page_until_there_is_no_more(talk: Conversation) -> None:
    reply = talk.say(MANY)
    pages = [numbers(reply)]
    assert reply.rest == 9
    while reply.rest:
        reply = talk.say("more")
        assert reply.answered is None
        pages.append(numbers(reply))
    assert [number for page in pages for number in page] == list(range(1, 13))
    assert only_notice(talk.say("/more")) == wording.NO_MORE


def test_more_can_be_told_where_to_begin(talk: Conversation) -> None:
    talk.say(MANY)
    assert numbers(talk.say("/more 6")) == [7, 8, 9]
    assert numbers(talk.say("/more 3")) == [4, 5, 6]
    assert numbers(talk.say("/more")) == [7, 8, 9]


def test_a_page_has_as_many_quotes_as_told(pipeline: Pipeline) -> None:
    assert numbers(Conversation(pipeline, page=2).say(MANY)) == [1, 2]


@pytest.mark.parametrize("word", ["/more", "/context 1", "/source 1", "/cite", "/drop"])
def test_a_command_about_an_answer_needs_a_question_first(talk: Conversation, word: str) -> None:
    assert only_notice(talk.say(word)) == wording.NOTHING_YET


# One quote, by its number or its id.


def test_context_is_the_article_around_the_quote(talk: Conversation, pipeline: Pipeline) -> None:
    talk.say(KORTUNOV)
    [block] = talk.say("context 2").blocks
    assert isinstance(block, ContextBlock)
    quote = block.found.quote
    assert block.number == 2
    assert quote.text == '"Russian patience is coming to an end."'
    article = pipeline.coverage.archive.article(quote.source.article_id)
    assert article
    assert block.before
    assert block.after
    assert block.before + quote.text + block.after in article.text


def test_context_ends_where_the_coverage_of_an_article_does(talk: Conversation) -> None:
    talk.say("Who has stood up Putin once too often?")
    [first] = talk.say("/context").blocks
    assert isinstance(first, ContextBlock)
    assert first.before == ""
    talk.say("What did Zakharova say?")
    [last] = talk.say("/context").blocks
    assert isinstance(last, ContextBlock)
    assert last.after == ""


def test_source_tells_what_proves_a_quote(talk: Conversation) -> None:
    reply = talk.say(KORTUNOV)
    quote = next(quotes(reply))
    [block] = talk.say("/source 1").blocks
    assert isinstance(block, SourceBlock)
    told = "\n".join(wording.proof(block.found))
    for part in (quote.source.title, quote.source.sha256, quote.id, f"{quote.span.start}-{quote.span.end}"):
        assert part in told
    assert "true" not in told


def test_cite_is_one_line_to_paste(talk: Conversation) -> None:
    quote = next(quotes(talk.say(KORTUNOV)))
    [block] = talk.say("/cite 1").blocks
    assert isinstance(block, CiteBlock)
    text = wording.citation(block.found.quote, block.found.paragraph)
    assert text.startswith(f"“{quote.text}” — ")
    assert text.endswith(f"[{quote.id}]")
    assert "\n" not in text


@pytest.mark.parametrize("argument", ["0", "3", "99", "100", "-1", "1.0", "²", "one", "1 2", "٠", "9" * 5000])
def test_a_number_out_of_range_is_answered_with_the_range(talk: Conversation, argument: str) -> None:
    talk.say(KORTUNOV)
    assert only_notice(talk.say(f"/context {argument}")) == "Name a quote by its number, 1 to 2."


def test_a_quote_id_outlives_the_conversation(talk: Conversation, pipeline: Pipeline) -> None:
    quote = next(quotes(talk.say(KORTUNOV)))
    for word in ("context", "source", "cite"):
        assert talk.say(f"/{word} {quote.id}").blocks
        assert wording.NOTHING_YET not in notices(Conversation(pipeline).say(f"/{word} {quote.id}"))
    assert list(quotes(Conversation(pipeline).say(f"/context {quote.id}"))) == [quote]


@pytest.mark.parametrize("change", [lambda id_: "a" * 20, lambda id_: id_[:-1] + "7", lambda id_: id_[::-1], str.upper])
def test_a_quote_id_that_names_no_quote_is_said_to(talk: Conversation, change: Callable[[str], str]) -> None:
    quote = next(quotes(talk.say(KORTUNOV)))
    assert only_notice(talk.say(f"/cite {change(quote.id)}")) == "That quote is not in this coverage; ask again."


# Nothing found, and facts.


def test_an_answer_that_is_none_says_so_and_shows_the_nearest(talk: Conversation) -> None:
    reply = talk.say("What did Peskov say about Brazil?")
    assert reply.answered is False
    assert [type(block) for block in reply.blocks] == [NoticeBlock, NoticeBlock, NearestBlock, NoticeBlock]
    assert notices(reply)[:2] == ["Not in this coverage.", "Not found: “Brazil”."]
    assert reply.rest == 0
    assert only_notice(talk.say("more")) == "There is no more."


def test_the_nearest_quote_has_the_number_one(talk: Conversation) -> None:
    nearest = next(quotes(talk.say("What did Peskov say about Brazil?")))
    assert next(quotes(talk.say("/context 1"))) == nearest
    assert only_notice(talk.say("/context 2")) == "Name a quote by its number, 1 to 1."


def test_there_is_no_quote_to_show_where_nothing_was_near(talk: Conversation) -> None:
    talk.say("zebra?")
    assert only_notice(talk.say("/context 1")) == "There is no quote to show."


def test_a_fact_is_no_quote(talk: Conversation) -> None:
    reply = talk.say("Who wrote the Bloomberg story?")
    assert [type(block) for block in reply.blocks] == [FactBlock, NoticeBlock]
    assert reply.answered
    assert only_notice(talk.say("/cite 1")) == "There is no quote to show."


def test_a_slip_of_typing_is_told(talk: Conversation) -> None:
    reply = talk.say("Who threatened sanktions?")
    assert "Searched for: Who threatened sanctions?" in notices(reply)


def test_a_near_name_is_offered_and_asked_at_a_yes(talk: Conversation, pipeline: Pipeline) -> None:
    reply = talk.say("What did Peskow say?")
    assert reply.answered is False
    assert notices(reply)[:2] == ["Not in this coverage.", "Not found: “Peskow”."]
    assert SuggestedBlock("What did Peskov say?") in reply.blocks
    meant = talk.say("Yes, please")
    assert notices(meant)[0] == "Searched for: What did Peskov say?"
    assert meant.blocks[1:] == Conversation(pipeline).say("What did Peskov say?").blocks
    assert talk.asked == "What did Peskov say?"
    assert talk.shown() == meant
    assert only_notice(talk.say("yes")) == wording.TALK["yes"]


def test_a_near_name_that_is_not_meant_stays_missing(talk: Conversation, pipeline: Pipeline) -> None:
    talk.say("What did Peskow say?")
    assert only_notice(talk.say("no")) == f"{wording.OTHERWISE}."
    assert talk.asked == "What did Peskow say?"
    assert only_notice(Conversation(pipeline).say("no")) == wording.TALK["no"]


def test_a_near_name_in_a_follow_up_is_offered_in_the_whole_question(talk: Conversation) -> None:
    talk.say("What did Kortunov say about Trump?")
    reply = talk.say("And what did Zakharov tell reporters about that?")
    assert SuggestedBlock("And what did Zakharova tell reporters about that? Trump") in reply.blocks
    assert talk.say("yes").answered


def test_a_near_name_takes_the_place_that_the_name_itself_would_have(talk: Conversation) -> None:
    talk.say("What did Kortunov say about Washington?")
    assert SuggestedBlock("What did Peskov say about Washington?") in talk.say("And Peskow?").blocks
    assert talk.say("yes").answered
    assert not [block for block in talk.say("And Merkal?").blocks if isinstance(block, SuggestedBlock)]


# Everything else that is said.


def test_sources_lists_the_articles(talk: Conversation, pipeline: Pipeline) -> None:
    listed = [wording.source(source) for source in pipeline.coverage.archive.sources()]
    assert notices(talk.say("/sources")) == [*listed, wording.scope(pipeline.coverage.scope)]


def test_help_lists_every_command(talk: Conversation) -> None:
    told = notices(talk.say("/help"))
    assert told[0] == wording.WELCOME
    assert [line.split()[0] for line in told[1:]] == [f"/{command.word}" for command in COMMANDS]


@pytest.mark.parametrize("text", ["What can you do?", "who are you", "help me!", "Can you help me?"])
def test_a_question_about_us_is_answered_with_help(talk: Conversation, text: str) -> None:
    assert talk.say(text) == talk.say("/help")


@pytest.mark.parametrize("text", ["Thanks a lot, that helps", "ok", "bye :)", "great, thanks"])
def test_manners_are_returned_and_forget_nothing(talk: Conversation, text: str) -> None:
    talk.say(KORTUNOV)
    assert only_notice(talk.say(text)) == wording.MANNERS
    assert isinstance(talk.say("/context 2").blocks[0], ContextBlock)


@pytest.mark.parametrize("text", ["hi", "Good morning!", "hello there", "Hey, how are you?"])
def test_a_greeting_is_returned(talk: Conversation, text: str) -> None:
    assert only_notice(talk.say(text)) == wording.TALK["hello"]


@pytest.mark.parametrize("text", ["hola", "Bonjour !", "привет"])
def test_a_greeting_in_another_language_is_told_which_can_be_read(talk: Conversation, text: str) -> None:
    assert only_notice(talk.say(text)) == "Hello. " + wording.ENGLISH_ONLY


@pytest.mark.parametrize(("text", "kind"), [("yes", "yes"), ("maybe", "no")])
def test_what_is_no_question_gets_a_line_and_no_quote(talk: Conversation, text: str, kind: str) -> None:
    talk.say(KORTUNOV)
    assert only_notice(talk.say(text)) == wording.TALK[kind]


def test_who_doubts_is_told_where_the_quotes_stand(talk: Conversation) -> None:
    talk.say(MANY)
    talk.say("more")
    assert talk.answer
    places = [f"{n}  {wording.place(found)}" for n, found in enumerate(talk.answer.found[3:6], 4)]
    told = notices(talk.say("Is that true?"))
    assert told == [f"{wording.NO_JUDGE} {wording.AS_PRINTED}", *places, wording.AROUND]
    talk.say("What did Peskov say about Brazil?")
    assert len(notices(talk.say("Really?"))) == 3


def test_who_finds_an_answer_wrong_is_told_what_can_be_done_about_it(talk: Conversation) -> None:
    talk.say(MANY)
    assert only_notice(talk.say("that's wrong")) == f"{wording.OTHERWISE}; {wording.FURTHER}."
    for text in (KORTUNOV, "What did Peskov say about Brazil?"):
        talk.say(text)
        assert only_notice(talk.say("wrong")) == f"{wording.OTHERWISE}."
    for text in ("What did Kortunov say about Trump?", "And what did Zakharova say about that?"):
        talk.say(text)
    assert only_notice(talk.say("wrong")).endswith(f"; {wording.DROPPING}.")


@pytest.mark.parametrize("text", ["Is that true?", "wrong", "source?", "no", "tell me more", "what's new?", "hello"])
def test_before_the_first_question_nothing_is_said_of_a_quote(talk: Conversation, text: str) -> None:
    assert not [
        line for line in notices(talk.say(text)) if "/source 1" in line or "/context" in line or "/more" in line
    ]


def test_who_doubts_before_the_first_question_is_told_what_is_done_here(talk: Conversation) -> None:
    assert only_notice(talk.say("is that true?")) == f"{wording.NO_JUDGE} {wording.WELCOME}"


def test_tell_me_more_turns_the_page(talk: Conversation) -> None:
    assert only_notice(talk.say("tell me more")) == wording.NOTHING_YET
    talk.say(MANY)
    assert numbers(talk.say("tell me more")) == [4, 5, 6]
    assert numbers(talk.say("Go on.")) == [7, 8, 9]


def test_source_is_told_of_the_quotes_shown_last(talk: Conversation) -> None:
    assert talk.say("source?") == talk.say("/sources")
    talk.say(MANY)
    talk.say("more")
    assert talk.answer
    lines = [f"{n}  {wording.place(found)}" for n, found in enumerate(talk.answer.found[3:6], 4)]
    assert notices(talk.say("Where is that from?")) == [*lines, wording.PROOF]
    nearest = next(quotes(talk.say("What did Peskov say about Brazil?")))
    told = notices(talk.say("source?"))
    assert told == [f"1  {wording.place(talk.answer.found[0])}", wording.PROOF]
    assert talk.answer.found[0].quote == nearest


@pytest.mark.parametrize(
    "text", ["Give me a summary", "Translate that", "What do you think?", "Write a poem about Putin"]
)
def test_what_is_not_done_is_said_with_questions_to_try(pipeline: Pipeline, text: str) -> None:
    reply = Conversation(pipeline, examples=lambda: (KORTUNOV,)).say(text)
    refused, example = reply.blocks
    assert isinstance(refused, NoticeBlock)
    assert refused.text.endswith(wording.TRY)
    assert example == NoticeBlock(KORTUNOV, "example")
    assert wording.WELCOME in only_notice(Conversation(pipeline).say(text))


@pytest.mark.parametrize("text", ["Summarize the Helsinki summit", "What do you think about the Helsinki summit?"])
def test_quotes_stand_in_for_what_is_not_done(talk: Conversation, text: str) -> None:
    reply = talk.say(text)
    assert reply.answered
    assert reply.blocks[0] in {NoticeBlock(told, "hint") for told in wording.INSTEAD.values()}
    assert all("Helsinki" in quote.text for quote in quotes(reply))
    assert notices(talk.say("/drop")) == ["Nothing was carried over."]


def test_what_is_new_are_the_newest_articles(pipeline: Pipeline) -> None:
    newest = tuple(pipeline.coverage.archive.sources())[::-1]
    told = notices(Conversation(pipeline, newest=lambda: newest).say("What's new?"))
    assert told == [wording.NEWEST, wording.source(newest[0])]
    assert Conversation(pipeline).say("any news?") == Conversation(pipeline).say("/sources")


def test_what_it_is_about_is_told_with_questions_to_try(talk: Conversation) -> None:
    assert talk.say("What is this about?") == talk.say("/start")


@pytest.mark.parametrize("text", ["Bloomberg", "bloomberg news?"])
def test_an_outlet_alone_is_answered_with_its_articles(talk: Conversation, text: str) -> None:
    [fact, _] = talk.say(text).blocks
    assert isinstance(fact, FactBlock)
    assert fact.fact.value == "Kremlin sours on Trump after Putin snubs"


@pytest.mark.parametrize("text", ["why?", "and then?", "what?"])
def test_a_message_without_a_subject_is_not_said_to_be_missing(talk: Conversation, text: str) -> None:
    assert notices(talk.say(text))[0] == "Nothing to look for: ask with a name, a place or a subject."


@pytest.mark.parametrize("text", ["???", "👍", "…"])
def test_no_words_are_asked_for_a_question(talk: Conversation, text: str) -> None:
    assert only_notice(talk.say(text)) == wording.WELCOME


def test_a_greeting_before_a_question_is_no_hindrance(talk: Conversation) -> None:
    assert talk.say("Hi there! Who is Kortunov?").answered


def test_an_unknown_command_is_named(talk: Conversation) -> None:
    assert only_notice(talk.say("/quotes 3")) == "There is no /quotes; /help lists what there is."
    assert len(only_notice(talk.say("/" + "x" * 5000))) < 100


def test_nothing_at_all_is_welcomed(talk: Conversation) -> None:
    assert only_notice(talk.say(" \n\t ")) == wording.WELCOME


def test_a_fresh_start_forgets_the_answer(talk: Conversation) -> None:
    talk.say(KORTUNOV)
    assert wording.WELCOME in only_notice(talk.say("new"))
    assert only_notice(talk.say("/context 1")) == wording.NOTHING_YET


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "." * 100_000 + "x", "who " * 25_000, "hi " * 33_333 + "x", "\ud800" * 100_000]
)
def test_a_question_without_end_gets_one_clear_line(talk: Conversation, text: str) -> None:
    assert only_notice(talk.say(text)) == f"question: has {len(text):,} characters; ask it in at most 2,000"


# Other languages.


@pytest.mark.parametrize(
    "text",
    [
        "Wer ist Andrey Kortunov?",
        "Кто такой Кортунов?",
        "¿Qué dijo Peskov sobre la cumbre?",
        "¿Qué pasó el 9/12/2018 con la reunión de Trump y Putin?",
    ],
)
def test_a_question_in_another_language_is_told_what_can_be_asked(talk: Conversation, text: str) -> None:
    reply = talk.say(text)
    assert notices(reply) == [wording.ENGLISH_ONLY]
    assert reply.answered is False


def test_what_the_coverage_answers_is_answered_in_any_language(talk: Conversation) -> None:
    assert talk.say("Kortunov").answered


# What adapters do with a conversation.


def test_an_answer_can_be_shown_again(talk: Conversation) -> None:
    reply = talk.say(MANY)
    assert talk.shown() == reply
    assert numbers(talk.shown(9)) == [10, 11, 12]
    assert talk.shown(9).rest == 0
    assert numbers(talk.say("/more")) == [4, 5, 6]


def test_a_fork_goes_on_by_itself(talk: Conversation) -> None:
    talk.say(KORTUNOV)
    fork = talk.fork()
    fork.say(MANY)
    assert talk.asked == KORTUNOV
    assert fork.asked == MANY
    assert isinstance(talk.say("/context 2").blocks[0], ContextBlock)


def test_a_question_behind_ask_is_a_question(talk: Conversation, pipeline: Pipeline) -> None:
    assert talk.say(f"/ask {KORTUNOV}") == Conversation(pipeline).say(KORTUNOV)
    assert only_notice(talk.say("/ask")) == wording.ASK_HOW


def test_a_quote_of_the_answer_keeps_its_speaker_when_it_is_opened_by_id(talk: Conversation) -> None:
    quote = next(quotes(talk.say(KORTUNOV)))
    [block] = talk.say(f"/context {quote.id}").blocks
    assert isinstance(block, ContextBlock)
    assert block.found.speaker
    assert block.found.speaker.name == "Andrey Kortunov"


TURNS = st.one_of(
    st.text(max_size=60),
    st.sampled_from([KORTUNOV, MANY, "what about Peskov?", "And what did she say?", "who wrote it?", "why?", "zebra?"]),
    st.builds(
        "{}{} {}".format,
        st.sampled_from(["/", ""]),
        st.sampled_from([command.word for command in COMMANDS]),
        st.one_of(st.integers(-1, 14).map(str), st.text("abcdefg27", min_size=20, max_size=20), st.text(max_size=5)),
    ),
    st.lists(
        st.sampled_from("Trump Putin Kortunov Peskov did say summit sanctions who when why how many not U.S. ?".split())
    ).map(" ".join),
)


@given(st.lists(TURNS, max_size=8))
def test_whatever_is_said_is_answered_with_slices_of_articles(pipeline: Pipeline, turns: list[str]) -> None:
    talk = Conversation(pipeline)
    for text in turns:
        reply = talk.say(text)
        assert reply.blocks
        for quote in quotes(reply):
            article = pipeline.coverage.archive.article(quote.source.article_id)
            assert article
            assert quote.text == article.text[quote.span.start : quote.span.end] != ""
