"""What can be wrong with a paper that comes in, or that somebody wants to see.

The first group is refused and stays outside the map. The second group is kept byte for byte all
the same: only showing it does not work, and the person is told so.
"""

from __future__ import annotations

from kanz_desktop.errors import DamageFound, EnvironmentRefused, InputRefused


class PaperEmpty(InputRefused):
    """A file of 0 bytes."""

    code = "papier-leeg"


class PaperTooBig(InputRefused):
    """More than the map takes in one file. `limit_mb` in millions of bytes."""

    code = "papier-te-groot"


class PaperGone(EnvironmentRefused):
    """The file was there a moment ago: a stick pulled out, a phone that went to sleep."""

    code = "papier-weg"


class PaperUnreadable(EnvironmentRefused):
    """No right to read it, or the medium fails."""

    code = "papier-onleesbaar"


class PaperChanging(EnvironmentRefused):
    """It grew or shrank while it was read: still being downloaded or scanned."""

    code = "papier-nog-bezig"


class PaperIsLink(InputRefused):
    """A symbolic link: what it points to may be anything, so it is not followed."""

    code = "papier-snelkoppeling"


class PaperIsNoFile(InputRefused):
    """A device, a pipe or a socket."""

    code = "papier-geen-bestand"


class FolderEmpty(InputRefused):
    """A folder without files."""

    code = "papieren-map-leeg"


class PaperLocked(InputRefused):
    """A PDF with a password."""

    code = "papier-op-slot"


class PaperBroken(DamageFound):
    """Content that cannot be read as what it says it is."""

    code = "papier-kapot"


class PaperIncomplete(DamageFound):
    """A picture of which a part did not come across; what is there is shown."""

    code = "papier-niet-heel"


class PaperTooLargeToShow(InputRefused):
    """More pixels or bytes than are safe to unpack."""

    code = "papier-te-groot-om-te-tonen"


class PaperNotShown(InputRefused):
    """A kind that this program keeps but does not show."""

    code = "papier-niet-te-tonen"


class PreviewFailed(EnvironmentRefused):
    """The process that shows papers stopped or took too long; it is started again at the next paper."""

    code = "voorbeeld-mislukt"
