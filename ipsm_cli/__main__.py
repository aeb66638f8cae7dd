"""``python -m ipsm_cli`` is ``ipsm``."""

from ipsm_cli.cli.main import run

if __name__ == "__main__":
    run()
