"""Countries by ISO 3166-1 code, with the two variants that European bodies use (EL, UK), and Kosovo (XK)."""

from __future__ import annotations

from typing import Final

CODES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
    BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
    FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
    ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
    TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()
)

EU: Final = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
#: The European Higher Education Area, suspended members included: a definition speaks of them all the same.
EHEA: Final = EU | frozenset("AD AL AM AZ BA BY CH GB GE IS KZ LI MD ME MK NO RS RU SM TR UA VA".split())
_VARIANTS: Final = {"UK": "GB", "EL": "GR"}
NAMES: Final = {
    "argentina": "AR", "australia": "AU", "austria": "AT", "belgium": "BE", "brazil": "BR", "bulgaria": "BG",
    "canada": "CA", "chile": "CL", "china": "CN", "colombia": "CO", "croatia": "HR", "cyprus": "CY",
    "czechia": "CZ", "czech republic": "CZ", "denmark": "DK", "england": "GB", "estonia": "EE", "finland": "FI",
    "france": "FR", "germany": "DE", "deutschland": "DE", "greece": "GR", "hong kong": "HK", "hungary": "HU",
    "iceland": "IS", "india": "IN", "indonesia": "ID", "ireland": "IE", "italy": "IT", "japan": "JP",
    "kenya": "KE", "korea": "KR", "latvia": "LV", "lithuania": "LT", "luxembourg": "LU", "malaysia": "MY",
    "malta": "MT", "mexico": "MX", "netherlands": "NL", "the netherlands": "NL", "new zealand": "NZ",
    "northern ireland": "GB", "norway": "NO", "philippines": "PH", "poland": "PL", "portugal": "PT",
    "romania": "RO", "scotland": "GB", "serbia": "RS", "singapore": "SG", "slovakia": "SK", "slovenia": "SI",
    "south africa": "ZA", "spain": "ES", "espana": "ES", "sweden": "SE", "switzerland": "CH", "turkey": "TR",
    "ukraine": "UA", "united kingdom": "GB", "great britain": "GB", "britain": "GB", "wales": "GB",
    "united states": "US", "united states of america": "US", "usa": "US", "u.s.": "US", "uk": "GB",
}  # fmt: skip


def country_code(written: str) -> str | None:
    """The ISO code meant by a code in any case, or nothing."""
    code = written.strip().upper()
    code = _VARIANTS.get(code, code)
    return code if code in CODES else None


def code_for_name(written: str) -> str | None:
    """The code to suggest to somebody who wrote a country's name."""
    return NAMES.get(written.strip().lower())


def covers(jurisdiction: str, country: str | None, region: str | None) -> bool:
    """Whether a jurisdiction (a country, a region, ``EU``, ``EHEA`` or ``world``) holds a country and region."""
    if jurisdiction == "world":
        return True
    if jurisdiction in ("EU", "EHEA"):
        return country in (EU if jurisdiction == "EU" else EHEA)
    return jurisdiction == region if "-" in jurisdiction else jurisdiction == country
