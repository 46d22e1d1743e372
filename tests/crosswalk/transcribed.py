"""What crosswalks.md lists in its sections 1 to 3 and appendix A, written out by hand apart from the YAML files."""

from __future__ import annotations

from typing import Final

#: Section by section, the frameworks that stand there.
FRAMEWORKS: Final = {
    "1.1 cycles, EQF, ISCED": "eqf qf-ehea isced",
    "1.2 United Kingdom and Ireland": "gb-eng-rqf gb-wls-cqfw gb-fheq gb-sct-scqf ie-nfq",
    "1.3 referenced to the EQF": (
        "de-dqr fr-cncp fr-1969 es-mecu es-meces nl-nlqf be-vlg-vks be-wal-cfc be-deg-qdg hr-hko ee-estqf at-nqr "
        "fi-finqf dk-nqf se-nqf lv-nqf lt-nqf pl-nqf hu-nqf it-nqf pt-nqf ro-nqf sk-nqf gr-nqf lu-nqf li-nqf tr-nqf "
        "al-nqf ba-nqf xk-nqf cz-nsk bg-nqf mt-mqf cy-nqf no-nkr is-isqf si-sqf me-nqf mk-nqf rs-nqf ch-nqf-vpet ua-nqf"
    ),
    "1.4 Australia, New Zealand, Hong Kong": "nz-nzqcf hk-hkqf au-aqf",
    "1.5 Asia": ("aqrf my-mqf ph-pqf id-kkni th-nqf vn-vqf kh-nqf bn-bdqf la-nqf mm-nqf sg-wsq in-ncrf in-nsqf"),
    "1.6 Africa, Gulf": "za-nqf sadc-qf acqf eac-qf ecowas-qf ae-nqf sa-sqf bh-qf om-nqf",
    "1.7 North America": "ca-cdqf ca-on-oqf",
    "1.9 bearers of colliding names": "sc-nqf to-nqf",
    "1.10 scales that changed": "za-nqf-old gb-eng-nqf-old in-nheqf-draft in-nsqf-old",
}

#: Level n of these is EQF n, for all eight levels.
ONE_TO_ONE: Final = (
    "eqf de-dqr fr-cncp be-vlg-vks be-wal-cfc be-deg-qdg ee-estqf at-nqr fi-finqf dk-nqf se-nqf lv-nqf lt-nqf pl-nqf "
    "hu-nqf it-nqf pt-nqf ro-nqf sk-nqf gr-nqf lu-nqf li-nqf tr-nqf al-nqf ba-nqf xk-nqf cz-nsk ch-nqf-vpet ua-nqf"
)

#: Every other mapping, level by level: a number, 6/7 for one of two, b for below EQF 1, u for unlevelled,
#: - for unmapped.
MAPPINGS: Final = {
    "qf-ehea": "short=5 first=6 second=7 third=8",
    "isced": "0=- 1=- 2=1/2/3 3=3/4 4=4/5 5=4/5 6=6 7=7 8=8",
    "gb-eng-rqf": "Entry_1=b Entry_2=b Entry_3=1 1=2 2=3 3=4 4=5 5=5 6=6 7=7 8=8",
    "gb-wls-cqfw": "Entry_1=b Entry_2=b Entry_3=1 1=2 2=3 3=4 4=5 5=5 6=6 7=7 8=8",
    "gb-fheq": "4=5 5=5 6=6 7=7 8=8",
    "gb-sct-scqf": "1=b 2=b 3=1 4=2 5=3 6=4 7=5 8=5 9=6 10=6 11=7 12=8",
    "ie-nfq": "1=1 2=1 3=2 4=3 5=4 6=5 7=6 8=6 9=7 10=8",
    "fr-1969": "V=3 IV=4 III=5 II=6 I=7/8",
    "es-mecu": "1=1 2=2 3A=3 3B=3 4A=4 4B=4 4C=4 5A=5 5B=5 5C=5 6=6 7=7 8=8",
    "es-meces": "1=5 2=6 3=7 4=8",
    "nl-nlqf": "Entry=b 1=1 2=2 3=3 4=4 4+=4 5=5 6=6 7=7 8=8",
    "hr-hko": "1=1 2=2 3=3 4.1=4 4.2=4 5=5 6.st=6 6.sv=6 7.1.st=7 7.1.sv=7 7.2=7 8.1=7/8 8.2=8",
    "bg-nqf": "0=b 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8",
    "mt-mqf": "A=b B=b 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8",
    "cy-nqf": "1=1 2=2 3=3 4=4 5a=5 5b=5 5c=5 6=6 7a=7 7b=7 7c=7 8=8",
    "no-nkr": "1=1 2=2 3=3 4=4 5.1=5 5.2=5 6.1=6 6.2=6 7=7 8=8",
    "is-isqf": "1=1/2 2=3 3=4 4=5 5.1=6 5.2=6 6.1=7 6.2=7 7=8",
    "si-sqf": "1=1 2=2 3=3 4=4 5=4 6=5 7=6 8=7 9=8 10=8",
    "me-nqf": "1.1=1 1.2=1 2=2 3=3 4.1=4 4.2=4 5=5 6=6 7.1=7 7.2=7 8=8",
    "mk-nqf": "1=1 2=2 3=3 4=4 5=5 5A=5 5B=5 6=6 6A=6 6B=6 7=7 7A=7 7B=7 8=8",
    "rs-nqf": "1=1 2=2 3=3 4=4 5=5 6=6 6.1=6 6.2=6 7=7 7.1=7 7.2=7 8=8",
    "nz-nzqcf": "1=2 2=3 3=4 4=4 5=5 6=5 7=6 8=u 9=7 10=8",
    "hk-hkqf": "1=2 2=3 3=4 4=5 5=6 6=7 7=8",
    "au-aqf": "1=1/2 2=2/3 3=3/4 4=4 5=5 6=5 7=6 8=6/7 9=7 10=8",
}

