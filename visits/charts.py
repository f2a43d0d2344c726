"""Charts as plain geometry that a template draws as SVG: they print, link and need no script."""

from collections.abc import Sequence
from dataclasses import dataclass

from visits.selectors.activity import MonthCount
from visits.selectors.relationships import YearCounts

LEFT = 30.0
WIDTH = 720.0
WIDEST = 690.0
MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class Bar:
    """A rectangle; `tone` is first, second, neutral or none; `says` is its figure in words."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    says: str


@dataclass(frozen=True)
class Label:
    """Words at a point; `anchor` as in SVG."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    strong: bool = False


@dataclass(frozen=True)
class Chart:
    """What a template draws. `base` is the height of the zero line, `rules` of the others."""

    width: float
    height: float
    base: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    rules: tuple[float, ...] = ()


def months(counts: Sequence[MonthCount]) -> Chart:
    """Contacts per month as columns, years written below their January."""
    top, base = 14.0, 140.0
    most = _nice(max((c.contacts for c in counts), default=0))
    slot = (WIDTH - LEFT) / max(len(counts), 1)
    bars, labels = [], [_axis(base, "0"), _axis(top, str(most))]
    for place, count in enumerate(counts):
        x = LEFT + place * slot
        height = (base - top) * count.contacts / most
        month = MONTH_NAMES[count.month.month - 1]
        says = f"{month} {count.month.year}: {count.contacts}"
        bars.append(_column(x, base - height, slot, height, "first", says))
        if count.month.month == 1 or (place == 0 and count.month.month < 11):
            labels.append(Label(x + 1, base + 30, str(count.month.year), "start", strong=True))
        if slot > 18 or count.month.month in (1, 4, 7, 10):
            labels.append(Label(x + slot / 2, base + 15, month if slot > 24 else month[0]))
    return Chart(WIDTH, base + 36, base, tuple(bars), tuple(labels), (top,))


def diverging(years: Sequence[YearCounts], *, up: str, down: str) -> Chart:
    """Per year one direction upwards, the other downwards; neutral contacts beyond the upper."""
    tallest = max((y.first_to_second + y.neutral for y in years), default=0)
    deepest = max((y.second_to_first for y in years), default=0)
    unit = min(26.0, 190.0 / max(tallest + deepest, 1))
    top = 20.0
    base = top + max(tallest, 1) * unit
    below = base + 18
    slot = max(34.0, min(84.0, WIDEST / max(len(years), 1)))
    every = max(1, len(years) // 14 + (len(years) % 14 > 0)) if len(years) > 14 else 1
    bars: list[Bar] = []
    labels: list[Label] = []
    for place, year in enumerate(years):
        x = LEFT + place * slot
        first, neutral = year.first_to_second * unit, year.neutral * unit
        second = year.second_to_first * unit
        bars += [
            _column(
                x, base - first, slot, first, "first", f"{year.year}, {up}: {year.first_to_second}"
            ),
            _column(
                x,
                base - first - neutral,
                slot,
                neutral,
                "neutral",
                f"{year.year}, neither way: {year.neutral}",
            ),
            _column(
                x, below, slot, second, "second", f"{year.year}, {down}: {year.second_to_first}"
            ),
        ]
        middle = x + slot / 2
        if place % every == 0:
            labels.append(Label(middle, base + 13, str(year.year)))
        if slot > 16 and year.first_to_second + year.neutral:
            number = str(year.first_to_second + year.neutral)
            labels.append(Label(middle, base - first - neutral - 4, number, strong=True))
        if slot > 16 and year.second_to_first:
            labels.append(
                Label(middle, below + second + 12, str(year.second_to_first), strong=True)
            )
    height = below + max(deepest, 0) * unit + 18
    drawn = tuple(bar for bar in bars if bar.height)
    width = LEFT + slot * max(len(years), 4)
    return Chart(round(width), height, base, drawn, tuple(labels), (below,))


def sparkline(years: Sequence[YearCounts], *, since: int, until: int) -> Chart:
    """A word-sized column chart of all contacts per year over a shared span of years."""
    totals = {y.year: y.total for y in years}
    span = range(since, until + 1)
    most = max([totals.get(year, 0) for year in span], default=0) or 1
    slot = 96.0 / len(span) if span else 96.0
    bars = []
    for place, year in enumerate(span):
        number = totals.get(year, 0)
        height = 18.0 * number / most if number else 1.0
        tone = "first" if number else "none"
        bars.append(_column(place * slot, 20 - height, slot, height, tone, f"{year}: {number}"))
    return Chart(96, 20, 20, tuple(bars), ())


def _column(x: float, y: float, slot: float, height: float, tone: str, says: str) -> Bar:
    width = min(slot * 0.72, 34.0)
    return Bar(
        round(x + (slot - width) / 2, 2), round(y, 2), round(width, 2), round(height, 2), tone, says
    )


def _axis(y: float, text: str) -> Label:
    return Label(LEFT - 8, y + 4, text, "end")


def _nice(most: int) -> int:
    """The next round number, so that the scale reads easily."""
    for step in (2, 5, 10, 20, 50, 100, 200, 500, 1000):
        if most <= step:
            return step
    return -(-most // 1000) * 1000
