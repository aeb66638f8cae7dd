"""Every sentence a person reads, in Indonesian and English, and the forms of dates and numbers."""

from __future__ import annotations

from ipsm_cli.text.words import LANGUAGES, Words, pick_language

__all__ = ["LANGUAGES", "Words", "pick_language"]
