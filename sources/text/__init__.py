"""Plain Python for Arabic and English text: no Django in here."""
