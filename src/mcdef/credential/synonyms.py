"""What people call the keys, words and units of a description, beside their own names, in several languages.

Each table leads from a word to the one that was meant; where that depends on the place, to several, of which the first
that can stand there is suggested. Case, accents and punctuation do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """From each of the words behind a key to that key, or to several with blanks between them."""
    found: dict[str, str] = {}
    for meant, words in table.items():
        for word in words.split(", "):
            found[word] = f"{found[word]} {meant}" if word in found else meant
    return found


#: Keys. `hours` is a key of `workload`, and means `workload` beside it.
SYNONYMS: Final = _by_word({
    "name":
        "title, programme, program, course, credential, course title, course name, programme title, module, "
        "label, titel, bezeichnung, kurs, kurstitel, titre, intitulé, nom, titulo, nombre, titolo, naam, navn",
    "provider":
        "institution, university, school, organisation, organization, college, hei, offered by, training "
        "provider, company, faculty, department, anbieter, hochschule, universität, einrichtung, träger, "
        "établissement, organisme, université, institución, universidad, proveedor, aanbieder",
    "awarding_body":
        "issuer, awarded by, awarder, awarding institution, awarding organisation, certifier, aussteller, "
        "certificateur, emisor",
    "by": "issuer, awarded by, who, judge",
    "credits":
        "ects, credit, credit points, points, cats, ects points, ects credits, cp, leistungspunkte, kreditpunkte, "
        "crédits, créditos, crediti, cfu, studiepunten",
    "system": "ects, cats, credit system, credit framework",
    "value":
        "credit, credit points, points, ects points, ects credits, cp, leistungspunkte, kreditpunkte, amount, "
        "number",
    "hours":
        "amount, hours, effort, study time, volume, study hours, notional hours, learning hours, total hours, "
        "stunden, heures, horas, ore, uren",
    "workload":
        "hours, effort, study time, volume, size, study load, study hours, notional hours, learning hours, total "
        "hours, learning time, arbeitsaufwand, stunden, umfang, lernaufwand, charge de travail, volume horaire, "
        "heures, carga de trabajo, carga horaria, horas, ore, studielast, studiebelasting, uren",
    "duration":
        "weeks, length, months, time, dauer, laufzeit, wochen, monate, durée, duración, durata, semaines, mois, "
        "semanas, meses, duur",
    "weeks": "weeks, wochen, semaines, semanas",
    "months": "months, monate, mois, meses",
    "hours_per_week": "hours a week, weekly hours, hours weekly",
    "contact": "contact hours, teaching hours, lessons, contact time, kontaktzeit, präsenzzeit, unterrichtseinheiten",
    "lessons": "lessons, unterrichtseinheiten",
    "level":
        "eqf, nqf, framework level, eqf level, cycle, niveau, stufe, nivel, livello, nivå, poziom, eqr, dqr, nqr, "
        "qualification level",
    "eqf": "eqf level, eqr",
    "learning_outcomes":
        "outcomes, objectives, skills, competencies, competences, aims, learning objectives, learning goals, "
        "ilos, what you will learn, lernergebnisse, lernziele, kompetenzen, acquis "
        "d'apprentissage, objectifs, compétences, resultados de aprendizaje, objetivos, competencias, "
        "leeruitkomsten, leerdoelen",
    "items": "outcomes, objectives, skills, competencies, competences",
    "assessment":
        "exam, examination, evaluation, test, exams, assessed, grading, prüfung, prüfungsform, leistungsnachweis, "
        "évaluation, examen, evaluación, valutazione, toetsing",
    "exists": "assessed",
    "graded": "grading, grade, marks, benotet",
    "quality_assurance":
        "qa, quality, accreditation, accredited by, accredited, accreditor, qualitätssicherung, akkreditierung, "
        "assurance qualité, garantía de calidad, aseguramiento de la calidad, kwaliteitsborging",
    "external": "accredited by, accredited, accreditor, agency, extern",
    "internal": "intern",
    "standard": "iso, norm",
    "record":
        "certificate, badge, transcript, document, diploma, digital badge, certification, zertifikat, "
        "bescheinigung, certificat, attestation, certificado, certificato",
    "language": "lang, language of instruction, sprache, unterrichtssprache, langue, idioma, lingua, taal",
    "participation":
        "mode, delivery, format, delivery mode, mode of delivery, form of participation, study mode, lernform, "
        "teilnahmeform, modalité, modalidad",
    "prerequisites":
        "entry requirements, requirements, admission, prerequisite, voraussetzungen, zulassung, prérequis, "
        "requisitos, vooropleiding",
    "target_group": "audience, for whom, target audience, zielgruppe, public cible, destinatarios, doelgroep",
    "stacks_into": "stackable, stackability, stacks, stacks towards, counts towards, leads to, anrechenbar auf",
    "stand_alone": "standalone, stand alone, independent",
    "registers": "register, registered in",
    "part_of": "part of programme, parent",
    "issued_on":
        "date, issue date, date of issue, issued, awarded on, ausstellungsdatum, datum, date de délivrance, "
        "fecha, fecha de emisión",
    "on": "date, datum, fecha",
    "award": "type of award, credential type, award type, qualification, abschluss, diplôme, titulación",
    "offered": "available, availability",
    "from": "start, start date, since",
    "until": "end, end date, to",
    "notes": "comment, comments, remarks, bemerkung, anmerkung, remarque, observaciones",
    "note": "comment, comments, remarks, bemerkung, anmerkung, remarque, observaciones",
    "sources": "source, quelle",
    "url": "link, website, web",
    "country": "country code, land, pays, país, staat",
    "region": "state, province, bundesland",
    "type": "kind of provider, provider type, art, tipo",
    "identity_verified": "id check, identity, identity check, id verification",
    "supervised": "proctored, invigilated, supervision, beaufsichtigt, surveillé",
    "criteria": "standards, rubric, assessment criteria",
    "owner": "owned by",
    "valid": "validity, expires, expiry",
    "recognition": "industry recognition, recognised by",
    "criterion": "clause",
    "because": "reason, why",
    "met": "decision",
})  # fmt: skip

#: Words that stand as values.
WORDS: Final = _by_word({
    "title": "name",
    "university":
        "hei, higher education institution, uni, hochschule, universität, université, universidad, università, "
        "universiteit, fachhochschule, grande école, university of applied sciences",
    "college": "further education college, fe college, community college",
    "vet_school": "vet, vocational school, berufsschule",
    "school": "lycée, high school, secondary school, gymnasium",
    "adult_education": "volkshochschule, adult education centre, lifelong learning",
    "company":
        "employer, business, firm, private company, vendor, private, unternehmen, firma, entreprise, empresa, "
        "azienda",
    "platform": "mooc platform, plattform, plateforme",
    "professional_body": "association, chamber, professional association, verband, kammer, ordre professionnel",
    "social_partner": "trade union, union, gewerkschaft, syndicat, sindicato",
    "awarding_organisation": "awarding body, exam board",
    "public_body":
        "government, public, ministry, agency, public authority, behörde, ministerium, ministère, ministerio",
    "published": "public, yes, true, available",
    "ngo": "nonprofit, non-profit, charity, foundation, verein, ong, stiftung",
    "foundation": "foundation",
    "standards_body": "standards organisation",
    "online":
        "distance, remote, e-learning, distance learning, self-paced, virtual, à distance, en ligne, en línea, "
        "fernstudium, fernlehre, a distancia",
    "onsite":
        "face to face, on campus, in person, in-person, on site, classroom, präsenz, vor ort, présentiel, "
        "presencial",
    "blended": "hybrid, mixed, hybride, híbrido, semipresencial, online and onsite, both",
    "degree": "bachelor, master, phd, doctorate, abschluss, diplôme",
    "first": "bachelor, undergraduate",
    "second": "master, postgraduate",
    "third": "phd, doctorate",
    "qualification": "diploma, abschluss, diplôme, national qualification, regulated qualification",
    "other":
        "certificate, microcredential, micro-credential, badge, zertifikat, certificat, certificado, non-degree, "
        "non-formal, issuer, provider",
    "short": "foundation degree",
    "offer": "course, programme",
    "class": "family",
    "infrastructure": "standard",
    "issued": "issued credential",
    "higher_education": "he, tertiary",
    "vocational": "vet sector",
    "learner": "learner's, student, holder, name of learner, learner name, name",
    "required": "yes, true, mandatory, compulsory, pflicht, obligatoire, obligatorio",
    "external": "extern, externe, external qa, accreditation",
    "internal": "intern, interne, internal qa",
    "standard": "iso",
    "employers": "industry, employer representatives",
    "worker_representatives": "unions",
    "academics": "professors, faculty, teachers",
    "authority": "ministry of education",
    "issuer_country": "country of issuer",
    "issue_date": "date of issue, issue date, date",
    "learning_outcomes": "outcomes",
    "workload": "hours",
    "credits": "ects",
    "level": "eqf",
    "assessment_type": "type of assessment",
    "participation": "form of participation",
    "qa_type": "quality assurance",
    "awarding_body": "issuer name",
    "grade": "grades",
    "signature": "stamp",
    "work_training": "apprenticeship, training",
    "continuing_education": "cpd, weiterbildung, formation continue, formación continua",
    "degree_study": "degree",
    "final_project": "thesis, capstone",
    "internship": "work placement, praktikum, stage",
    "none": "kein, keine, aucun, aucune, ninguno, nessuno, geen, no, nil, nothing",
})  # fmt: skip

#: Yes and no.
TRUTHS: Final = _by_word({
    "true":
        "y, j, ja, jawohl, oui, si, sí, sì, sim, da, tak, ano, igen, kyllä, jah, jā, taip, ναι, evet, hai, on, x, "
        "✓, ✔, ☑, 1, wahr, vrai, verdadero, vero, richtig, igaz",
    "false":
        "n, nein, non, nej, nee, nie, não, nu, ne, nem, ei, nē, όχι, hayır, off, 0, ✗, ✘, falsch, faux, falso, "
        "vals, hamis",
})  # fmt: skip

#: Units of time, and what to write for them.
UNITS: Final = _by_word({
    "h":
        "std, stunde, stunden, zeitstunden, arbeitsstunden, heure, heures, hora, horas, ora, ore, uur, uren, "
        "timer, timmar, tunti, tuntia, godzin, godziny, hodin, óra, tundi, ώρες, часов, 時間, 小时, 시간, clock hours, "
        "notional learning hours",
    "h/week":
        "std/woche, stunden pro woche, stunden/woche, wochenstunden, heures par semaine, heures/semaine, "
        "h/semaine, horas por semana, horas semanales, h/wk, hours/wk, hpw, hours each week, uur per week, ore a "
        "settimana",
    "weeks": "woche, wochen, semaine, semaines, semana, semanas, settimana, settimane, weken, uker, veckor, tygodni",
    "months": "monat, monate, monaten, mois, mes, meses, mesi, mese, maand, maanden, måneder, mths",
    "years": "jahr, jahre, an, ans, année, années, año, años, anni, anno, jaar, år",
    "lessons": "ue, unterrichtseinheit, unterrichtseinheiten, unterrichtsstunden, lektionen, lezioni, clases, lesuren",
    "courses": "kurse, modulen, lehrveranstaltungen, cours, cursos, asignaturas, corsi, vakken, classes",
    "days": "tag, tage, jour, jours, día, días, giorni",
    "minutes": "minuten, minutos, minuti",
})  # fmt: skip
