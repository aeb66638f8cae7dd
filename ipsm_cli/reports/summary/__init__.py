"""The summaries of a period: one file each, named as the command says it."""
