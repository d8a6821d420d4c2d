#!/usr/bin/env python3
"""Splits and settlements worked out apart from the program, in fractions: splits.tsv is what this prints.

    python3 tests/reference/splits.py > tests/reference/splits.tsv

Rules (domain: Per member; Result and settlement):

- The exact share of each is the total in proportion to its weight. Each gets the whole kronor of its share, and those with
  the largest remainders get one krona more, until nothing is left; among equal remainders the first go first. Where the
  total has a fraction of a krona, the last of them gets what is left instead of a whole one.
- A negative total is the mirror of the positive one.
- A settlement against the contribution gives each what it paid less its share of the net cost (what all paid less the
  result; what nobody paid in particular is taken off first, which is the same).
"""

from fractions import Fraction
from math import floor
from random import Random


def split(total: Fraction, weights: list[Fraction]) -> list[Fraction]:
    if total < 0:
        return [-part for part in split(-total, weights)]
    whole = sum(weights)
    shares = [total * weight / whole for weight in weights]
    parts = [Fraction(floor(share)) for share in shares]
    order = sorted(range(len(weights)), key=lambda at: (parts[at] - shares[at], at))
    left = total - sum(parts)
    for at in order:
        more = min(left, Fraction(1))
        parts[at] += more
        left -= more
    assert left == 0 and sum(parts) == total
    return parts


def text(number: Fraction) -> str:
    """A decimal number; every number here has a finite one."""
    sign, number = ("-" if number < 0 else ""), abs(number)
    assert (number * 10**10).denominator == 1, number
    digits = f"{number.numerator * 10**10 // number.denominator:011d}"
    return sign + f"{digits[:-10]}.{digits[-10:]}".rstrip("0").rstrip(".")


def cases():
    yield "158552", ["43621", "62190", "22027", "30713"]
    # Remainders that are equal though the shares are not: thirds, sixths and sevenths of different sizes.
    yield "14", ["40", "1", "1"]
    yield "-14", ["40", "1", "1"]
    yield "1012", ["3030", "3", "3"]
    yield "100", ["100", "1", "100", "7", "2"]
    yield "10", ["7", "2", "1", "2", "9"]
    random = Random(1862)
    # As members are: inhabitants of so many municipalities.
    for members in list(range(2, 40)) + [49, 60, 97, 120, 180, 200, 250, 289, 290]:
        inhabitants = [str(random.randint(2_000, 90_000)) for _ in range(members)]
        yield str(random.randint(-30_000_000, 30_000_000)), inhabitants
    # Few different small weights: ties, and many that weigh nothing.
    for _ in range(160):
        members = random.choice([2, 3, 3, 4, 5, 7, 11, 26])
        weights = [str(random.choice([0, 0, 1, 1, 2, 3, 6, 30])) for _ in range(members)]
        if any(weight != "0" for weight in weights):
            yield str(random.randint(-1_000, 1_000)), weights
    for members in (290, 290, 100):
        yield str(random.randint(1, 10_000)), [str(random.choice([0, 1, 1, 2, 10])) for _ in range(members)]
    # Large and small shares with equal remainders.
    for _ in range(60):
        base = random.choice([3, 6, 7, 9, 11, 12, 13])
        weights = [random.randint(0, 3) * base * random.choice([1, 100, 10_000]) + random.choice([1, 2])
                   for _ in range(random.randint(2, 8))]
        whole = sum(weights)
        # A total that makes each share a number of base-ths.
        total = whole * random.randint(1, 40) // base
        yield str(random.choice([-1, 1]) * total), [str(weight) for weight in weights]
    for _ in range(40):
        base = random.choice([3, 7, 11])
        shares = [random.randint(0, 10 ** random.randint(1, 6)) for _ in range(random.randint(2, 9))]
        # The weights add up to base times the total, so each share is its weight in base-ths.
        short = -sum(shares) % base
        weights = shares + [short] if short else shares
        if sum(weights):
            yield str(sum(weights) // base), [str(weight) for weight in weights]
    # Decimals in weights and totals: percent, full-time posts, öre.
    for _ in range(80):
        members = random.randint(2, 14)
        weights = [f"{random.randint(0, 60_000) / 10 ** random.randint(0, 3):.3f}" for _ in range(members)]
        if any(Fraction(weight) for weight in weights):
            kronor, decimals = random.randint(-9_000_000, 9_000_000), random.choice(["", ".5", ".25", ".01", ".3333333333"])
            yield f"{kronor}{decimals}", weights
    # As large as cells take.
    for members in (2, 3, 5):
        yield "9999999999999", [str(random.randint(1, 100_000)) for _ in range(members)]


def settlements():
    yield "3275000", ["10", "10"], ["0", "0"]
    random = Random(2015)
    for _ in range(60):
        members = random.choice([2, 3, 4, 5, 8, 26])
        weights = [str(random.choice([0, 1, 2, random.randint(1, 40_000)])) for _ in range(members)]
        paid = [str(random.randint(0, 4_000_000)) for _ in range(members)]
        if any(weight != "0" for weight in weights):
            yield str(random.randint(-3_000_000, 3_000_000)), weights, paid


def short(weights: list[str]) -> str:
    return " ".join(text(Fraction(weight)) for weight in weights)


print("# Made by splits.py. A split: the total, the weights and the parts. A settlement against the contribution: the result, the")
print("# weights, what each paid, and what each is to have back.")
for total, weights in cases():
    parts = split(Fraction(total), [Fraction(weight) for weight in weights])
    print("split", text(Fraction(total)), short(weights), " ".join(map(text, parts)), sep="\t")
for result, weights, paid in settlements():
    net = sum(map(Fraction, paid)) - Fraction(result)
    shares = split(net, [Fraction(weight) for weight in weights])
    parts = [Fraction(own) - share for own, share in zip(paid, shares)]
    print("settlement", result, short(weights), " ".join(paid), " ".join(map(text, parts)), sep="\t")
