"""ipsm: the register of a branch of community social workers."""

__version__ = "0.1.0"
