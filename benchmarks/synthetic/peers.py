"""Synthetic rows against real ones: train.csv and test.csv of a folder, and its files synthetic.SEED.csv. Prints Markdown tables.

Usage: peers.py FOLDER TARGET CLASS
"""

import csv
import glob
import itertools
import sys
import warnings

import numpy
from sklearn.ensemble import AdaBoostClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.neighbors import NearestNeighbors
from sklearn.tree import DecisionTreeClassifier

BINS = 20

# More than any column has.
LEVELS = 64
folder, target, chosen = sys.argv[1:]
warnings.simplefilter("ignore")


def read(name):
    """Columns by name: of numbers as floats, NaN where missing, others as texts, empty where missing."""
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return {name: numbered(numpy.array(cells)) for name, cells in zip(names, zip(*rows))}


def numbered(texts):
    try:
        return numpy.where(texts == "", "nan", texts).astype(float)
    except ValueError:
        return texts


train, test = read("train"), read("test")
count = len(train[target])
numbers = [name for name, cells in train.items() if cells.dtype == float]
texts = [name for name in train if name not in numbers]
levels = {name: sorted({*train[name], *test[name]} - {""}) for name in texts}


def design(rows):
    """Numbers standardised by the real training rows, and a column for each level; where a cell is missing all are 0."""
    scaled = [numpy.nan_to_num((rows[name] - numpy.nanmean(train[name])) / numpy.nanstd(train[name])) for name in numbers]
    return numpy.column_stack([*scaled, *(rows[name] == level for name in texts if name != target for level in levels[name])])


def scores(rows, seed):
    """F1 of the class on the real test rows of four classifiers that are trained on some rows."""
    for model in (
        DecisionTreeClassifier(random_state=seed),
        LogisticRegression(max_iter=1000),
        AdaBoostClassifier(random_state=seed),
        RandomForestClassifier(random_state=seed, n_jobs=2),
    ):
        model.fit(design(rows), rows[target] == chosen)
        yield f1_score(test[target] == chosen, model.predict(design(test)))


def shares(*columns):
    """The share of each combination of numbered values, of the rows that have all; -1 is missing."""
    whole = numpy.min(columns, axis=0) >= 0
    sizes = [LEVELS] * len(columns)
    counts = numpy.bincount(numpy.ravel_multi_index([column[whole] for column in columns], sizes), minlength=LEVELS ** len(columns))
    return counts / counts.sum()


def variation(one, other):
    """Total variation."""
    return numpy.abs(one - other).sum() / 2


def statistic(one, other):
    """Kolmogorov and Smirnov's: the greatest distance of two distribution functions."""
    one, other = (numpy.sort(cells[~numpy.isnan(cells)]) for cells in (one, other))
    at = numpy.concatenate([one, other])
    return numpy.abs(numpy.searchsorted(one, at, "right") / len(one) - numpy.searchsorted(other, at, "right") / len(other)).max()


def numbered_levels(name, cells):
    """The levels of a category by number; numbers in twentieths of the real training rows."""
    if name in numbers:
        edges = numpy.unique(numpy.nanquantile(train[name], numpy.linspace(0, 1, BINS + 1)[1:-1]))
        return numpy.where(numpy.isnan(cells), -1, numpy.searchsorted(edges, cells))
    return sum(numpy.where(cells == level, i + 1, 0) for i, level in enumerate(levels[name])) - 1


def binned(rows):
    return {name: numbered_levels(name, cells) for name, cells in rows.items()}


def correlations(rows):
    return numpy.corrcoef([rows[name] for name in numbers])[numpy.triu_indices(len(numbers), 1)]


def likeness(rows):
    real, made = binned(train), binned(rows)
    pairs = [pair for pair in itertools.combinations(train, 2) if not set(pair) <= set(numbers)]
    yield numpy.mean([1 - statistic(train[name], rows[name]) for name in numbers])
    yield numpy.mean([1 - variation(shares(real[name]), shares(made[name])) for name in texts])
    yield 1 - numpy.abs(correlations(train) - correlations(rows)).mean() / 2
    yield numpy.mean([1 - variation(shares(*(real[name] for name in pair)), shares(*(made[name] for name in pair))) for pair in pairs])


def nearer(rows, seed):
    """The share of rows that are nearer to a training row than to any of as many held-out rows; ties count a half."""
    others, made = design(test), design(rows)
    known = design(train)[numpy.random.default_rng(seed).permutation(count)[: len(others)]]
    near, far = (NearestNeighbors(n_neighbors=1, algorithm="brute").fit(real).kneighbors(made)[0][:, 0] for real in (known, others))
    return (near < far - 1e-9).mean() + (numpy.abs(near - far) <= 1e-9).mean() / 2


names = sorted(glob.glob(folder + "/synthetic.*.csv"))
found = {"real": [], "synthetic": [], "likeness": [], "nearer": []}
for seed, path in enumerate(names):
    rows = read(path[len(folder) + 1 : -len(".csv")])
    found["real"].append(list(scores(train, seed)))
    found["synthetic"].append(list(scores(rows, seed)))
    found["likeness"].append(list(likeness(rows)))
    found["nearer"].append(nearer(rows, seed))
found = {name: numpy.array(values) for name, values in found.items()}


def line(name, values, digits=3):
    errors = values.std(axis=0, ddof=1) / len(values) ** 0.5
    print(f"| {name} | " + " | ".join(f"{mean:.{digits}f} ± {error:.{digits}f}" for mean, error in zip(values.mean(axis=0), errors)) + " |")


print("| trained on | decision tree | logistic regression | AdaBoost | random forest | mean |\n|---|---|---|---|---|---|")
for name in "real", "synthetic":
    line(name, numpy.column_stack([found[name], found[name].mean(axis=1)]))
difference = found["synthetic"] - found["real"]
line("difference", numpy.column_stack([difference, difference.mean(axis=1)]))
print("\n| | shapes of numbers | shapes of categories | correlations | contingencies | nearer to training rows |\n|---|---|---|---|---|---|")
line("mean", numpy.column_stack([found["likeness"], found["nearer"]]))
print(f"\nBy chance one half ± {1.96 * (0.25 / count) ** 0.5:.4f} (95 %, binomial).")
