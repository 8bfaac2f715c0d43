"""Names for guardians and children that say nothing about them."""

from hashlib import sha256
import hmac


def key_of(source_id: str, salt: str) -> str:
    """Return the key of a guardian or a child: 16 hex digits of a salted hash.

    The platform's own id looks like a personal number, so it is never kept or shown.
    """
    return hmac.new(salt.encode(), source_id.encode(), sha256).hexdigest()[:16]
