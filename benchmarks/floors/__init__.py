"""Bare programs that do a command's work and nothing else: what the machine allows."""
