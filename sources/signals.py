"""What sources tell the apps above them."""

from django.dispatch import Signal

# Sent with `sentences=` outside of any transaction, before they are written or put under review:
# what takes long is worked out now. What a receiver gives comes back to it as `ahead=` of the next.
sentences_cut = Signal()
# Sent with `document=` inside the transaction that cut the document, or that put it under review.
document_cut = Signal()
# Sent with `sentences=` inside the transaction that takes them out of the text: replaced by others,
# or ruled furniture. A receiver that has a reason against it raises a Refusal.
sentences_leaving = Signal()
