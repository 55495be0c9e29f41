"""Scores of five detectors of scikit-learn for the splits in a folder: NAME.train.npy and NAME.test.npy give NAME.scores.csv, greater is more unusual.

Usage: peers.py FOLDER. Seeds are those at the ends of the names, behind the last hyphen.
"""

import glob
import sys

import numpy
from sklearn.decomposition import PCA
from sklearn.ensemble import IsolationForest
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors
from sklearn.svm import OneClassSVM


def scores(train, test, seed):
    yield "kNN 5", NearestNeighbors(n_neighbors=5).fit(train).kneighbors(test)[0][:, -1]
    yield "LOF 20", -LocalOutlierFactor(n_neighbors=20, novelty=True).fit(train).score_samples(test)
    yield "Isolation Forest", -IsolationForest(random_state=seed).fit(train).score_samples(test)
    yield "one-class SVM", -OneClassSVM().fit(train).score_samples(test)
    # Minus the log-likelihood of probabilistic PCA with as many components as hold 90 % of the variance.
    yield "PCA 90 %", -PCA(n_components=0.9, svd_solver="full").fit(train).score_samples(test)


for path in sorted(glob.glob(sys.argv[1] + "/*.train.npy")):
    name = path[: -len(".train.npy")]
    train, test = (numpy.load(f"{name}.{part}.npy").astype(numpy.float64) for part in ("train", "test"))
    columns = dict(scores(train, test, int(name.rsplit("-", 1)[1])))
    with open(name + ".scores.csv", "w", encoding="utf-8") as file:
        file.write(",".join(columns) + "\n")
        for row in zip(*columns.values()):
            file.write(",".join(repr(float(value)) for value in row) + "\n")
