"""What a person typed for a code, read against one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipsm_cli.codes.codebook import Code
from ipsm_cli.core import errors

SHOWN = 10  # candidates named at most
ALIKE = 0.6  # share of equal letters from which a label is offered as meant


def read_code(codes: Sequence[Code], text: str, language: str) -> str:
    """The one code meant by ``text``. Raises UnknownCode, AmbiguousCode.

    The first step with an answer decides: the code itself in any case; a whole code, label,
    synonym, abbreviation or code with its label, spaces and punctuation aside; the beginning of a
    label; the beginning of a word in a label; any part of a label. The last three look at active
    codes only.
    """
    for found in _steps(codes, text):
        if len(found) == 1:
            return found[0].code
        if found:
            candidates = tuple(_shown(code, language) for code in found[:SHOWN])
            raise errors.AmbiguousCode(list=codes[0].list, text=text, candidates=candidates)
    near = tuple(_shown(code, language) for code in _near(codes, text))
    raise errors.UnknownCode(list=codes[0].list, text=text, near=near)


def _steps(codes: Sequence[Code], text: str) -> Iterator[list[Code]]:
    asked = text.strip()
    yield [code for code in codes if code.code.casefold() == asked.casefold()]
    if asked.isdecimal():
        yield [code for code in codes if code.code.isdecimal() and int(code.code) == int(asked)]
    letters, words = _letters(asked), _words(asked)
    if not letters:
        return
    yield [code for code in codes if letters in map(_letters, (*_forms(code), *_named(code)))]
    active = [code for code in codes if code.active]
    yield [code for code in active if any(_letters(x).startswith(letters) for x in _labels(code))]
    yield [code for code in active if any(f" {words}" in f" {_words(x)}" for x in _labels(code))]
    yield [code for code in active if any(letters in _letters(x) for x in _labels(code))]


def _near(codes: Sequence[Code], text: str) -> list[Code]:
    """Up to three codes most like ``text``, or the first three of the list."""
    from difflib import SequenceMatcher  # 2 ms, only for this mistake

    asked = _letters(text)
    matcher = SequenceMatcher(b=asked)

    def likeness(code: Code) -> float:
        best = 0.0
        for form in _forms(code):
            letters = _letters(form)
            for piece in {letters, letters[: len(asked)], *_words(form).split()}:
                matcher.set_seq1(piece)
                if matcher.quick_ratio() > best:
                    best = max(best, matcher.ratio())
        return best

    alike = sorted(((likeness(code), -place) for place, code in enumerate(codes)), reverse=True)
    near = [codes[-place] for share, place in alike[:3] if asked and share >= ALIKE]
    return near or list(codes[:3])


def _labels(code: Code) -> tuple[str, str]:
    return code.label_id, code.label_en


def _forms(code: Code) -> tuple[str, ...]:
    forms = (code.code, code.label_id, code.label_en, code.extra.get("abbr", ""), *code.synonyms)
    return tuple(form for form in forms if form)


def _named(code: Code) -> Iterator[str]:
    """``KD09 Kunjungan rumah``, as lists and refusals show it."""
    return (f"{code.code} {label}" for label in _labels(code))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _words(text: str) -> str:
    return " ".join("".join(x if x.isalnum() else " " for x in text.casefold()).split())


def _shown(code: Code, language: str) -> str:
    label = code.label(language)
    return label if label.casefold() == code.code.casefold() else f"{code.code} {label}"
