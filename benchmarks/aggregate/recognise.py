"""How many drawn images a classifier of real digits recognises: whether its most probable class has at least 0.9. Prints a Markdown table.

Usage: recognise.py FOLDER MODEL ..., with real.csv and held.csv, a label at the end, and samples.MODEL_NUMBER.SEED.csv in the folder.
"""

import glob
import sys
import warnings

import numpy
from scipy.stats import t
from sklearn.svm import SVC

SURE = 0.9
folder, *models = sys.argv[1:]
warnings.simplefilter("ignore")


def read(name):
    return numpy.loadtxt(f"{folder}/{name}.csv", delimiter=",")


real, held = read("real"), read("held")
classifier = SVC(gamma=4 / 64, C=10, probability=True, random_state=0).fit(real[:, :-1], real[:, -1])


def sure(images):
    return numpy.mean(classifier.predict_proba(images).max(axis=1) >= SURE)


print(f"\n{classifier.score(held[:, :-1], held[:, -1]):.3f} of {len(held)} real digits held out are classified rightly\n")
print("| images | recognised |\n|---|---|")
print(f"| real, held out | {sure(held[:, :-1]):.3f} |")
rates = []
for number, model in enumerate(models):
    seeds = len(glob.glob(f"{folder}/samples.{number}.*.csv"))
    rates.append(numpy.array([sure(read(f"samples.{number}.{seed}")) for seed in range(seeds)]))
    print(f"| means drawn by {model} | {rates[-1].mean():.3f} ± {rates[-1].std(ddof=1) / seeds**0.5:.3f} |")
for model, rate in zip(models[1:], rates[1:]):
    difference = rate - rates[0]
    mean, error = difference.mean(), difference.std(ddof=1) / len(difference) ** 0.5
    low, high = mean - error * t.ppf(0.975, len(difference) - 1), mean + error * t.ppf(0.975, len(difference) - 1)
    print(f"\n{model} − {models[0]}: {mean:+.3f} ± {error:.3f}, 95 % by Student's t {low:+.3f} to {high:+.3f}")
