"""Every screen of a gezin, in the order of the navigation."""

from __future__ import annotations

from kanz_desktop.ui.afdrukken.screen import AfdrukkenScreen
from kanz_desktop.ui.balans.screen import BalansScreen
from kanz_desktop.ui.dossier.screen import DossierScreen
from kanz_desktop.ui.gezin.screen import GezinScreen
from kanz_desktop.ui.gezinsmap.screen import GezinsmapScreen
from kanz_desktop.ui.gezinsplan.screen import GezinsplanScreen
from kanz_desktop.ui.historie.screen import HistorieScreen
from kanz_desktop.ui.inzage.screen import InzageScreen
from kanz_desktop.ui.leefgebieden.screen import LeefgebiedenScreen
from kanz_desktop.ui.netwerk.screen import NetwerkScreen
from kanz_desktop.ui.overleg.screen import OverlegScreen
from kanz_desktop.ui.pad.screen import PadScreen
from kanz_desktop.ui.prullenbak.screen import PrullenbakScreen
from kanz_desktop.ui.rapportcijfers.screen import RapportcijfersScreen
from kanz_desktop.ui.rechten.screen import RechtenScreen
from kanz_desktop.ui.samen.screen import SamenScreen
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.werkaantekeningen.screen import WerkaantekeningenScreen
from kanz_desktop.ui.wie_kan_lezen.screen import WieKanLezenScreen
from kanz_desktop.ui.zoeken.screen import ZoekenScreen

SCREENS: tuple[type[Screen], ...] = (
    GezinScreen,
    PadScreen,
    NetwerkScreen,
    HistorieScreen,
    LeefgebiedenScreen,
    GezinsplanScreen,
    RapportcijfersScreen,
    BalansScreen,
    OverlegScreen,
    GezinsmapScreen,
    DossierScreen,
    WerkaantekeningenScreen,
    WieKanLezenScreen,
    InzageScreen,
    RechtenScreen,
    PrullenbakScreen,
    SamenScreen,
    ZoekenScreen,
    AfdrukkenScreen,
)
