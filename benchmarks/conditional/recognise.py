"""Which digit a classifier takes samples for: train.csv and test.csv of a folder, and its files means.SEED.csv and draws.SEED.csv. Prints Markdown.

Each row is a label and 64 pixels in [0, 1]. Means are grey as the digits are. Draws are 0 or 1 at every pixel, so the classifier of draws learns
from digits that are drawn so too, eight times each.

Usage: recognise.py FOLDER
"""

import glob
import sys

import numpy
from sklearn.svm import SVC

TIMES = 8
folder = sys.argv[1]
random = numpy.random.default_rng(1)


def read(path):
    rows = numpy.loadtxt(path, delimiter=",", ndmin=2)
    return rows[:, 1:], rows[:, 0].astype(int)


def drawn(pixels, labels, times):
    repeated = numpy.repeat(pixels, times, axis=0)
    return (random.random(repeated.shape) < repeated).astype(float), numpy.repeat(labels, times)


def shares(classifier, pixels, labels):
    right = classifier.predict(pixels) == labels
    return [right[labels == digit].mean() for digit in range(10)] + [right.mean()]


def row(name, values):
    print(f"| {name} | " + " | ".join(f"{100 * value:.1f}" for value in values) + " |")


train, test = read(f"{folder}/train.csv"), read(f"{folder}/test.csv")
print("| recognised, % | " + " | ".join(str(digit) for digit in range(10)) + " | all |")
print("|---|" + "---|" * 11)
for what, learned, held in (
    ("means", train, test),
    ("draws", drawn(*train, TIMES), drawn(*test, TIMES)),
):
    classifier = SVC(gamma="scale", C=10).fit(*learned)
    row(f"real digits held out, as {what} are", shares(classifier, *held))
    for path in sorted(glob.glob(f"{folder}/{what}.*.csv")):
        row(f"{what}, seed {path.split('.')[-2]}", shares(classifier, *read(path)))
