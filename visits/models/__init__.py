"""The record, one room per noun."""

from visits.models.countries import Country, CountryKind
from visits.models.decisions import (
    Change,
    ChangeAction,
    Decider,
    Decision,
    Judgement,
    Proposal,
)
from visits.models.officials import Official, OfficialName, OfficialStatus, Post, Tenure
from visits.models.sources import Citation, Report, Source
from visits.models.visits import (
    Contact,
    Direction,
    Outcome,
    Participant,
    Side,
    Visit,
    VisitCountry,
)

__all__ = [
    "Change",
    "ChangeAction",
    "Citation",
    "Contact",
    "Country",
    "CountryKind",
    "Decider",
    "Decision",
    "Direction",
    "Judgement",
    "Official",
    "OfficialName",
    "OfficialStatus",
    "Outcome",
    "Participant",
    "Post",
    "Proposal",
    "Report",
    "Side",
    "Source",
    "Tenure",
    "Visit",
    "VisitCountry",
]
