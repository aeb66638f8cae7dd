"""Lists that others decide: code lists and regions as data, with one small reader each."""

from __future__ import annotations

from ipsm_cli.codes.codebook import Code, Codes

__all__ = ["Code", "Codes"]
