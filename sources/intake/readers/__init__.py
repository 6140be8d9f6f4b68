"""Readers of untrusted files: plain Python, run as a child (`python -m sources.intake.readers`).

Parsers written in C can hang, swell or crash on a hostile file. Here that costs one process with
limits of time, memory and output, and the sender gets a sentence that says so.
"""
