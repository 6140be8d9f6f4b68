"""Files made to break readers, generated small, and what becomes of them."""
