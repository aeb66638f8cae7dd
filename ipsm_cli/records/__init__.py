"""Deeds: one function, one transaction, one history entry; they raise facts and never print."""
