"""Rows of a comparison as aligned text and as JSON."""

import json
from dataclasses import asdict

from .measures import RATES

_HEADINGS = ("filter", "(1 - ROC area) %", "recall % at 0.1 % fp", "recall % at 1 % fp",
             "training", "CPU", "scoring", "CPU", "peak MB", "database MB")


def _estimate(estimate, digits):
    value, lower, upper = (f"{100 * each:.{digits}f}"
                           for each in (estimate.value, estimate.lower, estimate.upper))
    width = digits + 4
    return f"{value:>{width}} [{lower:>{width - 1}}, {upper:>{width}}]"


def _cells(row):
    area, low, high = row.estimates
    seconds = (row.training.wall, row.training.cpu, row.scoring.wall, row.scoring.cpu)
    return [row.name, _estimate(area, 3), _estimate(low, 1), _estimate(high, 1),
            *(f"{each:.1f} s" for each in seconds),
            f"{max(row.training.memory, row.scoring.memory) / 1e6:.0f}",
            f"{row.database / 1e6:.1f}"]


def as_text(rows):
    """One line a filter, the smallest 1 - ROC area first; then what was set for each."""
    ordered = sorted(rows, key=lambda row: row.estimates[0].value)
    lines = [_HEADINGS] + [_cells(row) for row in ordered]
    widths = [max(map(len, column)) for column in zip(*lines)]
    table = ["  ".join([line[0].ljust(widths[0])] +
                       [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]).rstrip()
             for line in lines]
    settings = [f"  {row.name.ljust(widths[0])}  {row.configuration}" for row in ordered]
    return "\n".join(table + ["", "configured:"] + settings)


def as_json(about, rows):
    """One object: what was measured, and each filter's numbers as shares, seconds and bytes."""
    filters = []
    for row in rows:
        area, *recalls = map(asdict, row.estimates)
        filters.append({
            "name": row.name, "configuration": row.configuration, "one_minus_roc_area": area,
            "recall": [{"false_positive_rate": rate, **recall}
                       for rate, recall in zip(RATES, recalls)],
            "training": asdict(row.training), "scoring": asdict(row.scoring),
            "database_bytes": row.database})
    return json.dumps({**about, "filters": filters}, ensure_ascii=False, indent=2)
