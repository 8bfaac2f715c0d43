"""Names that several files of the integration share."""

import logging
from typing import Final

DOMAIN: Final = "skolplattformen"
LOGGER = logging.getLogger(__package__)

# Entry data: whose account it is, as a salted hash.
CONF_ACCOUNT: Final = "account"
# Entry data: the way of signing in that worked last; missing in entries of the first release.
CONF_METHOD: Final = "method"

# What a dialog asks for and nothing keeps.
CONF_PERSONAL_NUMBER: Final = "personal_number"

# Config subentries: where a school publishes its menu, and which children eat there.
SUBENTRY_MENU: Final = "menu"
CONF_ADDRESS: Final = "address"
CONF_CHILDREN: Final = "children"
# Which days the menu is for; missing in menus of the first release, which are for school days.
CONF_WHEN: Final = "when"
WHEN_SCHOOL: Final = "school"
WHEN_BREAKS: Final = "breaks"
# Which meal is lunch, and by child which alternative of it is theirs; missing without a choice.
CONF_MEAL: Final = "meal"
CONF_ALTERNATIVES: Final = "alternatives"

# Options: whether actions may change something on the platform; missing unless they may.
CONF_ALLOW_CHANGES: Final = "allow_changes"

# Fired for every change that was sent to the platform.
EVENT_WRITE: Final = f"{DOMAIN}_write"

# Options, by child under CONF_CHILDREN.
CONF_NICKNAME: Final = "nickname"
CONF_WAKE_UP_MARGIN: Final = "wake_up_margin"
CONF_WATCH: Final = "lunch_watch"
CONF_BRING: Final = "bring"
CONF_RENAMES: Final = "renames"
