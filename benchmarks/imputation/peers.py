"""Sets with gaps, and five other ways to fill them.

Usage: peers.py sets FOLDER PIMA   writes wine.csv, breast-cancer.csv and pima.csv; in the last, zeros that no living person has are gaps
       peers.py fill FOLDER        fills every SET.SHARE.SEED.csv: SET.SHARE.SEED.filled.csv has a row for each cell that SET.csv has and it has not
"""

import glob
import os
import sys
import warnings

import numpy
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, KNNImputer

# Glucose, blood pressure, skin fold, insulin, body mass index.
ZEROS_ARE_GAPS = slice(1, 6)


def write(path, names, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(names) + "\n")
        for row in rows:
            file.write(",".join("" if numpy.isnan(value) else repr(float(value)) for value in row) + "\n")


def read(path):
    return numpy.genfromtxt(path, delimiter=",", skip_header=1, filling_values=numpy.nan)


def sets(folder, pima):
    rows = numpy.genfromtxt(pima, delimiter=",", skip_header=1)[:, :-1]
    gaps = rows[:, ZEROS_ARE_GAPS]
    gaps[gaps == 0] = numpy.nan
    for name, values in ("wine", load_wine().data), ("breast-cancer", load_breast_cancer().data), ("pima", rows):
        write(f"{folder}/{name}.csv", [f"f{column}" for column in range(values.shape[1])], values)


def posteriors(rows, mean, covariance):
    """For each row the conditional mean and covariance of its gaps, and which those are."""
    for row in rows:
        gap = numpy.isnan(row)
        seen = ~gap
        weights = numpy.linalg.solve(covariance[numpy.ix_(seen, seen)], covariance[numpy.ix_(seen, gap)]).T
        yield gap, mean[gap] + weights @ (row[seen] - mean[seen]), covariance[numpy.ix_(gap, gap)] - weights @ covariance[numpy.ix_(seen, gap)]


def fit_normal(rows, steps=100, ridge=1e-3):
    """Mean and covariance of a normal with gaps, by expectation-maximisation (Dempster, Laird and Rubin 1977)."""
    mean, covariance = numpy.zeros(rows.shape[1]), numpy.eye(rows.shape[1])
    for _ in range(steps):
        filled, spread = rows.copy(), numpy.zeros_like(covariance)
        for row, (gap, centre, own) in zip(filled, posteriors(rows, mean, covariance)):
            row[gap] = centre
            spread[numpy.ix_(gap, gap)] += own
        mean = filled.mean(axis=0)
        covariance = ((filled - mean).T @ (filled - mean) + spread) / len(rows) + ridge * numpy.eye(len(mean))
    return mean, covariance


def by_normal(rows, truth):
    """Means of the cells to fill, each row's log density of them in equal shares, and whether 90 % intervals have them."""
    means, scores, covered = (numpy.full(rows.shape, numpy.nan) for _ in range(3))
    for i, (gap, centre, own) in enumerate(posteriors(rows, *fit_normal(rows))):
        means[i, gap] = centre
        asked = ~numpy.isnan(truth[i, gap])
        if asked.any():
            at, error, own = numpy.flatnonzero(gap)[asked], (truth[i, gap] - centre)[asked], own[numpy.ix_(asked, asked)]
            _, size = numpy.linalg.slogdet(2 * numpy.pi * own)
            scores[i, at] = -(size + error @ numpy.linalg.solve(own, error)) / 2 / len(at)
            covered[i, at] = numpy.abs(error) < 1.6448536 * numpy.sqrt(numpy.diag(own))
    return means, scores, covered


def fill(path):
    name, _, seed, _ = os.path.basename(path).split(".")
    rows, truth = read(path), read(os.path.join(os.path.dirname(path), name + ".csv"))
    asked = numpy.isnan(rows) & ~numpy.isnan(truth)
    centre, scale = numpy.nanmean(rows, axis=0), numpy.nanstd(rows, axis=0)
    rows, truth = (rows - centre) / scale, (truth - centre) / scale
    forest = ExtraTreesRegressor(n_estimators=20, min_samples_leaf=2, random_state=int(seed))
    means, scores, covered = by_normal(rows, truth)
    columns = {
        "mean": numpy.zeros_like(rows),
        "KNN": KNNImputer().fit_transform(rows),
        "iterative": IterativeImputer(random_state=int(seed)).fit_transform(rows),
        "forest": IterativeImputer(forest, max_iter=5, random_state=int(seed)).fit_transform(rows),
        "normal by EM": means,
    }
    columns = {method: (values * scale + centre)[asked] for method, values in columns.items()}
    columns["score"] = (scores - numpy.log(scale))[asked]
    columns["covered"] = covered[asked]
    write(path[: -len("csv")] + "filled.csv", columns, zip(*columns.values()))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1] == "sets":
        sets(sys.argv[2], sys.argv[3])
    else:
        for one in sorted(glob.glob(sys.argv[2] + "/*.*.*.csv")):
            if not one.endswith(".filled.csv"):
                fill(one)
