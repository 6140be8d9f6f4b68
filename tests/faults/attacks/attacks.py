"""The list: what befalls a newsroom, in the words of the report."""

from tests.faults.attacks import on_brokers, on_databases, on_hosts, on_processes, on_texts
from tests.faults.attacks.attack import BOTH, Attack

ATTACKS = (
    *(Attack(words, strike, BOTH, has_hit, True) for words, strike, has_hit in on_hosts.ILLS),
    *(Attack(words, strike) for words, strike in on_brokers.ILLS.items()),
    Attack("a wedged child", on_processes.child_wedged, has_hit=on_processes.has_wedged),
    Attack("a worker killed", on_processes.worker_killed),
    Attack("both workers killed, one after the other", on_processes.killed_twice),
    Attack("the web killed", on_processes.web_killed),
    Attack("SQLite locked", on_databases.locked, ("sqlite",)),
    Attack("the disk of everything full", on_databases.disk_full),
    Attack("PostgreSQL restarted", on_databases.restarted, ("postgresql",)),
    Attack("PostgreSQL frozen", on_databases.frozen, ("postgresql",)),
    Attack("one text of 750,000 characters without a stop", on_texts.one_huge_text),
    Attack("48,000 short sentences", on_texts.many_short_sentences),
    Attack("8 slow uploads", on_texts.slow_uploads),
    Attack("ten times as many texts as are read at once", on_texts.flood),
)