#: Number of levels where no comparison is published (0: none is listed).
UNMAPPED: Final = {
    "aqrf": 8, "my-mqf": 8, "ph-pqf": 8, "id-kkni": 9, "th-nqf": 8, "vn-vqf": 8, "kh-nqf": 8, "bn-bdqf": 8,
    "la-nqf": 8, "mm-nqf": 8, "sg-wsq": 0, "in-ncrf": 15, "in-nsqf": 15, "in-nsqf-old": 10, "in-nheqf-draft": 6,
    "za-nqf": 10, "za-nqf-old": 8, "sadc-qf": 10, "acqf": 10, "eac-qf": 8, "ecowas-qf": 8, "ae-nqf": 10, "sa-sqf": 8,
    "bh-qf": 10, "om-nqf": 10, "sc-nqf": 0, "to-nqf": 0, "gb-eng-nqf-old": 5, "ca-cdqf": 3, "ca-on-oqf": 0,
}  # fmt: skip

#: Frameworks whose pairing rests on a text that was seen, in whole or in part (the tags of section 1).
CHECKED: Final = (
    "eqf qf-ehea isced gb-eng-rqf gb-wls-cqfw gb-fheq gb-sct-scqf ie-nfq de-dqr fr-cncp fr-1969 es-mecu es-meces "
    "ee-estqf bg-nqf cy-nqf nz-nzqcf hk-hkqf au-aqf"
)

#: Names that several bear, and where each means what (1.9).
COLLISIONS: Final = {
    "AQF": {"AU": "au-aqf", "AL": "al-nqf"},
    "MQF": {"MY": "my-mqf", "MT": "mt-mqf"},
    "PQF": {"PH": "ph-pqf", "PL": "pl-nqf"},
    "SQF": {"SI": "si-sqf", "SA": "sa-sqf", "GB-SCT": "gb-sct-scqf", "SC": "sc-nqf"},
    "TQF": {"TR": "tr-nqf", "TH": "th-nqf", "TO": "to-nqf"},
    "QNQ": {"PT": "pt-nqf", "IT": "it-nqf"},
    "NQF": {"ZA": "za-nqf", "GB": "gb-eng-rqf", "IE": "ie-nfq"},
}
UNIQUE: Final = {
    "HKO": "hr-hko", "CROQF": "hr-hko", "MECU": "es-mecu", "MECES": "es-meces", "CNCP": "fr-cncp",
    "RNCP niveau": "fr-cncp", "DQR": "de-dqr", "NLQF": "nl-nlqf", "VKS": "be-vlg-vks", "EstQF": "ee-estqf",
    "SCQF": "gb-sct-scqf", "FQHEIS": "gb-sct-scqf", "FHEQ": "gb-fheq", "RQF": "gb-eng-rqf", "QCF": "gb-eng-rqf",
    "CQFW": "gb-wls-cqfw", "NZQF": "nz-nzqcf", "NZQCF": "nz-nzqcf", "HKQF": "hk-hkqf", "NHEQF": "in-ncrf",
    "NCrF": "in-ncrf", "NSQF": "in-nsqf", "SAQA": "za-nqf", "NFQ": "ie-nfq",
}  # fmt: skip

