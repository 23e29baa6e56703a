"""What the command line itself refuses; everything else is refused by the services."""

from __future__ import annotations

from kanz_desktop.errors import EnvironmentRefused, InputRefused


class ProfileInUse(EnvironmentRefused):
    """The window of this profile is open: a gezin never has two writers."""

    code = "app-staat-open"


class GezinNotFound(InputRefused):
    code = "gezin-niet-gevonden"


class GezinAmbiguous(InputRefused):
    """More than one gezin by that name; data `aantal`."""

    code = "gezin-niet-eenduidig"


class PaperNotFound(InputRefused):
    code = "papier-niet-gevonden"


class TargetExists(InputRefused):
    """Something stands where the output was to come; it is not overwritten."""

    code = "bestand-bestaat"


class InputUnreadable(EnvironmentRefused):
    """A file that was named as input cannot be read."""

    code = "invoer-onleesbaar"


class ScreensFailed(EnvironmentRefused):
    """The process that takes pictures of the windows ended with code `exit`."""

    code = "schermen-mislukt"


class MemberNotFound(InputRefused):
    """Nobody in the team by that name or number, or no such laptop."""

    code = "collega-niet-gevonden"


class ApartNotFound(InputRefused):
    """Nothing is kept apart of this laptop at this gezin."""

    code = "niets-apart"


class DisputeNotFound(InputRefused):
    """No removal in dispute has this number."""

    code = "geschil-niet-gevonden"


class MemberAmbiguous(InputRefused):
    """More than one colleague by that name; data `aantal`."""

    code = "collega-niet-eenduidig"


class KnockNotFound(InputRefused):
    """Nobody who knocks has exactly these eight words."""

    code = "woorden-niet-gelijk"
