"""What a sentence is, whether it is hedged, and how much it is worth checking: with reasons.

Plain Python. `assess` takes the body sentences of one document in order, because context counts:
the items under «فيما يلي بعض النتائج المحتملة:» are as speculative as the line above them says.
"""

from claims.triage.assessing import Assessment, assess
from claims.triage.worthiness import Reason

__all__ = ["Assessment", "Reason", "assess"]
