"""The counter: words typed, streams, exit codes, the clock, the user's name."""
