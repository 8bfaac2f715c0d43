"""Which of one set goes with which of another, so that the costs are least in all."""

from collections.abc import Sequence
from math import inf


def least_cost(costs: Sequence[Sequence[int]]) -> list[int]:
    """Return the column of each row, all different, with the least sum of costs.

    There must be at least as many columns as rows. It is the Hungarian method: rows come in one
    by one, and each time the rows before it make way along the cheapest path. Columns and rows
    count from 1 here, so that 0 can stand for the row that comes in.
    """
    height, width = len(costs), len(costs[0]) if costs else 0
    by_row, by_column = [0.0] * (height + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, height + 1):
        row_of[0] = row
        column = 0
        least, came_from = [inf] * (width + 1), [0] * (width + 1)
        reached = [False] * (width + 1)
        while row_of[column]:
            reached[column] = True
            there = row_of[column]
            open_columns = [place for place in range(1, width + 1) if not reached[place]]
            for place in open_columns:
                cost = costs[there - 1][place - 1] - by_row[there] - by_column[place]
                if cost < least[place]:
                    least[place], came_from[place] = cost, column
            nearest = min(open_columns, key=least.__getitem__)
            step = least[nearest]
            for place in range(width + 1):
                if reached[place]:
                    by_row[row_of[place]] += step
                    by_column[place] -= step
                else:
                    least[place] -= step
            column = nearest
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    columns = [0] * height
    for place in range(1, width + 1):
        if row_of[place]:
            columns[row_of[place] - 1] = place - 1
    return columns
