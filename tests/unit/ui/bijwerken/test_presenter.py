"""What Bijwerken says, in plain words, and only what there is to say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import InputRefused
from kanz_desktop.paths import resource_text
from kanz_desktop.services.hoeveel import listed, size_words
from kanz_desktop.services.kantoor.beeld import GezinBeeld, Papieren
from kanz_desktop.services.kantoor.plek import Plek, Soort
from kanz_desktop.services.kantoor.verslag import Blijft, Dicht, Gebleven, Lid, Melding, Stand
from kanz_desktop.services.kantoor.waiting import Wachtend
from kanz_desktop.services.kantoorzinnen import TEXTS, alarm_words, removed_words
from kanz_desktop.sync.watch import Alarm
from kanz_desktop.ui.bijwerken import presenter
from kanz_desktop.ui.bijwerken.presenter import (
    GO_ON,
    KNOCK,
    MOVE,
    NOTHING_CAME,
    NOTHING_NEW,
    SILENT,
    finding,
    part_done,
    preview,
    progress_words,
)
from kanz_desktop.ui.bijwerken.status import (
    NEVER,
    NO_FOLDER,
    PAPER_HERE,
    PAPER_THERE,
    STAYS,
    not_there_words,
    office_words,
    paper_words,
)
from kanz_desktop.ui.bijwerken.watching import Moved
from tests.helpers.fake_kantoor import ahead, report
from tests.helpers.records import ident

NOW = datetime(2026, 11, 23, 17, 5).astimezone()
FOLDER = Path("/srv/kantoor")
DE_VRIES, BAKKER, OTHER = ident("de vries"), ident("bakker"), ident("ander")


def stand(wachtend: Mapping[Id, Wachtend] | None = None) -> Stand:
    last = (NOW - timedelta(minutes=25)).astimezone(UTC)
    return Stand(FOLDER, Lid.LID, last, wachtend or {}, frozenset({DE_VRIES, BAKKER, OTHER}))


def test_the_line_says_until_when_everything_is_on_the_office() -> None:
    assert office_words(stand(), NOW) == "Op kantoor t/m 16:40"
    assert office_words(stand(), NOW + timedelta(days=1)) == "Op kantoor t/m ma 16:40"
    assert office_words(stand(), NOW + timedelta(days=8)) == "Op kantoor t/m ma 23 nov"


def test_the_line_says_what_is_not_on_the_office_of_all_or_of_one_gezin() -> None:
    waiting = stand({DE_VRIES: Wachtend(3, 1), BAKKER: Wachtend(1, 0)})
    assert office_words(waiting, NOW) == "4 wijzigingen en 1 papier nog niet op kantoor"
    assert office_words(waiting, NOW, DE_VRIES) == "3 wijzigingen en 1 papier nog niet op kantoor"
    assert office_words(waiting, NOW, OTHER) == "Op kantoor t/m 16:40"


def test_a_gezin_that_stays_here_and_the_papers_in_it_are_not_said_to_be_safe_elsewhere() -> None:
    now, example = stand({DE_VRIES: Wachtend(0, 1, 10, frozenset({b"brief"}))}), ident("voorbeeld")
    assert office_words(now, NOW, example) == STAYS
    assert paper_words(now, example, b"brief") == ""
    assert paper_words(now, DE_VRIES, b"brief") == PAPER_HERE
    assert paper_words(now, DE_VRIES, b"oud") == PAPER_THERE
    assert paper_words(Stand(None, Lid.GEEN, None, {}), DE_VRIES, b"oud") == ""


def test_without_a_folder_and_before_the_first_sync_it_does_not_pretend() -> None:
    assert office_words(Stand(None, Lid.LID, NOW, {}), NOW) == NO_FOLDER
    assert office_words(Stand(FOLDER, Lid.LID, None, {}), NOW) == NEVER
    assert "binnenlaten" in office_words(Stand(FOLDER, Lid.AANGEKLOPT, None, {}), NOW)
    assert "niet meer" in office_words(Stand(FOLDER, Lid.WEG, NOW, {}), NOW)


def test_a_preview_counts_over_all_gezinnen_and_names_each() -> None:
    found = preview(
        ahead(
            GezinBeeld(DE_VRIES, "De Vries", 3, 2, 1, papieren_in=Papieren(4, 12_000_000)),
            GezinBeeld(BAKKER, "Bakker", wijzigingen_uit=6, papieren_uit=Papieren(1, 2_100_000)),
            GezinBeeld(ident("stil"), "Stil"),
        )
    )
    assert found.lead == "3 erbij, 2 gewijzigd, 1 om samen te bekijken · 4 papieren (12 MB)"
    assert found.outgoing == "Naar kantoor: 6 wijzigingen en 1 papier (2,1 MB)."
    assert [line.naam for line in found.lines] == ["De Vries", "Bakker"]
    assert found.lines[1].spoken == "Bakker, 6 wijzigingen en 1 papier (2,1 MB) naar kantoor"


def test_nothing_new_is_said_as_such() -> None:
    assert preview(ahead()).lead == NOTHING_NEW
    assert presenter.report(report(), NOW).exchange.lead == NOTHING_CAME


def test_a_report_says_what_was_mended_and_each_alarm_once_with_all_that_it_is_about() -> None:
    alarms = (
        Melding(Alarm.FORKED, ident("a"), "de laptop van Bram Bakker"),
        Melding(Alarm.FORKED, ident("b"), "de laptop van Anna de Boer"),
        Melding(Alarm.NEWER, ident("c"), "gezin De Vries"),
    )
    done = presenter.report(report(alarms=alarms, healed=2), NOW)
    assert done.title == "Bijgewerkt om 17:05"
    assert done.notes == (
        "In de kantoormap: 2 bestanden waren kapot of weg. Kanz heeft dat weer heel neergezet.",
    )
    forked, newer = done.alarms
    assert "van de laptop van Bram Bakker en de laptop van Anna de Boer." in forked.what
    assert "van gezin De Vries." in newer.what


def test_a_report_names_the_gezinnen_that_do_not_open_here() -> None:
    shut = [Dicht(ident(naam), naam, InputRefused()) for naam in ("De Vries", "Yılmaz")]
    (one,) = presenter.report(report(shut=tuple(shut[:1])), NOW).notes
    (both,) = presenter.report(report(shut=tuple(shut)), NOW).notes
    assert one.startswith("De Vries gaat op deze laptop niet open en wacht daarom.")
    assert both.startswith("De Vries en Yılmaz gaan op deze laptop niet open en wachten daarom.")


@pytest.mark.parametrize("alarm", list(Alarm))
def test_every_alarm_says_what_happened_and_to_whom_what_is_safe_and_what_next(alarm: Alarm) -> None:
    (said,) = alarm_words([Melding(alarm, ident("a"), "de laptop van Bram Bakker")])
    assert all(part.endswith((".", "?")) for part in (said.what, said.safe, said.next))
    about_this_one = {Alarm.CLONED, Alarm.REMOVED}
    assert ("de laptop van Bram Bakker" in said.what) == (alarm not in about_this_one)
    assert alarm not in about_this_one or "eze laptop" in said.what
    assert "{" not in str(said)


@pytest.mark.parametrize("why", list(Blijft))
def test_a_gezin_that_the_team_erased_and_is_here_still_is_told_with_its_name_and_what_to_do(
    why: Blijft,
) -> None:
    (said,) = presenter.report(
        report(stayed=(Gebleven(DE_VRIES, "De Vries", why, "3F2A-91C0-77B4"),)), NOW
    ).alarms
    assert "De Vries" in said.what
    assert ("3F2A-91C0-77B4" in said.next) == (why in {Blijft.KOPIE, Blijft.WOORDEN})
    assert "{" not in str(said)


def test_who_was_taken_out_of_the_team_reads_the_words_of_that_alarm() -> None:
    assert presenter.outside(Lid.WEG) == removed_words()
    assert (removed_words(),) == alarm_words([Melding(Alarm.REMOVED, ident("a"), "deze laptop")])


def test_every_folder_that_can_be_found_has_its_sentences_and_some_go_on() -> None:
    assert set(tomllib.loads(resource_text(TEXTS))["plek"]) == {*Soort, MOVE}
    found = {soort: finding(Plek(FOLDER, soort)) for soort in Soort}
    able = {soort for soort in Soort if found[soort].do}
    assert able == {Soort.LEEG, Soort.ANDERE_BESTANDEN, Soort.ANDER_TEAM, Soort.ONZE}
    assert found[Soort.ANDER_TEAM].do == KNOCK
    assert all(found[soort].said.next for soort in set(Soort) - {Soort.ONZE})


def test_who_is_in_a_team_goes_on_in_its_folder_or_in_one_with_room() -> None:
    found = {soort: finding(Plek(FOLDER, soort), moving=True).do for soort in Soort}
    assert {soort: do for soort, do in found.items() if do} == {
        Soort.ONZE: GO_ON,
        Soort.LEEG: MOVE,
        Soort.ANDERE_BESTANDEN: MOVE,
    }


def test_progress_is_in_files_and_bytes_with_the_total_once_it_is_known() -> None:
    assert progress_words(Moved()) == "Kijken wat er nieuw is …"
    assert progress_words(Moved(12, 3_200_000)) == "12 bestanden · 3,2 MB"
    assert progress_words(Moved(12, 3_200_000, 40, 18_000_000)) == "12 van 40 bestanden · 3,2 van 18 MB"
    assert progress_words(Moved(12, 840_000, 40, 3_000_000)) == "12 van 40 bestanden · 840 kB van 3 MB"
    assert progress_words(Moved(12, 3_200_000, 12, 18_000_000)) == "12 bestanden · 3,2 van 18 MB"
    assert progress_words(Moved(43, 19_000_000, 40, 18_000_000)) == "43 bestanden · 19 MB"
    assert progress_words(Moved(1, 900, 1, 900)) == "1 bestand · 1 kB"
    assert progress_words(Moved(12, 900, 40, 0, silent=True)) == SILENT


def test_the_bar_goes_by_bytes_then_by_files_and_by_nothing_that_nobody_knows() -> None:
    assert part_done(Moved(1, 50, 40, 200)) == 0.25
    assert part_done(Moved(10, 50, 40, 0)) == 0.25
    assert part_done(Moved(10, 50, 0, 100)) == 0.5
    assert part_done(Moved()) is None
    assert part_done(Moved(43, 300, 40, 200)) is None


def test_the_caseload_hears_of_gezinnen_that_wait_and_of_no_other() -> None:
    waiting = {DE_VRIES: Wachtend(2, 1, 900), BAKKER: Wachtend(0, 0, 0)}
    assert not_there_words(stand(waiting)) == {
        DE_VRIES: ("nog 3 naar kantoor", "2 wijzigingen en 1 papier nog niet op kantoor")
    }
    assert not_there_words(stand()) == {}
    assert not_there_words(Stand(None, Lid.LID, None, waiting)) == {}
    assert not_there_words(Stand(FOLDER, Lid.AANGEKLOPT, None, waiting)) == {}


def test_sizes_and_lists_read_as_people_say_them() -> None:
    sizes = (0, 1, 840_000, 999_999, 1_000_000, 3_250_000, 14_400_000, 1_400_000_000)
    assert [size_words(size) for size in sizes] == [
        "0 kB", "1 kB", "840 kB", "1 MB", "1 MB", "3,2 MB", "14 MB", "1,4 GB",
    ]  # fmt: skip
    assert listed([]) == ""
    assert listed(["a", "", "b", "c"]) == "a, b en c"
