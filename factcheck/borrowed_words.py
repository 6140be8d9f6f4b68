"""Words of Django, REST framework and Axes that their Arabic lacks or gets wrong: ours has them."""

from typing import Final

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

COUNTED: Final = (
    ngettext_lazy(
        "Please submit at least %(num)d form.", "Please submit at least %(num)d forms.", "num"
    ),
    ngettext_lazy(
        "Please submit at most %(num)d form.", "Please submit at most %(num)d forms.", "num"
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        "min_length",
    ),
)
SAID: Final = (
    # django
    _("%(model)s instance with %(field)s %(value)r is not a valid choice."),
    _("Constraint “%(name)s” is violated."),
    _("Ensure this value is a multiple of step size %(limit_value)s."),
    _(
        "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, "
        "e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on."
    ),
    _("Enter a valid %(protocol)s address."),
    _("Enter a valid domain name."),
    _("IPv4 or IPv6"),
    _("String (unlimited)"),
    # django.contrib.admin
    _("0 of %(cnt)s selected"),
    _("Clear all filters"),
    _("Filter"),
    _(
        "Please enter the correct %(username)s and password for a staff account. Note that both "
        "fields may be case-sensitive."
    ),
    # Django's Arabic says here that it was added.
    _("The {name} “{obj}” was changed successfully."),
    _(
        "You are authenticated as %(username)s, but are not authorized to access this page. "
        "Would you like to login to a different account?"
    ),
    _("You don’t have permission to view or edit anything."),
    # django.contrib.auth
    _("Conflicting form data submitted. Please try again."),
    _("Disabled"),
    _("Enable password-based authentication for this user by setting a password."),
    _("Enabled"),
    _(
        "Enter a valid username. This value may contain only unaccented lowercase a-z "
        "and uppercase A-Z letters, numbers, and @/./+/-/_ characters."
    ),
    _("Password-based authentication"),
    _("Password-based authentication was disabled."),
    _("Raw passwords are not stored, so there is no way to see the user’s password."),
    _("Reset password"),
    _("Set password"),
    _("Set password: %s"),
    _(
        "Whether the user will be able to authenticate using a password or not. If disabled, "
        "they may still be able to authenticate using other backends, such as Single Sign-On "
        "or LDAP."
    ),
    _("hash"),
    _("salt"),
    # rest_framework
    _("A valid biginteger is required."),
    _("Integer value too large to convert to float"),
    # axes
    _("Access Attempt"),
    _("Attempt Remaining"),
    _("Expires At"),
    _("Locked Out"),
    _("Not set"),
    _("Session key hash (sha256)"),
    _("The time when access attempt expires and is no longer valid."),
    _("access attempt expiration"),
    _("access attempt expirations"),
)