#: Hours of an ECTS credit by country (2.1); a star is a figure from memory.
ECTS_HOURS: Final = {
    "AT": "25", "ES": "25-30", "DE": "25-30", "NL": "28", "FI": "80/3", "MT": "25", "IE": "20-30", "GB": "20-30",
    "IT": "25", "EE": "26", "SK": "75/4-30", "CZ": "25-30", "LT": "25-30", "HR": "25-30", "RS": "25-30", "PT": "25-28*",
    "HU": "30*", "SE": "80/3*", "DK": "27-28*", "BE": "25-30*", "BE-WAL": "30*", "PL": "25-30*", "RO": "25-30*",
    "SI": "25-30*", "GR": "25-30*", "BG": "25-30*", "NO": "25-30*", "IS": "25-30*", "LU": "25-30*", "CY": "25-30*",
    "CH": "25-30*", "TR": "25-30*", "FR": "25-30*", "LV": "25-30*", "UA": "30*", "MD": "30*", "GE": "25-30*",
    "AM": "25-30*", "KZ": "25-30", "RU": "27", "*": "25-30",
}  # fmt: skip

#: Every other credit system (2.1 to 2.5): what it measures, and the hours of one credit where any are given.
SYSTEMS: Final = {
    "ee-ekap": "notional 26", "ecvet": "none", "lv-kp-old": "notional 40", "kz-old": "none", "uk": "notional 10",
    "scqf": "notional 10", "cqfw": "notional 10*", "gb-rqf": "notional 10", "gb-tqt": "notional 1",
    "gb-glh": "contact 1", "ie-fet": "notional 10*", "us-semester": "notional 75/2-", "us-quarter": "notional 25-",
    "us-clock": "contact 1", "us-ceu": "contact 10", "us-cpe": "contact 1*", "us-cme": "contact 1*",
    "us-pdh": "contact 1*", "us-pdu": "contact 1*", "us-ace": "none", "us-carnegie": "contact 120",
    "provider-unit": "none", "nz": "notional 10", "au-eftsl": "share", "au-uwa": "share", "au-curtin": "share",
    "au-anu": "share", "au-points": "none", "hk": "notional 10", "my": "notional 40", "in-ncrf": "notional 30",
    "in-ugc-skill": "mixed", "jp": "notional 45", "umap-ucts": "notional 38-48", "umap-ucts-old": "share",
    "cn": "contact 14-24", "tw": "contact 18", "kr": "contact 15-*", "ph": "contact 16-*", "th": "contact 15-45",
    "id-sks": "notional 45*", "vn": "notional 50*", "lk": "notional 50*", "sg-nus": "notional 65/2*",
    "sg-ntu": "contact 13*", "sg-wsq": "notional 10*", "asean-acts": "notional 25-30*", "ca-qc": "notional 45",
    "ca": "none", "ca-on": "contact 1", "cl-sct": "notional 24-31", "clar": "notional 24-33*", "co": "notional 48",
    "ar-cre": "notional 25-30", "mx-satca": "mixed 16*", "pe": "mixed 16-32*", "ec-credit": "mixed 48*",
    "cr": "mixed 45*", "uy": "mixed 15*", "br": "mixed 15*", "za": "notional 10", "sadc": "notional 10*",
    "ke": "notional 10*", "cames": "notional 20-25*",
}  # fmt: skip

#: Credits of a full-time year, where a source or memory gives them.
YEARS: Final = {
    "ects": "60", "lv-kp-old": "40", "uk": "120", "scqf": "120", "cqfw": "120", "ie-fet": "120", "us-semester": "30",
    "us-quarter": "45", "nz": "120", "au-eftsl": "1", "au-uwa": "48", "au-curtin": "200", "au-anu": "48", "hk": "120",
    "in-ncrf": "40", "jp": "31", "umap-ucts-old": "60", "id-sks": "36-40", "vn": "30", "lk": "30", "asean-acts": "60",
    "ca-qc": "30", "ca": "30", "cl-sct": "60", "clar": "60", "co": "30-36", "ar-cre": "60", "za": "120", "sadc": "120",
    "ke": "120", "cames": "60",
}  # fmt: skip

