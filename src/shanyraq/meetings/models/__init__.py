"""Tables of the room: Sessions, requests, votes by names and secret ones, the floor, the Council, documents, rules of procedure."""

from .archive import ArchivedMatter, Speech, Tagged, Topic
from .badges import Badge
from .council import CouncilItem, CouncilMeeting, Discussion, VoidedCount
from .counting import CountEntry, CountingSeat, HallBox, PaperVote
from .documents import DocumentFile, Issued, OrderCorrection, OutgoingYear
from .elections import Candidate, Deputy, Election, Forwarded, Proposed, SenateList
from .floor import SpeakingTime, Turn
from .halls import RegionalHall
from .liaison import Bill, BillPosition, BillStage, Contact
from .materials import Material, MaterialVersion
from .minutes import Minutes, Remark
from .motions import Amendment, Motion
from .notices import Notice
from .polls import Poll, PollAnswer
from .procedure import ProcedureRules
from .requests import Request, Signature
from .roll_calls import Cast, RollCall
from .sealed import BoardCheck, BoardEvent, FalsePart, KeyHolder, SealedMark, SealedVote
from .sessions import AgendaItem, Announcement, Order, Postponement, Registration, Session, Vote

__all__ = [
    "AgendaItem",
    "Amendment",
    "Announcement",
    "ArchivedMatter",
    "Badge",
    "Bill",
    "BillPosition",
    "BillStage",
    "BoardCheck",
    "BoardEvent",
    "Candidate",
    "Cast",
    "Contact",
    "CouncilItem",
    "CouncilMeeting",
    "CountEntry",
    "CountingSeat",
    "Deputy",
    "Discussion",
    "DocumentFile",
    "Election",
    "FalsePart",
    "Forwarded",
    "HallBox",
    "Issued",
    "KeyHolder",
    "Material",
    "MaterialVersion",
    "Minutes",
    "Motion",
    "Notice",
    "Order",
    "OrderCorrection",
    "OutgoingYear",
    "PaperVote",
    "Poll",
    "PollAnswer",
    "Postponement",
    "ProcedureRules",
    "Proposed",
    "RegionalHall",
    "Registration",
    "Remark",
    "Request",
    "RollCall",
    "SealedMark",
    "SealedVote",
    "SenateList",
    "Session",
    "Signature",
    "SpeakingTime",
    "Speech",
    "Tagged",
    "Topic",
    "Turn",
    "VoidedCount",
    "Vote",
]
