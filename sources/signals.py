"""What sources tell the apps above them."""

from django.dispatch import Signal

# Sent with `document=` inside the transaction that cut the document, or that put it under review.
document_cut = Signal()
