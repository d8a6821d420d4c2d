#!/usr/bin/env python3
"""Capital cost worked out apart from the program, in fractions: schedules.tsv is what this prints.

    python3 tests/reference/capital.py > tests/reference/schedules.tsv

It goes month by month, where the program goes year by year. Rules (domain: Investments):

- Depreciation is straight-line. What has been written off after m of n months is amount * m / n in whole kronor, half away
  from zero; after all months it is the amount itself. A month is the difference to the month before.
- Interest of a month is a twelfth of the rate on the book value when the year began, or in the year in which the asset is
  taken into use, on its amount. A year's interest is the sum of its months in whole kronor, half away from zero.
- By annuity, a year costs amount * r / (1 - (1 + r) ** -n), n the life in years, and a month a twelfth of that. Interest of a
  month is a twelfth of r on what the exact annuity has left when that year of the life began. What a calendar year's months
  cost, and their interest, are in whole kronor, half away from zero; depreciation is the difference, and in the calendar year
  of the last month what is left. Without interest it is straight-line.
- A project is the sum of its components.
"""

from fractions import Fraction
from math import floor
from random import Random


def kronor(amount: Fraction) -> int:
    whole = floor(abs(amount) + Fraction(1, 2))
    return whole if amount >= 0 else -whole


def written_off(amount: Fraction, months: int, life: int) -> Fraction:
    return amount if months == life else Fraction(kronor(amount * months / life))


def schedule(amount: Fraction, years: int, start: tuple[int, int], rate: Fraction) -> dict[int, list[Fraction]]:
    """By year: book value, depreciation, interest."""
    life = 12 * years
    table: dict[int, list[Fraction]] = {}
    interest: dict[int, Fraction] = {}
    for passed in range(life):
        month = start[1] - 1 + passed
        year = start[0] + month // 12
        if year not in table:
            table[year] = [amount - written_off(amount, passed, life), Fraction(0), Fraction(0)]
            interest[year] = Fraction(0)
        table[year][1] += written_off(amount, passed + 1, life) - written_off(amount, passed, life)
        interest[year] += table[year][0] * rate / 100 / 12
    for year, sum_of_months in interest.items():
        table[year][2] = Fraction(kronor(sum_of_months))
    return table


def annuity(amount: Fraction, years: int, start: tuple[int, int], rate: Fraction) -> dict[int, list[Fraction]]:
    """By year: book value, depreciation, interest."""
    r = rate / 100
    if r == 0:
        return schedule(amount, years, start, rate)
    yearly = amount * r / (1 - (1 + r) ** -years)
    left = [amount]
    for _ in range(years):
        left.append(left[-1] * (1 + r) - yearly)
    assert left[-1] == 0
    months: dict[int, list[Fraction]] = {}
    for passed in range(12 * years):
        months.setdefault(start[0] + (start[1] - 1 + passed) // 12, []).append(left[passed // 12] * r / 12)
    table: dict[int, list[Fraction]] = {}
    book_value = amount
    for year, interests in months.items():
        interest = Fraction(kronor(sum(interests)))
        depreciation = Fraction(kronor(yearly * len(interests) / 12)) - interest
        if year == max(months):
            depreciation = book_value
        table[year] = [book_value, depreciation, interest]
        book_value -= depreciation
    return table


def text(amount: Fraction) -> str:
    """A decimal number; every amount here has a finite one."""
    sign, amount = ("-" if amount < 0 else ""), abs(amount)
    digits = f"{amount.numerator * 10**10 // amount.denominator:011d}"
    return sign + f"{digits[:-10]}.{digits[-10:]}".rstrip("0").rstrip(".")


def cases():
    fixed = [
        ("2026-01", "2.5", [("1200000", 5)]),
        ("2026-07", "2.5", [("1200000", 5)]),
        ("2026-12", "2.5", [("1200000", 5)]),
        ("2026-07", "0", [("1000", 3)]),
        ("2026-01", "100", [("1000", 1)]),
        ("2026-07", "1.75", [("800000", 10), ("300000", 5), ("100000", 3)]),
        ("2026-04", "1.25", [("1000000", 7), ("-250000", 7)]),
        ("2020-02", "3", [("0.5", 1), ("-1202.5", 2), ("999999999999.9999999999", 33)]),
        ("1950-11", "0.0001", [("7", 100)]),
        ("1950-11", "0.0001 annuity", [("9999999999999", 100)]),
        ("1950-11", "100 annuity", [("123456789", 100)]),
    ]
    random = Random(20261121)
    for _ in range(60):
        start = f"{random.randint(2000, 2040)}-{random.randint(1, 12):02d}"
        rate = text(Fraction(random.randint(0, 80_000), 10_000))
        components = []
        for _ in range(random.randint(1, 4)):
            amount = Fraction(random.randint(-2 * 10**9, 10**10), random.choice([1, 1, 1, 10, 100]))
            components.append((text(amount), random.choice([1, 2, 3, 5, 7, 10, 15, 20, 33, 50])))
        fixed.append((start, rate, components))
    fixed += [(start, f"{rate} annuity", components) for start, rate, components in fixed[:40] if "annuity" not in rate]
    return fixed


print("# Made by capital.py. A case: start, rate in percent (and annuity), amounts with their lives in years; then its years with book value,")
print("# depreciation, interest and both.")
for start, rate, components in cases():
    print("case", start, rate, "; ".join(f"{amount} {years}" for amount, years in components), sep="\t")
    whole: dict[int, list[Fraction]] = {}
    first = tuple(int(part) for part in start.split("-"))
    for amount, years in components:
        work_out = annuity if " annuity" in rate else schedule
        for year, row in work_out(Fraction(amount), years, first, Fraction(rate.removesuffix(" annuity"))).items():
            sums = whole.setdefault(year, [Fraction(0)] * 3)
            whole[year] = [a + b for a, b in zip(sums, row)]
    for year, (book_value, depreciation, interest) in sorted(whole.items()):
        print(year, *map(text, [book_value, depreciation, interest, depreciation + interest]), sep="\t")
