"""Tables about versions, and tables that a frozen version is shown by."""

from lib.domain.columns import Column
from lib.domain.measure_words import MARKED_STATUSES
from lib.domain.problem import SIDES
from lib.domain.problem import STATUSES as PROBLEM_STATUSES
from lib.domain.version_words import STATUSES

VERSIONS = (
    Column("number", "Nr", "Versionens nummer", 0),
    Column("title", "Titel", "Lägesbildens namn"),
    Column("status", "Status", "Hur långt den har kommit", words=STATUSES),
    Column("period_label", "Period", "Månader som siffrorna gäller"),
    Column("frozen_on", "Fryst", "Dag då den frystes"),
    Column("decided", "Beslutad", "Vem som beslutat, och när"),
    Column("next_revision", "Revideras senast", "Dag då nästa version ska vara klar"),
    Column("seal", "Kontrollsumma", "De första tecknen av kontrollsumman (SHA-256)"),
)
FROZEN_FIGURES = (
    Column("name", "Mått", "Vad som är mätt"),
    Column("value_text", "Värde", "Värdet med 95 % osäkerhet"),
    Column("unit_text", "Enhet", "Måttenhet"),
    Column("period", "Period", "Månader eller år som värdet gäller"),
    Column("change_text", "Förändring", "Mot jämförelseperioden, och om den är större än slumpen brukar ge"),
    Column("against_text", "Jämförelse", "Mot riket, där det finns"),
    Column("source", "Källa", "Varifrån siffran kom"),
    Column("data_date", "Uppgifter till", "Dag som uppgifterna nådde till"),
)
FROZEN_PROBLEMS = (
    Column("title", "Problem", "Vad problemet var"),
    Column("status", "Beslut", "Om det var prioriterat, och annars inte", words=PROBLEM_STATUSES),
    Column("status_reason", "Skäl", "Varför det beslutades så"),
    Column("area_name", "Område", "Områdets namn"),
    Column("theme_name", "Tema", "Tema för brott och rapporter"),
    Column("causes", "Orsaker", "Orsaker som var skrivna"),
    Column("measures", "Åtgärder", "Åtgärder mot problemet eller någon av orsakerna"),
    Column("result", "Resultat", "Vad som blev av det"),
)
FROZEN_CAUSES = (
    Column("problem", "Problem", "Problemet som orsaken förklarar"),
    Column("description", "Orsak", "Vad som gör att problemet finns"),
    Column("side", "Handlar om", "Den som utsätts, den som gör det eller platsen", words=SIDES),
    Column("sources_used", "Källor", "Källor som användes"),
    Column("sources_rejected", "Bortvalda källor", "Källor som valdes bort"),
    Column("limits", "Begränsningar", "Hur källorna begränsar slutsatsen"),
)
FROZEN_MEASURES = (
    Column("title", "Åtgärd", "Vad som skulle göras"),
    Column("status", "Status", "Hur långt den hade kommit", words=MARKED_STATUSES),
    Column("owner", "Ägare", "Vem som ägde åtgärden"),
    Column("area_name", "Område", "Områdets namn"),
    Column("due", "Klar senast", "Dag då den skulle vara klar"),
    Column("indicator_name", "Indikator", "Hur effekten skulle mätas"),
    Column("follow_up_on", "Följs upp", "Dag då effekten skulle följas upp"),
    Column("result", "Resultat", "Vad som blev av den"),
)
FROZEN_SOURCES = (
    Column("source", "Källa", "Varifrån uppgifterna kom"),
    Column("file_name", "Fil", "Filen som lästes in"),
    Column("data_date", "Uppgifter till", "Dag som uppgifterna nådde till"),
    Column("n_rows", "Rader", "Antal rader", 0),
    Column("file_sha256", "Filens kontrollsumma", "SHA-256 av filen"),
)
FROZEN_MERGE = (
    Column("area_name", "Område", "Områdets namn"),
    Column("theme_name", "Tema", "Tema för brott och rapporter"),
    Column("verdict_name", "Bilderna tillsammans", "Om båda, en eller ingen såg något, eller om de var oense"),
    Column("seen_by", "Ses av", "Aktörer som såg något"),
    Column("difference", "Oenighet", "Vem som sade vad"),
    Column("agreed_text", "Gemensam text", "Vad aktörerna enades om"),
    Column("decision_name", "Beslut", "Vad som skulle göras med det"),
)
