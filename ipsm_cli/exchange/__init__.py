"""Meeting foreign files: what strangers typed is read with caution and brought in with care."""
