"""Names and other text of people: cleaned when typed, safe when shown, folded when searched."""

from __future__ import annotations

import re

from ipsm_cli.core import errors

# Titles before a name, as pieces joined by dots; a lone R is a title only with its dot (Raden).
FRONT_TITLES = (
    *("prof", "dr", "drs", "dra", "drg", "drh", "ir", "ns", "apt", "h", "hj", "kh", "hjh"),
    *("r", "rr", "ra", "rm", "tgk", "tg", "ust", "ustz", "ustadz", "ustadzah", "pdt", "tn", "ny"),
)
# Degrees after a name, without their dots; read as such also where the comma is missing.
BACK_TITLES = (
    *("sos", "ssos", "sssos", "sst", "stp", "ssi", "spd", "spdi", "spdsd", "sag", "skom", "sip"),
    *("sh", "shi", "se", "sei", "st", "sp", "spt", "spsi", "skm", "skep", "sfarm", "ss", "ssn"),
    *("sthi", "sik", "siap", "msi", "msc", "mpd", "mpdi", "mag", "mm", "mh", "mhum", "mt", "ma"),
    *("mkes", "mkom", "map", "mba", "mpsi", "msos", "mikom", "mkesos", "phd", "lc", "amd"),
    *("amdkeb", "amdkep", "ama", "amapd", "ba", "bsc", "cpm", "ners"),
)
ADDRESS_WORDS = (  # how people are called, before a name
    *("pak", "bapak", "bp", "bpk", "bu", "ibu", "mas", "mbak", "mba", "kang", "teh", "teteh"),
    *("bang", "abang", "kak", "kakak", "sdr", "sdri", "saudara", "saudari"),
)

# C0 and C1 (tab and line ends apart), soft hyphen, bidi, zero width, surrogates, non-characters.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
)
_APOSTROPHES = dict.fromkeys(map(ord, "'`\u2018\u2019\u02bb\u02bc\u00b4\u02b9"))


def clean(text: str, limit: int = 120) -> str:
    """One line as it is kept: NFC, white space (NBSP too) collapsed and stripped; may be empty.

    Raises ForbiddenCharacter for a control, zero-width, bidi or unpaired character, TooLong for
    more than ``limit`` characters.
    """
    return _within(" ".join(_composed(text).split()), limit)


