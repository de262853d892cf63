"""The words that decide where a sentence ends: abbreviations, clear starters, reporting verbs.

Lists only; the rules that read them stand in `boundaries`. English as news prints it. Abbreviations are written without
their last full stop, and those with a capital match only as printed: "Miss." is a state, "miss." ends a sentence.
"""

from __future__ import annotations

from typing import Final

from bot.text import number_words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Always followed by the name they belong to.
TITLES: Final = _words("""
    Mr Mrs Ms Mx Dr Drs Prof Messrs Mmes Mme Mlle Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Cpl Pvt Pfc Capt Cmdr Cdr
    Maj Adm Brig Supt Det Insp Pres Amb Atty Hon Rev Fr Msgr Asst Assoc Dist Dept Ald Comdr Ens Spc Pte Rt Ret Cllr
    """)
# Never at an end either, in any case: their sentence goes on with what they introduce.
LEADS: Final = _words("vs v e.g i.e cf ca c approx est viz op incl esp")
# An end, unless what they count follows: "No. 10", "m. 1949". Capitals as printed, the others in any case.
COUNTED: Final = _words("no nos p pp vol art sec fig figs ch para ver nr b d m r fl")
WEEKDAYS_SHORT: Final = _words("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun")

# An end only before a clear starter or a lone name.
COMPANIES: Final = _words("Inc Corp Co Cos Ltd Bros LLC PLC Plc Assn Jr Sr Esq")
STREETS: Final = _words("St Ste Ave Blvd Rd Mt Ft Pkwy Hwy Univ")
STATES: Final = _words("""
    Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore
    Pa Penn Penna Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta Sask
    """)
DEGREES: Final = _words("ph.d m.d b.a m.a b.s m.s j.d ll.b ll.m d.phil m.b.a ed.d d.d.s al feat ft")
HOURS: Final = _words("a.m p.m")
ZONES: Final = _words("""
    Eastern Pacific Central Mountain Atlantic Greenwich ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST
    IST AEST AEDT JST HKT MSK SAST
    """)
# Dotted acronyms that name a place or a body, so that a lone name after them is not their surname ("J.K. Rowling").
PLACES: Final = _words("""
    u.s u.k u.n e.u d.c u.s.a u.a.e u.s.s.r n.y n.j n.h n.m n.c n.d s.c s.d r.i w.va p.r b.c n.z p.e.i n.y.c n.s
    """)
# What is capitalised after "U.S." because it belongs to it.
INSTITUTIONS: Final = _words("""
    Army Navy Marines Marine Congress Senate House Treasury President Vice Capitol Constitution Census Customs
    Attorney Ambassador Embassy Secretary Department Justice State Supreme Court District Food Air Coast Space Open
    Soccer Steel Bank Bancorp Government Olympic Olympics Postal Secret Forest Fish Geological National Federal Virgin
    Security General Human World Mission Consulate Representative Rep Sen Sens Reps Gov Trade Chamber Labor Labour
    Commerce Energy Interior Education Transportation Central Southern Northern Cyber Special Defense Defence Grand
    Prix Route Highway Interstate Men Women Masters Figure Ski Team Parliament Prime Foreign Home Health Climate
    Patent Holocaust Naval Military Park Sentencing Copyright Environmental Agency Bureau Code Marshals Anti Tour
    """)
# What nations are called: after "U.N." such a word describes what comes next, however often it stands alone elsewhere.
DEMONYM_ENDINGS: Final = ("ian", "ean", "ish", "ese", "ican")
# Names that end in an exclamation or question mark of their own.
SHOUTED: Final = _words("Yahoo Yum E Jeopardy Wham Joomla Panic Oklahoma Guess Aha Mia Shazam Jumbo Whaam")
# Words whose label is one letter: "vitamin D. The", "Plan B. Doctors".
LABELLED: Final = _words("""
    plan vitamin vitamins hepatitis group type class grade category exhibit section appendix schedule title part model
    malcolm unit block series team option phase zone sector war formula side
    """)

_UP_TO_TEN: Final = number_words.SMALL[1:11]
# Words that open a sentence and hardly ever a name.
STARTERS: Final = _words("""
    a an the this that these those there here it its it's he he's she she's they they're we we're you i i'm i've his
    her hers their our my your who what when where why how which whose whether and but or nor yet so if as at by for
    from in into of on onto to with without within while although though because since until unless after before
    during despite amid among between against about above across along around behind below beneath beside besides
    beyond near over through throughout under upon via toward towards however meanwhile moreover furthermore
    nevertheless nonetheless therefore thus hence then instead indeed perhaps maybe also both each either neither
    every everyone everybody everything someone somebody something nobody nothing anyone some many most much several
    few only just even once later earlier recently today yesterday tomorrow tonight now still already often sometimes
    ultimately eventually finally currently officials police investigators prosecutors authorities critics experts
    analysts investors shares lawmakers republicans democrats researchers scientists supporters opponents
    is are was were do does did has have had can could should would must not never no another other others such like
    unlike given according additionally similarly don't didn't doesn't that's there's what's let's we've they've
    you're isn't wasn't all any
    """).union(_UP_TO_TEN)
# Starters that are also surnames, initials' company or parts of names: only before a word in lower case.
SOFT_STARTERS: Final = _words("""
    a an so do no i many most much over under all any such like other others both each every near some can her his on
    in of to for by at above across along around about open officials police investigators prosecutors authorities
    critics experts analysts investors shares lawmakers republicans democrats researchers scientists supporters
    opponents today
    """).union(_UP_TO_TEN)
# Never taken for a starter after a single initial: "George F. Will", "Jim J. Still".
SURNAMES: Final = _words("will may an so do no a still most many near few i like case can over you how yet")

# What may follow a quotation that ends in a question or exclamation mark. Chanting and screaming are among it, and
# "claimed" is not: which verb hands a quotation to its speaker is for `bot.answer.speakers.reporting_verbs` to say.
REPORTING: Final = _words("""
    said says say asked asks ask wrote writes tweeted tweets added adds told tells replied replies shouted yelled
    exclaimed cried wondered wonders joked quipped demanded explained declared announced responded continued recalled
    posted captioned screamed chanted insisted mused commented remarked answered countered argued thundered roared
    warned concluded pleaded inquired queried retorted reads read began quoted sang texted
    """)
# Before a capitalised word they make it part of a phrase: "the West", "a Democrat", "new Russia".
ATTACHING: Final = _words(
    "the a an this that these those new old former every each any some no our their his her its my your"
)
