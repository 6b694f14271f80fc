"""Ordinary sentences of reports, of our own writing: places, times, prices, lines, cases, and nobody in them."""

import random
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[1] / "reference" / "ordinary_texts.txt"
STREETS = (
    "Stora gatan", "Kopparbergsvägen", "Ringvägen", "Björnövägen", "Sigurdsgatan", "Karl Johansgatan",
    "Norra Källgatan", "Erik Hahrs gata", "Vasagatan", "S:t Olofsgatan", "Emausgatan", "Hammarby allé",
    "Jakobsgatan", "Bäckby torg", "Pettersbergsgatan", "Maria Nordenbergs gata", "Skultunavägen",
    "Gustavsborgsgatan", "Viksäng centrum", "Anundshögsvägen",
)  # fmt: skip
PLACES = (
    "Rönnbyskolan", "Vallby friluftsmuseum", "ishallen i Rocklunda", "bussterminalen", "Djäkneparken", "gångtunneln",
    "simhallen", "Hälla köpstad", "båthamnen", "parkeringen vid Ica Maxi", "fritidsgården Kvarnen", "Mariakyrkan",
    "lekplatsen i Råbyparken", "Willys", "Johannisbergs camping", "Eriksborgs centrum", "Stadshotellet",
    "Apoteket Hjärtat",
)  # fmt: skip
WHEN = (
    "kl. 22.15", "mellan 19.00 och 23.30", "den 14 oktober", "2026-09-21", "i fredags kväll", "vecka 38",
    "fredag 3/10", "runt 01:40 på natten", "kl 7.45 innan första lektionen", "sedan mitten av augusti",
    "varje torsdag 18–20",
)  # fmt: skip
WHO = (
    "ett gäng i 15-årsåldern", "fyra personer", "två äldre män", "några elever i årskurs 8",
    "en grupp på 10–12 ungdomar", "en väktare", "personalen", "två mopeder", "en vit skåpbil", "en äldre dam",
    "ingen", "tre killar i mörka jackor",
)  # fmt: skip
FRAMES = (
    "Vid {street} {n} stod {who} {when}.",
    "Lampstolpe {n} vid {place} har varit släckt {when}.",
    "{place}: klotter på {n} kvadratmeter fasad, sanering kostar omkring {price} kronor.",
    "Buss {line} stannade inte vid hållplatsen {street} {when}, läge {letter}.",
    "Ärende {case} om {place} är fortfarande öppet.",
    "Det luktade hasch i trappuppgång {n}{letter}, {street}, {when}.",
    "Felanmälan {case}: trasig ruta, {price} kr, {place}.",
    "Rapport från {place} {when}: {who} sköt raketer mot port {n}.",
    "Otryggt i buskaget mellan {street} {n} och {place}, siktsträckan är knappt {n} meter.",
    "Fastigheten {street} {n}, lägenhet 1{n:03d}, plan {line}: brevlådorna är uppbrutna {when}.",
    "{who} kastade sten från bron över {street} {when}, se även diarienummer BN 2026/{big}.",
    "Cykelställ {n} vid {place} rymmer {line} cyklar men {n} stod där {when}.",
    "Kameran vid {place} visar {who} {when}, fil nr {big}.",
    "Vi önskar bättre belysning längs {street}, särskilt vid nummer {n}–{line}.",
    "{n} av {big} svarande känner sig otrygga vid {place}.",
    "Skyltarna på {street} säger {line} km/h men mopederna kör {n} km/h {when}.",
    "Möte med föreningen på {place} {when}, sal {letter}{n}, {line} deltagare.",
    "Koordinat 59.6{big}, 16.5{big} ligger bakom {place}.",
)


def ordinary_texts(many: int = 500, seed: int = 1) -> list[str]:
    """Those of the reference list, and as many drawn as it takes; all different."""
    lines = [line for line in REFERENCE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    chance, texts = random.Random(seed), dict.fromkeys(lines)
    while len(texts) < many:
        text = chance.choice(FRAMES).format(
            street=chance.choice(STREETS), place=chance.choice(PLACES), when=chance.choice(WHEN),
            who=chance.choice(WHO), n=chance.randint(2, 180), line=chance.randint(1, 60),
            price=f"{chance.randint(1, 48)} {chance.randint(1, 9)}00",
            letter=chance.choice("ABCDEF"), case=f"{chance.randint(2024, 2026)}-{chance.randint(1000, 9999)}",
            big=chance.randint(100, 999),
        )  # fmt: skip
        texts[text[0].upper() + text[1:]] = None
    return list(texts)