def clean_text(text: str, limit: int = 2000) -> str:
    """Like ``clean`` for several lines: each line cleaned, line ends as ``\\n``, ends stripped."""
    lines = _composed(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _within("\n".join(" ".join(line.split()) for line in lines).strip("\n"), limit)


def clean_path(text: str, limit: int = 1000) -> str:
    """A path as it was typed, for a disk tells one spelling from another; only its ends stripped.

    Raises ForbiddenCharacter, also for a line end or tab, and TooLong.
    """
    path = text.strip()
    _check_seen(path, f"[{_UNSEEN}\t\r\n]")
    return _within(path, limit)


def _composed(text: str) -> str:
    """NFC of a text without unseen characters; the place in the refusal is that of the typing."""
    _check_seen(text, f"[{_UNSEEN}]")
    if text.isascii():
        return text
    from unicodedata import normalize  # 0.3 ms, for non-ASCII text only

    return normalize("NFC", text)


def _check_seen(text: str, unseen: str) -> None:
    if not text.isprintable() and (found := re.search(unseen, text)):
        raise errors.ForbiddenCharacter(position=found.start() + 1, character=_character(found[0]))


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise errors.TooLong(length=len(text), limit=limit)
    return text


def _character(character: str) -> str:
    from unicodedata import name  # 0.3 ms, on a refusal only

    return name(character, f"U+{ord(character):04X}")


def show(text: str, lines: bool = False) -> str:
    """Text of people for a screen: nothing in it reaches a terminal as a command.

    Unseen characters become ``<U+001B>``; a tab or line end becomes a space, unless ``lines``
    keeps the line ends (``\\n``).
    """
    if text.isprintable():
        return text
    text = re.sub(f"[{_UNSEEN}\u2028\u2029]", lambda found: f"<U+{ord(found[0]):04X}>", text)
    return re.sub("[\t\r]" if lines else "[\t\r\n]", " ", text)


def cite(text: str, limit: int = 40) -> str:
    """What was typed, as a fact of an error: shown safely, cut at ``limit``, any NIK masked."""
    text = mask_ids(show(text))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def mask_ids(text: str) -> str:
    """The text with all but the region digits of anything that may be a NIK masked."""
    if sum(map(str.isdecimal, text)) < 16:  # too few for one, as in most texts
        return text
    return re.sub(
        r"(?!0|20)\d(?:[\s.'\-]{0,3}\d){15,}",  # not a range of ISO dates: no NIK begins with 20
        lambda found: re.sub(r"\D", "", found[0])[:6] + "*" * 10,
        text,
    )


def split_titles(text: str) -> tuple[str, str, str]:
    """Titles in front, the name, titles behind: ``("Drs. H.", "Ahmad Fauzi", "S.Sos., M.Si")``.

    The name is never empty unless ``text`` is; what is not known as a title stays in the name.
    """
    name, back = _split_back(" ".join(text.split()))
    front: list[str] = []
    while (taken := re.match(r"(?:[^\W\d_]+\.){1,4} ?|[^\W\d_]+ ", name)) is not None:
        whole = taken[0].strip()
        title = whole if _is_front(whole) else whole.partition(".")[0] + "."
        rest = name[len(title) :].strip() if name.startswith(title) else ""
        if not rest or not _is_front(title):
            break
        front.append(title)
        name = rest
    return " ".join(front), name, back


def with_titles(front: str | None, name: str, back: str | None) -> str:
    """The name as papers print it: ``Drs. H. Ahmad Fauzi, S.Sos.``"""
    return (f"{front} {name}" if front else name) + (f", {back}" if back else "")


def _is_front(title: str) -> bool:
    key = title.replace(".", "").lower()
    return key in FRONT_TITLES and (key != "r" or title.endswith("."))


def _is_back(piece: str) -> bool:
    if piece.replace(".", "").replace(" ", "").lower() in BACK_TITLES:
        return True
    return re.fullmatch(r"[A-Z][a-z]{0,4}(?:\. ?[A-Z][A-Za-z]{0,5})+\.?", piece) is not None


def _split_back(text: str) -> tuple[str, str]:
    """The text and the degrees behind it: after a comma, or last words such as S.Sos."""
    pieces = [piece.strip() for piece in text.split(",")]
    at = len(pieces)
    while at > 1 and (not pieces[at - 1] or _is_back(pieces[at - 1])):
        at -= 1
    name = ",".join(text.split(",")[:at]).strip()
    if at < len(pieces) and name:
        return name, ", ".join(piece for piece in pieces[at:] if piece)
    words = text.split()
    at = len(words)
    while at > 1 and "." in words[at - 1].strip(".") and _known_degree(words[at - 1]):
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _known_degree(word: str) -> bool:
    return word.replace(".", "").lower() in BACK_TITLES


def search_key(text: str) -> str:
    """For finding: small letters without marks, titles or punctuation, one space between words."""
    words = _fold(split_titles(text)[1]).split()
    while len(words) > 1 and words[0] in FRONT_TITLES and words[0] != "r":
        del words[0]
    return " ".join(words)


def _fold(text: str) -> str:
    if text.isascii():
        text = text.lower()
    else:
        from unicodedata import combining, normalize  # 0.3 ms, for non-ASCII text only

        text = normalize("NFKD", normalize("NFKD", text).casefold())
        text = "".join(letter for letter in text if not combining(letter))
    text = text.translate(_APOSTROPHES)
    return "".join(letter if letter.isalnum() else " " for letter in text)


def query_words(text: str) -> list[str]:
    """The words to look for: like ``search_key``, forms of address in front (pak, bu) dropped."""
    words = search_key(text).split()
    while len(words) > 1 and words[0] in ADDRESS_WORDS + FRONT_TITLES and words[0] != "r":
        del words[0]
    return words


def looks_mixed(text: str) -> bool:
    """True when letters of more than one script stand together (a Cyrillic а in a Latin name)."""
    if text.isascii():
        return False
    from unicodedata import category, name  # 0.3 ms, for non-ASCII text only

    letters = (letter for letter in text if category(letter) in ("Lu", "Ll", "Lt", "Lo"))
    return len({name(letter, "?").split()[0] for letter in letters}) > 1
