"""Sides: where articles state otherwise what was asked for, and where it only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answer.questions import understand
from bot.answer.sides import Contrast, Sides
from tests.coverage_kit import article, sentences, weighing

FRIDAY = date(2021, 4, 30)
DEATHS = "How many people died in the earthquake?"
SENT = "How many soldiers were sent to the border?"
COST = "How much did the bridge cost?"
INJURED = "How many people were injured in the crash?"
OPENS = "When will the trial open?"
SANK = "When did the ship sink?"
RESIGN = "Did Smith resign?"
SIGN = "Did Smith sign the treaty?"
CRASH = "How many people died in the crash in Ulm?"
CRASH_12 = "12 people died in the crash in Ulm."
COLLAPSE = "Did the bridge collapse?"
COLLAPSED = "The bridge collapsed in Ulm."
MEDDLE = "Did Russia meddle?"
MEDDLED = "Russia meddled in the election."
MEET = "Did Trump and Putin meet?"
MAYOR = "Did the mayor resign?"


def contrast(
    question: str, one: str, other: str, outlets: tuple[str, str] = ("Herald", "Courier"), later: date = FRIDAY
) -> Contrast:
    asked = understand(question)
    [first] = sentences(article(one, "a", published=FRIDAY, outlet=outlets[0]), question=asked)
    [second] = sentences(article(other, "b", published=later, outlet=outlets[1]), question=asked)
    sides = Sides.of(asked, weighing(asked))
    found = sides.contrast(first, second), sides.contrast(second, first)
    assert found[0] == found[1] or max(found) < Contrast.LIKELY  # of two that are only alike, one may hold more
    return max(found)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (DEATHS, "Twelve people died in the quake, police said.", "The earthquake killed at least 20, the mayor said."),
        (DEATHS, "Nobody died in the quake, police said.", "The earthquake killed at least 20 people."),
        (
            "How many people died in the fire?",
            "Between 10 and 15 people died in the fire.",
            "The fire killed 40 people.",
        ),
        (CRASH, CRASH_12, "Twenty people died in the crash in Ulm, the mayor said."),
        (COST, "The bridge cost $4 million, the city said.", "The bridge cost $6.5 million."),
        (SENT, "Twelve hundred soldiers were sent to the border.", "1,500 soldiers were sent to the border."),
    ],
)
def test_another_figure_for_what_is_counted_is_another_side(question: str, one: str, other: str) -> None:
    assert contrast(question, one, other) is Contrast.SURE


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (OPENS, "The trial opens on Monday, the court said.", "The trial will open on 5 May."),
        ("When will the vote take place?", "The vote takes place tomorrow.", "The vote will take place on May 7."),
        (SANK, "The ship sank on Tuesday.", "The ship sank on April 29, the navy said."),
    ],
)
def test_another_day_is_another_side(question: str, one: str, other: str) -> None:
    assert contrast(question, one, other) is Contrast.SURE


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (RESIGN, "Smith resigned over the affair.", "Smith denied that he had resigned over the affair."),
        (
            "Was the ship sunk?",
            "The ship was sunk by a mine.",
            "The ministry rejected the claim that the ship was sunk.",
        ),
        (SIGN, "Smith signed the treaty.", "Smith refused to sign the treaty."),
        (
            "Did the company pay a bribe?",
            "The company paid a bribe to the mayor, prosecutors said.",
            "The company denies paying a bribe to the mayor.",
        ),
        (
            "Was Russia involved in the attack?",
            "Russia was involved in the attack on the spy, Britain said.",
            "Russia denies involvement in the attack.",
        ),
        ("Did Smith meet the minister?", "Smith met the minister in March.", "Smith never met the minister."),
    ],
)
def test_a_denial_is_another_side(question: str, one: str, other: str) -> None:
    assert contrast(question, one, other) is Contrast.SURE


@pytest.mark.parametrize(
    "question",
    [
        "When did Smith resign?",
        "How many ministers resigned?",
        "How many times did Smith resign?",
        "Why did he resign?",
    ],
)
def test_a_refusal_is_no_other_figure_and_no_other_day(question: str) -> None:
    assert contrast(question, "Smith resigned.", "Smith refused to resign.") <= Contrast.ALIKE


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (DEATHS, "Twelve people died in the quake, police said.", "The earthquake injured at least 20 people."),
        (DEATHS, "Twelve people died in the earthquake.", "12 died in the earthquake, the mayor said."),
        (DEATHS, "At least 12 people died in the earthquake.", "The quake killed 12 people."),
        (DEATHS, "At least 12 people died in the earthquake.", "The earthquake killed 15 people."),
        (DEATHS, "More than 10 people died in the earthquake.", "The earthquake killed 12 people."),
        (DEATHS, "In 2018 people died in the earthquake.", "The earthquake killed 12 people."),
        (DEATHS, "The earthquake killed 12 people.", "The earthquake on 3 May killed 12 people, the worst since 1998."),
        (
            DEATHS,
            "The earthquake in March 2011 killed 20 people.",
            "Twelve people died in the earthquake on Thursday.",
        ),
        (DEATHS, "Twelve people, among them 3 children, died in the quake.", "The earthquake killed 12 people."),
        (DEATHS, "The earthquake of magnitude 6.4 killed people in their sleep.", "The earthquake killed 12 people."),
        (DEATHS, "The earthquake killed 12 people.", "In the earthquake, 45 people died or were injured."),
        (SENT, "Twelve hundred soldiers were sent to the border.", "The army sent 1,200 soldiers to the border."),
        (SENT, "The army sent 1200 soldiers to the border.", "Some 1,200 soldiers were sent to the border by rail."),
        (
            "How many people died in the fire?",
            "Between 10 and 15 people died in the fire.",
            "The fire killed 12 people.",
        ),
        ("How many people died in the fire?", "The fire killed 10 to 15 people.", "About 12 people died in the fire."),
        ("How many people died in the fire?", "Dozens of people died in the fire.", "The fire killed 36 people."),
        (
            "How many voters backed the plan?",
            "The plan was backed by 54 percent of voters.",
            "Some 2,300 voters backed the plan.",
        ),
        ("How many people live in Ulm?", "About 1,200 people live in Ulm.", "In Ulm live 1,187 people."),
        (COST, "The bridge cost $4 million, the city said.", "The bridge cost $4m and took 3 years to build."),
        (COST, "The bridge cost $4 million.", "The bridge cost 40 workers their jobs."),
        ("How many ships did the navy lose?", "The navy lost four ships.", "The navy lost its fourth ship this year."),
        (
            INJURED,
            "The crash injured 30 people and killed four.",
            "Four people were killed and 30 injured in the crash.",
        ),
        (INJURED, "The crash injured 30 people.", "The crash seriously injured 11 people."),
        (
            "How many people died in the attacks in January?",
            "The attacks killed 12 people in January.",
            "The attacks killed 20 people in February.",
        ),
    ],
)
def test_what_may_be_the_same_figure_or_counts_something_else_is_no_other_side(
    question: str, one: str, other: str
) -> None:
    assert contrast(question, one, other) < Contrast.LIKELY


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (OPENS, "The trial opens on Monday, the court said.", "The trial will open on 3 May."),
        (OPENS, "The trial opens in May.", "The trial will open on 3 May."),
        (OPENS, "The trial will open on 3 May, the court said.", "The verdict in the trial is expected on 20 May."),
        (OPENS, "The trial will open on 3 May.", "The trial will open on 3 May at 9 a.m. in room 12."),
        (OPENS, "The trial will open on 3 May.", "The trial will not open before 20 May."),
        (
            "When was the museum founded?",
            "The museum was founded in 1901.",
            "Founded in 1901, the museum was closed in 1944.",
        ),
        (SANK, "The ship sank yesterday.", "The ship sank on Thursday."),
        (SANK, "The ship sank on Thursday.", "The ship sank on April 29, said the navy on Friday."),
        (
            "When did the minister visit Ulm?",
            "The minister visited Ulm on 3 March.",
            "The minister visited Ulm again on 20 April.",
        ),
    ],
)
def test_what_may_be_the_same_day_or_is_of_something_else_is_no_other_side(question: str, one: str, other: str) -> None:
    assert contrast(question, one, other) < Contrast.LIKELY


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (RESIGN, "Smith resigned over the affair.", "Smith did not deny that he had resigned over the affair."),
        (RESIGN, "Smith resigned over the affair.", "Smith refused to comment on the affair."),
        (RESIGN, "Smith denied that he had resigned.", "Smith has denied that he resigned, saying he would stay."),
        (RESIGN, "Smith resigned over the affair.", "Smith resigned and denied taking money in the affair."),
        ("Was Smith arrested?", "Smith was arrested in Ulm.", "Smith was arrested in Ulm and denied bail."),
        (SIGN, "Smith signed the treaty in Ulm.", "Smith signed the treaty, which Jones refused to sign."),
        ("Was the ship sunk?", "The ship was sunk by a mine.", "The ship was not sunk by a torpedo but by a mine."),
        (
            "Did the storm kill people in Ulm?",
            "The storm killed people in Ulm.",
            "The storm killed people in Ulm, but not in Rome.",
        ),
        (
            "Did Smith file a motion?",
            "Smith filed a motion to dismiss.",
            "The judge denied Smith's motion, filed on time.",
        ),
    ],
)
def test_what_denies_something_else_is_no_surely_other_side(question: str, one: str, other: str) -> None:
    assert contrast(question, one, other) < Contrast.LIKELY


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many people died in the earthquake in Ulm?",
            "Twelve people died in the earthquake.",
            "The earthquake in Ulm killed 20 people.",
        ),
        (
            "What was the unemployment rate in July?",
            "The unemployment rate was 3.5% in July.",
            "The unemployment rate of Ohio was 3.9% in July.",
        ),
        ("Did Smith testify?", "Smith was ordered to testify.", "Smith refused to testify."),
        ("Did Smith testify?", "An aide of Smith, Jones testified.", "Smith refused to testify."),
    ],
)
def test_what_may_tell_of_another_event_is_not_told_as_another_side(question: str, one: str, other: str) -> None:
    assert contrast(question, one, other) < Contrast.SURE


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (COST, "The bridge cost $4 million, the city said.", "Building the bridge cost 6.5 million dollars."),
        (
            "What was the unemployment rate in May?",
            "Unemployment rose to 5.1 percent in May.",
            "The unemployment rate climbed to 5.4% in May.",
        ),
        (
            INJURED,
            "The crash on the ring road injured 30 people.",
            "Forty-five were hurt in the crash, the hospital said.",
        ),
        (
            "How many protesters were arrested?",
            "More than 200 protesters were arrested on the square.",
            "Police arrested 90 protesters, a spokesman said.",
        ),
        (SENT, "Twelve hundred soldiers were sent to the border.", "The army sent 1,500 soldiers to the border."),
        ("How many sailors were on board?", "There were 23 sailors on board.", "The ship had 27 sailors on board."),
        (
            "How many people did the gunman kill?",
            "The gunman killed four people at the market and wounded 11.",
            "Six people were shot dead by the gunman at the market, and 11 were wounded.",
        ),
        (OPENS, "The trial opens on Monday.", "The trial of the mayor will open on Wednesday, the court said."),
        (
            "When was the museum founded?",
            "The museum was founded in 1901.",
            "Founded in 1904, the museum has three wings.",
        ),
        (
            "When will the minister resign?",
            "The minister will resign on June 3.",
            "The minister is to step down on 10 June, and to resign on 10 June from the party.",
        ),
        (
            "When is the launch of the rocket?",
            "The launch of the rocket is planned for July.",
            "The rocket's launch is now set for September.",
        ),
        (
            "Did the bank lose the money?",
            "The bank lost the money of its clients.",
            "The bank dismissed reports that it lost the money of its clients as false.",
        ),
        (MEET, "Trump and Putin met.", "Peskov denied that Trump and Putin met."),
        (SIGN, "Smith signed the treaty in Ulm.", "Smith refused to sign the treaty."),
        (
            "Did the storm kill people in Ulm?",
            "The storm killed people in Ulm.",
            "The storm killed no people in Ulm.",
        ),
        (
            "Was Smith involved in the attack?",
            "Smith was involved in the attack.",
            "There is no evidence that Smith was involved in the attack.",
        ),
    ],
)
def test_another_side_that_is_told_less_plainly_is_shown_but_not_told_to_differ(
    question: str, one: str, other: str
) -> None:
    assert contrast(question, one, other) is Contrast.LIKELY


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (CRASH, CRASH_12, "30 people, including 12 who died, were in the crash in Ulm."),
        (CRASH, CRASH_12, "Of the people who died in the crash in Ulm, 5 people were tourists."),
        (CRASH, CRASH_12, "Two young people died at once in the crash in Ulm."),
        (CRASH, CRASH_12, "One in five people died in the crash in Ulm."),
        (CRASH, CRASH_12, "20 people will die in the crash in Ulm."),
        (CRASH, CRASH_12, "If 20 people died in the crash in Ulm, it was the worst."),
        (CRASH, "20 people died in the crash in Ulm.", "No more than 12 people died in the crash in Ulm, police say."),
        (OPENS, "The trial opens on Monday.", "The trial will open by 20 May."),
        (OPENS, "The trial opens on Monday.", "The trial opens again on 20 May."),
    ],
)
def test_a_figure_or_a_day_beside_any_other_word_is_not_told_to_differ(question: str, one: str, other: str) -> None:
    assert contrast(question, one, other) < Contrast.SURE


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (COLLAPSE, COLLAPSED, "Nobody was hurt when the bridge collapsed."),
        (COLLAPSE, COLLAPSED, "It was not the first time the bridge collapsed."),
        (MEDDLE, MEDDLED, "It is not clear whether Russia meddled."),
        (MEDDLE, MEDDLED, "Jones did not say that Russia meddled."),
        (MAYOR, "The mayor resigned.", "The mayor did not rule out that he had resigned."),
        (MAYOR, "The mayor resigned.", "The minister would not comment on whether the mayor resigned."),
        (MAYOR, "The mayor resigned.", "He hoped that the mayor did not resign."),
        (MAYOR, "The mayor resigned.", "The wife of the mayor did not resign."),
        (MAYOR, "The mayor resigned.", "The mayor did not resign because of the affair."),
        (MAYOR, "The mayor resigned.", "If the mayor did not resign, he would be dismissed."),
        (MEET, "Trump and Putin did not meet.", "Peskov denied that Trump and Putin met."),
        (MEDDLE, "Russia did not meddle.", "It is false that Russia meddled."),
        (MEDDLE, "Russia did not meddle.", "Smith believes that Russia meddled, which Jones denied."),
        (
            MEDDLE,
            "Russia did not meddle.",
            "Putin denied on Tuesday in Moscow before a crowded press conference that Russia had meddled.",
        ),
        ("Did he resign?", "He resigned.", "He did not resign."),
    ],
)
def test_what_is_not_denied_directly_is_not_told_to_differ(question: str, one: str, other: str) -> None:
    assert contrast(question, one, other) < Contrast.SURE


def test_a_denial_is_told_only_of_articles_of_nearly_the_same_day() -> None:
    denied = "The mayor did not resign."
    assert contrast(MAYOR, "The mayor resigned.", denied) is Contrast.SURE
    assert contrast(MAYOR, "The mayor resigned.", denied, later=date(2021, 5, 9)) is Contrast.LIKELY
    assert contrast(MAYOR, "The mayor resigned.", denied, ("Herald", "Herald"), date(2021, 5, 1)) is Contrast.LATER


def test_a_denial_is_told_only_of_articles_that_name_the_same() -> None:
    assert contrast(MAYOR, "In Ulm, the mayor resigned.", "In Rome, the mayor did not resign.") < Contrast.SURE


def test_a_word_asked_many_times_over_takes_no_longer() -> None:
    smiths = "Smith " * 60
    assert (
        contrast(f"Did {smiths}resign?", f"{smiths}and he resigned.", f"{smiths}and he did not resign.") < Contrast.SURE
    )


def test_a_longer_name_is_of_something_else() -> None:
    first, second = "Splatoon 2 was released in July.", "Splatoon 2's update was released in late April."
    assert contrast("When was Splatoon 2 released?", first, second) < Contrast.LIKELY


def test_what_an_outlet_tells_otherwise_later_is_news() -> None:
    twelve, twenty = "Twelve people died in the quake.", "Twenty people died in the quake."
    saturday = date(2021, 5, 1)
    assert contrast(DEATHS, twelve, twenty, ("Herald", "Herald"), saturday) is Contrast.LATER
    assert contrast(DEATHS, twelve, twenty, ("Herald", "Courier"), saturday) is Contrast.SURE
    assert contrast(DEATHS, twelve, twenty, ("Herald", "Courier"), date(2021, 5, 9)) is Contrast.LIKELY


def test_an_article_does_not_differ_from_itself() -> None:
    asked = understand(DEATHS)
    first, second = sentences("Twelve people died in the quake. The earthquake killed 20 people.", question=asked)
    assert Sides.of(asked, weighing(asked)).contrast(first, second) is Contrast.NONE
