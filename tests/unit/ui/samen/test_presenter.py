"""What Samen bekijken says of each difference, and that an answer is written as it was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Mark
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.samen import Revived, Together
from kanz_desktop.ui.samen.presenter import TogetherPage, page, written
from kanz_desktop.ui.samen.questions import Question, Side, TextQuestion
from tests.helpers.fake_sessie import ANOUK
from tests.helpers.port import TODAY, FakePort
from tests.helpers.records import ident, version

BRAM = b"bram-bram-123456"
TABLE = "Mama durft de enveloppen niet open te maken, omdat er bijna altijd een rekening in zit."
OFFICE = "Mama durft de enveloppen niet open te maken. Papa's post komt ook nog op dit adres."


def shown(port: FakePort) -> TogetherPage:
    return page(port, ANOUK, TODAY, Together().points(port.snapshot))


def only(port: FakePort) -> Question:
    (question,) = shown(port).questions
    return question


def theirs(port: FakePort, edits: Sequence[Edit]) -> None:
    """A colleague wrote this on another laptop, without seeing what stands here."""
    port.sessie.receive(edits, BRAM)


def knows_bram(port: FakePort) -> None:
    worker = port.pen.once("medewerker", BRAM.hex())
    theirs(port, new_record("medewerker", {"naam": "Bram de Wit", "voornaam": "Bram"}, record_id=worker))


def two_texts(port: FakePort) -> None:
    made = new_record("probleem", {"woorden": "De post", "in_stand": TABLE}, record_id=ident("post"))
    port.apply(made, "leefgebieden")
    theirs(port, [Edit(ident("post"), "probleem", "in_stand", OFFICE)])


def bracketed(side: Side) -> str:
    return "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in side.words)


def test_a_gezin_that_one_person_wrote_has_nothing_to_look_at(port: FakePort) -> None:
    assert shown(port).questions == ()
    assert shown(port).lead == ""


def test_two_texts_stand_side_by_side_with_names_and_what_differs_marked(port: FakePort) -> None:
    knows_bram(port)
    two_texts(port)
    question = only(port)
    assert question.where == "Probleem › De post › Instandhoudende factoren"
    assert [side.who for side in question.sides] == ["Bram de Wit", "Anouk Jansen"]
    assert question.sides[0].when == "vandaag, 9:00"
    assert bracketed(question.sides[0]).endswith("te maken. [Papa's post komt ook nog op dit adres.]")
    assert bracketed(question.sides[1]).endswith("te maken[, omdat er bijna altijd een rekening in zit].")
    assert "alleen hier: Papa's post komt ook nog op dit adres." in question.sides[0].spoken


def test_a_colleague_without_a_name_here_is_a_colleague(port: FakePort) -> None:
    two_texts(port)
    assert {side.who for side in only(port).sides} == {"Een collega", "Anouk Jansen"}


def test_the_proposal_says_what_both_say_and_is_no_answer_by_itself(port: FakePort) -> None:
    two_texts(port)
    question = only(port)
    assert isinstance(question, TextQuestion)
    assert question.combines
    assert question.proposal == f"{TABLE} Papa's post komt ook nog op dit adres."
    offered = [*(side.edits for side in question.sides), *(answer.edits for answer in question.answers)]
    assert question.proposal not in [edit.value for edits in offered for edit in edits]


def test_when_one_version_says_all_that_the_other_says_no_combination_is_suggested(port: FakePort) -> None:
    port.apply(new_record("probleem", {"in_stand": "De post."}, record_id=ident("post")), "leefgebieden")
    theirs(port, [Edit(ident("post"), "probleem", "in_stand", "De post. De was.")])
    question = only(port)
    assert isinstance(question, TextQuestion)
    assert not question.combines


def test_every_answer_replaces_all_versions_that_were_seen(port: FakePort) -> None:
    two_texts(port)
    question = only(port)
    assert isinstance(question, TextQuestion)
    seen = set(question.point.heads)
    answers = [side.edits for side in question.sides] + [answer.edits for answer in question.answers]
    for edits in (*answers, tuple(written(question, "Onze eigen zin"))):
        assert [set(edit.replaces) for edit in edits] == [seen]
    port.apply(question.answers[0].edits, "samen")
    assert shown(port).questions == ()
    assert port.snapshot.records[ident("post")].text("in_stand") == f"{OFFICE}\n{TABLE}"


def test_a_date_shows_what_stands_there_now_and_the_other_one_click_away(port: FakePort) -> None:
    knows_bram(port)
    row = new_record("actie", {"wat": "Bellen", "voor": date(2026, 11, 25)}, record_id=ident("bellen"))
    port.apply(row, "gezinsplan")
    theirs(port, [Edit(ident("bellen"), "actie", "voor", date(2026, 11, 27))])
    question = only(port)
    assert question.where == "Actie › Bellen › Klaar vóór"
    assert question.said.startswith("Ook gewijzigd door Anouk Jansen.")
    assert [(side.text, side.badge) for side in question.sides] == [
        ("vr 27 nov 2026", "staat er nu"),
        ("wo 25 nov 2026", ""),
    ]
    port.apply(question.sides[1].edits, "samen")
    assert port.snapshot.records[ident("bellen")].date("voor") == date(2026, 11, 25)


def test_a_mark_says_about_what_and_whose_it_is(port: FakePort) -> None:
    punt = port.pen.choice("meetpunt", "leefgebied-2")
    mark = {"punt": punt, "cijfer": Mark(10)}
    port.apply(new_record("cijfer", mark, record_id=ident("cijfer")), "rapportcijfers")
    theirs(port, [Edit(ident("cijfer"), "cijfer", "cijfer", Mark(14))])
    assert only(port).where == f"Rapportcijfer › {punt.words}, samen › Cijfer"
    assert [side.text for side in only(port).sides] == ["7", "5"]


def test_who_is_in_is_asked_by_name(port: FakePort) -> None:
    mama = port.member("Sanne")
    port.apply(new_record("actie", {"wat": "Bellen"}, {"wie": [mama]}, ident("bellen")), "gezinsplan")
    theirs(port, [Edit(ident("bellen"), "actie", "wie", False, mama)])
    question = only(port)
    assert [(side.text, side.badge) for side in question.sides] == [
        ("Sanne: wel", "staat er nu"),
        ("Sanne: niet", ""),
    ]
    port.apply(question.sides[1].edits, "samen")
    assert port.snapshot.records[ident("bellen")].members("wie") == ()


def test_what_came_back_is_told_as_it_went(port: FakePort) -> None:
    knows_bram(port)
    port.apply(new_record("afspraak", {"wat": "Samen eten"}, record_id=ident("eten")), "gezinsplan")
    record = port.snapshot.records[ident("eten")]
    point = Revived(record, version(True, person=ANOUK), (version("Samen koken", person=BRAM),))
    (question,) = page(port, ANOUK, date(2026, 12, 12), [point]).questions
    assert question.said == (
        "Anouk Jansen haalde dit weg (gisteren, 10:00), Bram de Wit schreef er nog in (gisteren, 10:00). "
        "Het staat er nu weer."
    )
    assert [answer.words for answer in question.answers] == ["Laten staan", "Toch weg, naar de prullenbak"]


def test_the_same_actie_twice_can_be_joined_or_said_to_be_two(port: FakePort) -> None:
    row = new_record("actie", {"wat": "Bellen", "wanneer": "maandag"}, record_id=ident("een"))
    port.apply(row, "gezinsplan")
    theirs(port, new_record("actie", {"wat": "bellen", "wanneer": "dinsdag"}, record_id=ident("ander")))
    question = only(port)
    assert [bracketed(side) for side in question.sides] == [
        "Bellen[\nWanneer: maandag]",
        "bellen[\nWanneer: dinsdag]",
    ]
    join, apart = question.answers
    port.apply(apart.edits, "samen")
    assert shown(port).questions == ()
    taken_back = [set_field(port.snapshot, ident("een"), "actie", "wat", "Bellen")]
    port.apply(taken_back, "gezinsplan")
    port.apply(join.edits, "samen")
    assert [row.text("wanneer") for row in port.snapshot.of("actie")] == ["dinsdag"]
