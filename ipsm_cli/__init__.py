"""ipsm: the register of a branch of community social workers."""

__version__ = "0.1.0"
SCHEMA = 7  # number of the register's shape; ``store.schema.MIGRATIONS`` has as many entries