#: Published rates: from, to, how many of the second one of the first is.
EXCHANGES: Final = (
    "uk ects 1/2 official", "uk ects 2/5 practice", "scqf ects 1/2 official", "cqfw ects 1/2 official",
    "us-semester ects 3/2 official-regional", "us-semester ects 2 practice", "us-semester uk 5 practice",
    "us-quarter us-semester 2/3 official", "us-quarter ects 1 official-regional", "us-quarter ects 4/3 practice",
    "umap-ucts ects 3/2 official-regional", "umap-ucts us-semester 1 official-regional",
    "umap-ucts ca 1 official-regional", "umap-ucts clar 3/2 official-regional", "clar ects 1 official-regional",
    "umap-ucts-old ects 1 official-regional", "ca ects 3/2 official-regional", "ca-qc ects 3/2 official-regional",
    "ca-qc ects 2 practice", "my ects 3/2 official-regional", "jp ects 3/2 official-regional",
    "lv-kp-old ects 3/2 official", "kz-old ects 3/2-9/5 practice", "kz-old ects 2-3 practice",
    "kz-old ects 7/2-21/5 practice", "us-pdh us-ceu 1/10 practice", "us-clock us-semester 1/30 funding-rule",
    "us-clock us-quarter 1/20 funding-rule", "us-clock us-semester 2/75 funding-rule",
    "us-clock us-quarter 1/25 funding-rule",
)  # fmt: skip

#: Sizes of full awards (3): degrees (d) and other qualifications (q), in the order of the table.
AWARDS: Final = {
    "everywhere": "d120 d180-240 d60-120",
    "ES": "d240-360 d60-120",
    "AT": "d180-240 d120-",
    "GR": "d180- d60-",
    "IE": "q120 d180 d240 q120 q120",
    "MT": "q60 q180 q30",
    "KZ": "d240 d60-120",
    "GB": "q120 q240 d240 d300 d360 q60 q120 d150-180 q0-120 q121-369 q370-",
    "GB-SCT": "q120 q240 d360 d480 d180",
    "US": "q0-29 d60 d120 d30",
    "CA-QC": "q30 d90",
    "CA": "d90-120",
    "NZ": "q40 q120 d360 q60 d120-240",
    "AU": "q600-1200 q1200-2400 q600-2400 q1200-2400 q1800-2400 q600-1200 q1200-2400 d2 d3-4 d1-2",
    "HK": "d4 d1",
    "MY": "q60 q90 q40 d120 q30 q60 q20 q30 d40",
    "IN": "q40 q80 d120 d160 q40",
    "JP": "d62-93 d124 d30 d30",
    "ZA": "q120 q120 q240-360 q120 d360 d120 q120 d180 d360",
}

#: Concepts of each framework in appendix A.
CONCEPTS: Final = {
    "al-nqf": 8, "at-nqr": 8, "ba-nqf": 8, "bg-nqf": 9, "be-wal-cfc": 8, "lu-nqf": 8, "gb-wls-cqfw": 9, "hr-hko": 11,
    "cy-nqf": 12, "dk-nqf": 8, "de-dqr": 8, "ee-estqf": 8, "be-vlg-vks": 8, "fi-finqf": 8, "gr-nqf": 8, "hu-nqf": 8,
    "ie-nfq": 10, "is-isqf": 9, "it-nqf": 8, "xk-nqf": 8, "lv-nqf": 8, "lt-nqf": 8, "me-nqf": 11, "es-mecu": 8,
    "mt-mqf": 10, "no-nkr": 10, "nl-nlqf": 10, "mk-nqf": 14, "fr-1969": 6, "ch-nqf-vpet": 8, "li-nqf": 8, "rs-nqf": 12,
    "cz-nsk": 8, "pl-nqf": 8, "be-deg-qdg": 8, "pt-nqf": 8, "ro-nqf": 8, "gb-eng-rqf": 10, "gb-sct-scqf": 12,
    "sk-nqf": 8, "si-sqf": 10, "se-nqf": 8, "tr-nqf": 8,
}  # fmt: skip
