"""Runs SQL statements in DuckDB, in the folder that it is called in. Reads them as a JSON list, and prints a JSON list with
the rows of each, every value as text."""

import json
import sys

import duckdb

connection = duckdb.connect()
answers = []
for statement in json.load(sys.stdin):
    try:
        rows = connection.execute(statement).fetchall()
    except Exception as error:  # what is wrong, and with which statement
        sys.exit(f"{error}\n{statement}")
    answers.append([[None if value is None else str(value) for value in row] for row in rows])
json.dump(answers, sys.stdout)
