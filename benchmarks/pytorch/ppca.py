"""The exact maximum of the likelihood that LinearVae's evidence lower bound approaches: probabilistic PCA with 10 components.

    python3 ppca.py

Prints the average log-likelihood of the digits' training and test parts, in nats per image. Needs scikit-learn and PyTorch
(for the digits and their split, which reference.py has).
"""

from reference import digits
from sklearn.decomposition import PCA

train, test = (part.numpy() for part in digits())
model = PCA(10, svd_solver="full").fit(train)
print(f"train {model.score(train):.4f}  test {model.score(test):.4f}")
