r"""The patterns of the column kinds, in the syntax that RE2, Python and ECMA-262 share.

Each has to match a whole cell. None uses look-around, back-references or classes such as
`\\d` whose meaning differs between the engines.
"""

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
NESTED_SLUG = rf"{SLUG}\.{SLUG}"
KEY = "[a-z0-9]+(?:[._:-][a-z0-9]+)*"
TERM = "[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*"

# One line with no white space at either end and no character that a reader cannot see.
LINE = r"[^\s\x00-\x1f](?:[^\n\r\t\x00-\x1f]*[^\s\x00-\x1f])?"
_MEMBER = r"[^\s|\x00-\x1f](?:[^|\n\r\t\x00-\x1f]*[^\s|\x00-\x1f])?"
LIST = rf"{_MEMBER}(?: ?\| ?{_MEMBER})*"

_MONTH = "(?:[01][0-9]|2[05-9]|[3-9][0-9])"  # 21 to 24 are seasons, which have no days
_IN_YEAR = f"-XX(?:-XX)?|-2[1-4]|-{_MONTH}(?:-(?:[0-9]{{2}}|XX))?"
_DATE = f"(?:[0-9]{{2}}XX|[0-9]{{3}}X|[0-9]{{4}}(?:{_IN_YEAR})?)[?~%]?"
EDTF = rf"{_DATE}|{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE}"
MONTH = "[0-9]{4}-(?:0[1-9]|1[0-2])"

LANGUAGE = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
SUBDIVISION = "[A-Z]{2}-[A-Z0-9]{1,3}"
WIKIDATA = "Q[1-9][0-9]*"
ADDRESS = r"https?://[^\s/?#]+(?:[/?#][^\s]*)?"
SHA256 = "[0-9a-f]{64}"
VERSION = "(?:0|[1-9][0-9]*)[.](?:0|[1-9][0-9]*)[.](?:0|[1-9][0-9]*)"

# ISO 3166-1 alpha-2, officially assigned codes.
COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM "
    "ZW"
)
