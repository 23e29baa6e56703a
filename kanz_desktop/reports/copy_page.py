"""The page a family's copy opens with: one HTML file, without scripts and without anything from elsewhere.

Everything a family wrote is escaped, and the page forbids itself to load or run anything: titles come from
papers of strangers. It reads in the dark, at any width, by keyboard and aloud.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from urllib.parse import quote

from kanz_desktop.domain.wording import dated_words
from kanz_desktop.paths import resource_text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_COLOURS = ("paper", "sheet", "line", "ink", "ink-2", "teal", "teal-ink", "teal-soft", "amber", "amber-soft")
_UNITS = ((1_000_000, "MB"), (1_000, "kB"))


@dataclass(frozen=True, slots=True)
class CopyPaper:
    """One paper of the copy. `file` is its place, with `/`; `size` is bytes; `words` are the maker's own."""

    title: str
    file: str
    size: int
    about: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """What the page says. `left_out`: title and sentence of each paper that could not be read."""

    reader: str
    gezin: str
    day: date
    workers: tuple[str, ...]
    plans: tuple[CopyPaper, ...]
    """The plans that were agreed, oldest first."""
    papers: tuple[CopyPaper, ...]
    left_out: tuple[tuple[str, str], ...]
    pdf: str
    data: str
    open: bool
    """False: it comes out of an encrypted zip."""
    originals: bool


def contents_page(page: ContentsPage) -> str:
    """The whole file, to be written as UTF-8."""
    parts = [
        _head(page),
        _first(page),
        _plans(page.plans),
        _papers(page.papers),
        _left_out(page.left_out),
        _about(page),
    ]
    body = "\n".join(part for part in parts if part)
    title = escape(f"Kopie voor {page.reader}")
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )


def _head(page: ContentsPage) -> str:
    made = f"Gemaakt op {dated_words(page.day)}" + (
        f" door {' en '.join(page.workers)}" if page.workers else ""
    )
    return (
        f'<header>\n<h1 dir="auto">Kopie voor {escape(page.reader)}</h1>\n'
        f'<p class="quiet" dir="auto">{escape(page.gezin)} · {escape(made)}</p>\n</header>'
    )


def _first(page: ContentsPage) -> str:
    return _section(
        "begin",
        "Begin hier",
        f"<p>{_link(page.pdf, 'Alles bij elkaar (pdf)', 'first')}</p>\n"
        "<p>Het plan, hoe het gaat, de cijfers, en daarna alles wat er staat, stuk voor stuk.</p>",
    )


def _plans(plans: Iterable[CopyPaper]) -> str:
    listed = _list(plans)
    return _section("plannen", "Plannen zoals ze zijn afgesproken", listed) if listed else ""


def _papers(papers: Iterable[CopyPaper]) -> str:
    return _section("papieren", "Papieren, foto’s en tekeningen", _list(papers) or _NONE)


def _list(papers: Iterable[CopyPaper]) -> str:
    items = "\n".join(_paper(paper) for paper in papers)
    return f"<ul>\n{items}\n</ul>" if items else ""


_NONE = '<p class="quiet">Er zitten geen papieren in deze kopie.</p>'


def _paper(paper: CopyPaper) -> str:
    about = " · ".join((*paper.about, _size(paper.size)))
    words = f'<p class="words" dir="auto">“{escape(paper.words)}”</p>' if paper.words else ""
    link = _link(paper.file, paper.title)
    return f'<li>{link}<p class="quiet" dir="auto">{escape(about)}</p>{words}</li>'


def _left_out(left_out: Iterable[tuple[str, str]]) -> str:
    items = "\n".join(
        f'<li><strong dir="auto">{escape(title)}</strong><p>{escape(why)}</p></li>' for title, why in left_out
    )
    if not items:
        return ""
    told = "<p>Deze papieren konden niet mee. Vraag ernaar bij wie deze kopie heeft gemaakt.</p>"
    return _section("ontbreekt", "Wat niet mee kon", f"{told}\n<ul>\n{items}\n</ul>", "missing")


def _about(page: ContentsPage) -> str:
    photos = (
        "Foto’s zijn zoals ze zijn gemaakt. In het bestand kan staan waar en met welk toestel."
        if page.originals
        else "In foto’s staat niet meer waar en waarmee ze zijn gemaakt. Het origineel kun je vragen."
    )
    locked = (
        "Deze map is niet op slot. Wie hem heeft, kan alles lezen. Bewaar hem op een veilige plek."
        if page.open
        else "Wat je uit de zip haalt, is niet meer op slot. Bewaar het op een veilige plek."
    )
    said = (
        "In deze kopie staat wat jij mag lezen. Wat is weggegooid, staat er niet in.",
        photos,
        locked,
        "Klopt er iets niet, of zie jij het anders? Zeg het. "
        "Dan zetten we jouw woorden erbij, of we passen het aan.",
    )
    told = "\n".join(f"<p>{escape(line)}</p>" for line in said)
    moving = (
        f"<p>Voor een ander programma: {_link(page.data, 'alle gegevens in een open formaat (JSON)')}.</p>"
    )
    return _section("goed-om-te-weten", "Goed om te weten", f"{told}\n{moving}")


def _section(name: str, title: str, inside: str, role: str = "") -> str:
    about = f' class="{role}"' if role else ""
    heading = f'<h2 id="{name}">{escape(title)}</h2>'
    return f'<section aria-labelledby="{name}"{about}>\n{heading}\n{inside}\n</section>'


def _link(file: str, words: str, role: str = "") -> str:
    about = f' class="{role}"' if role else ""
    return f'<a href="{escape(quote(file))}"{about} dir="auto">{escape(words)}</a>'


def _size(size: int) -> str:
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.1f} {name}".replace(".", ",").replace(",0 ", " ")
    return f"{size} bytes"


@cache
def _style() -> str:
    """The rules, with the colours of the app for light and for dark."""
    tokens = tomllib.loads(resource_text("styles/tokens.toml"))
    light, dark = (_variables(tokens[name]) for name in ("light", "dark"))
    themes = f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    return themes + resource_text("styles/kopie.css")


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {colours[name]};" for name in _COLOURS)
