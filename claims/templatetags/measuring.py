"""Numbers as the tables of measures write them."""

from django import template

from claims.desk.figures import written

register = template.Library()
register.filter(written)
