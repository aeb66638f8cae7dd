"""The SQL of each entry of the migrations, and the checks that its columns share."""

# 31 February passes the naive form on SQLite 3.40
DAY = "CHECK (date({0}, '+0 days') IS {0})"
COUNT = "CHECK (typeof({0}) IN ('integer', 'null') AND ({0} IS NULL OR {0} BETWEEN 0 AND {1}))"
