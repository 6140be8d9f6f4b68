"""Texts, labels and pairs of our own, for measuring and for tests."""

from pathlib import Path

GOLD_FOLDER = Path(__file__).parent
