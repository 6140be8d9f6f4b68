"""The usual baseline beside the transparent score; needs scikit-learn, ships no weights."""

from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def scores(texts: Sequence[str], labels: Sequence[bool], *, asked: Sequence[str]) -> list[float]:
    """Chances that `asked` hold a verifiable claim, by TF-IDF and logistic regression."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    model = make_pipeline(words, LogisticRegression(C=10, max_iter=1000))
    model.fit(texts, labels)
    return [float(chance) for chance in model.predict_proba(asked)[:, 1]]
