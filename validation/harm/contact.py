"""Telephone numbers, e-mail addresses, handles and private links in a text."""

from __future__ import annotations

import re

# Begun where a word begins, and never gone back over: a long word takes quadratic time else.
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]++\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z][A-Za-z0-9_.]{2,}")
_LINK = re.compile(
    r"(?:\bt\.me|\btelegram\.me)/(?:\+|joinchat/)\S+"  # an invitation to a closed chat
    r"|\b(?:wa\.me|api\.whatsapp\.com|signal\.me|viber\.com)/\S+"
    r"|\bvk\.com/id[0-9]+|\bok\.ru/profile/\S+|\bfacebook\.com/profile\.php\S+"
    r"|\b(?:tel|mailto|tg|sms):\S+",
    re.IGNORECASE,
)
# An address that tells whoever writes there, as a handle does.
_PROFILE = re.compile(
    r"(?<![\w.-])(?:t\.me|telegram\.me|(?:www\.|m\.)?(?:instagram|twitter|x|vk|tiktok)\.com)/@?\w{3,}",
    re.IGNORECASE,
)
# What could be a telephone number: seven digits or more with nothing but usual marks between.
_DIGITS = re.compile(r"\+?(?:[0-9][\s().\u00a0\u2010-\u2015-]{0,3}){7,}")
# A day that stands alone, as in most ids of documents: no number, however many digits it has.
_DAY = re.compile(
    r"(?<![0-9])(?<![0-9].)(?<![0-9]..)(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?!.{0,2}[0-9])"
)
_REGIONS = ("RU", "UA", "KZ", "GE")

# What a cell with any of these holds, for whole columns at once.
SUSPICIOUS = (
    r"@|\[at\]|\(at\)|[0-9][^A-Za-z]*[0-9]"
    r"|(?i:t\.me|telegram|wa\.me|whatsapp|signal\.me|viber|vk\.com|ok\.ru|profile)"
    r"|(?i:(?:instagram|twitter|x|tiktok)\.com/)"
    r"|(?i:tel:|mailto:|tg:|sms:)"
)


def digits_in(text: str) -> int:
    """How many digits of a text stand in what could be telephone numbers."""
    return sum(sum(map(str.isdigit, one.group())) for one in _DIGITS.finditer(_DAY.sub("x", text)))


def contact_in(text: str, *, address: bool = False) -> str | None:
    """What sort of contact a text gives away; None if none.

    In an `address`, numbers and handles are part of a document's address: only links to
    private profiles and closed chats are told.
    """
    if _LINK.search(text):
        return "a link to a private profile, closed chat or number"
    if address:
        return None
    if _EMAIL.search(text):
        return "an e-mail address"
    if _HANDLE.search(text) or _PROFILE.search(text):
        return "a handle"
    return "a telephone number" if _holds_number(text) else None


def _holds_number(text: str) -> bool:
    if not _DIGITS.search(_DAY.sub("x", text)):
        return False
    # Takes long to import, and is seldom needed.
    from phonenumbers import Leniency, PhoneNumberMatcher

    plus = "+" in text or "\uff0b" in text
    if plus and PhoneNumberMatcher(text, None, leniency=Leniency.POSSIBLE).has_next():
        return True  # it need not be in use
    return any(PhoneNumberMatcher(text, region).has_next() for region in _REGIONS)
