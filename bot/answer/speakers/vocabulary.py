"""The vocabulary of speakers: closed lists that tell a title from a name and a noun phrase from a clause.

In lower case, except the days. Read by eye off attributions in general English news; no list of people.
"""

from __future__ import annotations

from bot.answer.speakers.clause import listed
from bot.text.calendar import WEEKDAYS

PRONOUNS = listed("he she they")
ARTICLES = listed("a an the")
DETERMINERS = ARTICLES | listed("one another two three four five several")
# A phrase that starts with one of these leaves open who is meant: "his lawyer", "some", "those".
UNRESOLVED = listed(
    """
    all anyone both each everybody everyone few he her his i it its many most my nobody none other others our she some
    somebody someone that their these they this those we what which who you your
    """
)
PREPOSITIONS = listed(
    """
    about against among at between by for from in inside into near of on outside over to under with within
    """
)
# A noun phrase holds none of these; one that seems to is a clause that was cut wrongly.
CLAUSE_WORDS = listed(
    """
    according after although am amid are as be because been before being but can can't could despite did didn't didn’t
    do does doesn't doesn’t don't don’t had has have he here him how i if is isn't isn’t it may me might must nor not
    or she should since so than that them there they though until us was wasn't wasn’t we were what when where whether
    which while who whom whose why will won't would yet you
    """
)
# Words that start a clause of their own after a reporting verb: "said | he was".
SUBJECTS = listed("he she they it we i you there this these those")
# Lower-case parts of names: "Ursula von der Leyen".
PARTICLES = listed("al ben bin da de del della der di dos du el ibn la le und van von y")
DAYS = listed("Today Tonight Yesterday").union(WEEKDAYS)
# Capitalised at the start of a sentence and still no name.
NOT_NAMES = (
    CLAUSE_WORDS
    | PREPOSITIONS
    | DETERMINERS
    | listed("also and earlier however later meanwhile now recently still then today yesterday")
)
# Titles and callings that stand before a name or for it, capitalised or not; those in short are the ones that
# attributions print, fewer than `bot.text.abbreviations` must know to find where a sentence ends.
ROLES = listed(
    """
    academic activist actor actress adm administrator admiral adviser advisor advocate agent aide alderman alderwoman
    ally ambassador analyst anchor architect artist assemblyman assemblymember assemblywoman assistant associate
    astronaut attorney author ayatollah banker biologist bishop boss boy brother buyer candidate capt captain cardinal
    ceo cfo chair chairman chairperson chairs chairwoman champion chancellor chaplain chef chief clerk client
    climatologist cmdr co-author co-chair co-creator co-director co-founder co-host co-owner co-star coach cofounder
    col colonel columnist comedian commander commentator commissioner congressman congressperson congresswoman
    conservative consultant coo coordinator coroner correspondent cosmonaut councillor councilman councilmember
    councilmembers councilor councilwoman counsel counselor cpl creator critic cto curator customer da dad daughter
    dean defender delegate democrat democratic dep deputies deputy designer detective dictator diplomat director
    director-general doctor dr duchess duke economist editor editor-in-chief employee engineer entrepreneur envoy
    epidemiologist evp executive expert famer fan farmer father fellow filmmaker forecaster forester forward founder
    friend gen general generals girl gm gov governor governors guard guitarist head historian host husband insp
    inspector instructor investigator investor jockey journalist judge judges justice keeper lady lawmaker lawmakers
    lawman lawyer leader leaders lecturer legislator liberal librarian lieutenant lt magistrate maj major man manager
    mayor md member messrs meteorologist midfielder minister ministers miss mom monsignor mother mr mrs ms musician
    neighbor neighbour nurse observer officer official operator organiser organizer owner parent parliamentarian
    partner passenger pastor pediatrician person physician pilot pitcher player pm poet policeman politician pollster
    postmaster premier presenter president president-elect presidents principal producer prof professor professors
    prosecutor provost psychiatrist psychologist publicist publisher quarterback racer ranger rapper realtor receiver
    recorder registrar rep reporter representative representatives reps republican researcher resident rev reverend
    reviewer scholar scientist screenwriter sec secretaries secretary secretary-general selectman selectwoman seller
    sen senator senators sens sergeant sgt sheriff sheriffs singer sister skipper solicitor son songwriter source
    speaker specialist spokesman spokesperson spokeswoman sprinter staffer star strategist striker student sultan
    superintendent supervisor surgeon survivor svp teacher teammate technician tempore therapist trader treasurer
    trooper trustee undersecretary undersheriff user veteran vice-president victim virologist volunteer vp whip widow
    wife winner witness woman worker writer youtuber zoologist
    """
)
# Printed as part of the name: "Pope Francis", "King Charles".
NAME_TITLES = listed("king pope prince princess queen saint")
# Speakers without a determiner: "police said", "prosecutors said".
BARE_PLURALS = listed(
    """
    agents aides analysts attorneys authorities authors critics democrats detectives doctors economists editors
    executives experts firefighters investigators lawmakers lawyers leaders officers officials organisers organizers
    police prosecutors regulators reporters republicans researchers residents scientists sources witnesses
    """
)
# The last word of a group's name; such a name may hold a title or a preposition.
GROUPS = listed(
    """
    administration agency army association authority bank board bureau campaign center centre church club coalition
    college commission committee company congress council court department fund government group house institute
    journal league magazine ministry museum network news office organisation organization parliament party police post
    school senate service society state states team times union university
    """
)
# Where a noun phrase is over: "said Smith | who", "said Smith | on Monday", "said Smith | adding".
CUTS = listed(
    """
    about adding after amid as because before but by describing during earlier following if in last later noting on
    referring since speaking that this through to today via when while who whom whose without yesterday
    """
)
CUTS_AFTER_NAME = listed("at from with")
# "a person | close to the talks", "a statement | sent to reporters"; regular participles are told by their ending.
PARTICIPLES = listed("began close found given held made seen sent shown taken written")
