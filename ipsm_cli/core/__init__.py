"""Values and rules: standard library only, no file, no clock, no sentence for people."""
