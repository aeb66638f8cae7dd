"""How fast ipsm is beside what the machine allows and what else a branch could use."""
