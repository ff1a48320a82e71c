"""Many sealed ballots at the same moment, as real processes: each stands once on the board, and the board verifies."""

from tests import fresh

from .test_many_at_once import START, _together, here

__all__ = ["here"]

PLAY = (
    START
    + """
from ballot.ballots import make_ballot
from ballot.credentials import Register, Right, new_credential, public_of, secret_of
from ballot.encoding import write
from ballot.questions import Election as Asked
from ballot.randomness import SeededRandomness, SystemRandomness, random_scalar
from ballot.trustees.single import publish_key
from ballot.verify import verify
from shanyraq.meetings.queries import sealed as queries
from shanyraq.people.acting import ANYONE
source = SeededRandomness("at once")
codes = [new_credential(source) for _ in range(6)]
secrets = [random_scalar(source) for _ in range(2)]
"""
)
BEGIN = (
    PLAY
    + """
body = Organization.objects.create(classification="assembly", slug="assembly", name_kk="Ассамблея")
people = [Person.objects.create(name_kk=f"Адам {number}") for number in range(8)]
for person in people:
    Membership.objects.create(person=person, organization=body, role="member", since=date(2020, 1, 1), recorded_at=now.machine)
for norm in ("session.quorum", "session.majority"):
    Confirmation.objects.create(norm=norm, value="1/2", since=date(2020, 1, 1), by="person:0", on=DAY, at=now.machine,
                                paper="Хат", paper_number="14", paper_date=DAY)
session = Session.objects.create(number=33, prepared_on=DAY, opened_on=DAY, opened_at=now.machine)
item = AgendaItem.objects.create(session=session, position=1, title_kk="Тіл")
Registration.objects.bulk_create(Registration(session=session, person=person, day=DAY, at=now.machine) for person in people)
officer, chair = acting(people[0].pk, "secretariat.officer"), acting(people[1].pk, "assembly.chair")
row = services.draw_up_sealed(by=officer, at=now, item=item, authority=people[2], trustees=people[3:5])
rights = Register(Right(public_of(one, row.uuid)) for one in codes).text.decode()
services.bring_rights(by=acting(people[2].pk, "assembly.member"), at=now, sealed_vote=row, text=rights)
for person, secret in zip(people[3:5], secrets):
    key = write(publish_key(secret, source).to_json()).decode()
    services.bring_key(by=acting(person.pk, "assembly.member"), at=now, sealed_vote=row, text=key)
services.open_sealed(by=chair, at=now, sealed_vote=row)
print("ready")
"""
)
CAST = (
    PLAY
    + """
row = SealedVote.objects.get()
asked = Asked.from_text(queries.election_text(row).encode())
said = []
for code in codes[int(sys.argv[1]) * 2:][:2]:
    made = make_ballot(asked, secret_of(code, asked.uuid), [(1, 0, 0)], SystemRandomness()).text.decode()
    for _again in range(2):
        said.append(tried(lambda: services.cast_ballot(by=ANYONE, at=now, sealed_vote=row, ballot=made)))
print(" ".join(said))
"""
)
COUNT = (
    PLAY
    + """
row = SealedVote.objects.get()
report = verify(queries.archive_of(row))
print(report.state.name, report.ballots, report.head == row.head, SealedMark.objects.count())
"""
)


def test_ballots_cast_at_once_stand_once_each_on_a_board_that_verifies(here: fresh.Fresh) -> None:
    assert here.do(BEGIN) == "ready"
    assert _together(here, CAST, 3) == ["done meetings.ballot_there done meetings.ballot_there"] * 3
    assert here.do(COUNT) == "UNFINISHED 6 True 18"


CLOSE = (
    PLAY
    + "\nprint(tried(lambda: services.close_sealed(by=acting(2, 'assembly.chair'), at=now, sealed_vote=SealedVote.objects.get())))\n"
)
CHECK = (
    PLAY
    + """
from ballot.verify.votes import BallotBox
from shanyraq.meetings import tasks
from shanyraq.meetings.services import rechecking
rechecking.PIECE, seen, take = 2, [], BallotBox.take
def told(box, stored, *, proved=False):
    if not proved:
        seen.append(stored)
    if len(seen) == int((sys.argv[2:] or ['99'])[0]):
        os._exit(9)
    return take(box, stored, proved=proved)
BallotBox.take = told
ended = tasks.check_boards(lambda: now)
print(ended, len(seen), SealedVote.objects.get().status)
"""
)


def test_a_check_whose_worker_is_killed_goes_on_and_two_workers_share_no_ballot(here: fresh.Fresh) -> None:
    assert here.do(BEGIN) == "ready"
    for number in range(3):
        here.do(CAST, str(number))
    assert here.do(CLOSE) == "done"
    killed = here.python(CHECK, "0", "5")  # as it begins with the fifth ballot
    said, _ = killed.communicate(timeout=120)
    assert killed.returncode == 9, said
    assert here.do(CHECK, "0") == "0 0 checking", "for a minute it may be alive"
    here.do(PLAY + "BoardCheck.objects.update(kept_until=now.machine - timedelta(seconds=1))")
    told = [one.split() for one in _together(here, CHECK, 2)]
    assert sorted(one[0] for one in told) == ["0", "1"] and sum(int(one[1]) for one in told) == 2, told
    assert here.do(COUNT) == "UNFINISHED 6 True 18"
