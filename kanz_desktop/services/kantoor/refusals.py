"""What the services of the office folder refuse; what the folder itself refuses stands in `sync`."""

from __future__ import annotations

from kanz_desktop.errors import DamageFound, EnvironmentRefused, InputRefused


class KantoorBezig(EnvironmentRefused):
    """A sync runs, so nothing about the team can be looked up or decided now."""

    code = "kantoor-bezig"


class GeenKantoormap(InputRefused):
    """No office folder was chosen on this laptop."""

    code = "geen-kantoormap"


class AndereKantoormap(InputRefused):
    """This laptop belongs to a team already, and this is the folder of another."""

    code = "al-in-een-team"


class PlekNietGeschikt(EnvironmentRefused):
    """The folder cannot become, or is no, office folder; data `soort` as in `plek.Soort`."""

    code = "kantoormap-niet-geschikt"


class NotInTeam(InputRefused):
    """This laptop is not (or no more) in the team of an office folder, so it decides nothing there."""

    code = "niet-in-team"


class NoBeheerder(InputRefused):
    """Only a beheerder may do this."""

    code = "geen-teambeheerder"


class NotAllowedHere(InputRefused):
    """The role of this worker in this gezin does not give this right."""

    code = "rol-niet-toegestaan"


class OwnRoleRests(InputRefused):
    """Sending away whoever gave one's own role would leave nobody who reads the gezin."""

    code = "rol-van-wie-weggaat"


class OneselfRefused(InputRefused):
    """Somebody cannot take himself out of the team."""

    code = "jezelf-weghalen"


class JoinRefused(InputRefused):
    """One and the same gezin, one that was made up, or one of which not everything has come."""

    code = "samenvoegen-kan-niet"


class JoinOtherWay(InputRefused):
    """Of these two the other one stays."""

    code = "samenvoegen-andersom"


class JoinWithNotes(InputRefused):
    """This worker has notes about the gezin that goes; they would be destroyed with it."""

    code = "samenvoegen-aantekeningen"


class JoinUnverified(DamageFound):
    """Not all was found back in the gezin that stays (`count` operations not), so nothing was erased."""

    code = "samenvoegen-niet-heel"
