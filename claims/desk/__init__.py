"""The desk: where people look at claims, judge them and talk about it, inside the admin."""
