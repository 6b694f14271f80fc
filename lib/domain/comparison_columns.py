"""The tables of Jämför: each column declared once."""

from lib.domain.columns import Column
from lib.domain.words import DIFFERENCES, STANDINGS, STATUSES

TIMES = "gånger det andra värdet; för andelar i stället skillnaden i procentenheter"

AREAS_COMPARED = (
    Column("area_code", "", "Områdets kod"),
    Column("area_name", "Område", "Områdets namn"),
    Column("value", "Värde", "Värdet i måttets enhet, som det räknats", 1),
    Column("lower", "Nedre gräns", "Nedre gräns för 95 % osäkerhet", 1),
    Column("upper", "Övre gräns", "Övre gräns för 95 % osäkerhet", 1),
    Column("numerator", "Antal", "Antal händelser eller personer", 0),
    Column("base", "Av", "Antal personår, personer eller svar som värdet bygger på", 0),
    Column("against_whole", "Mot kommunen", f"Värdet mot hela kommunen, {TIMES}", 2),
    Column("against_whole_lower", "Nedre gräns mot kommunen", "Nedre gräns, 95 %", 2),
    Column("against_whole_upper", "Övre gräns mot kommunen", "Övre gräns, 95 %", 2),
    Column("p", "p-värde", "Hur ofta slumpen ensam ger minst så stor skillnad mot resten av kommunen", 4),
    Column("adjusted_p", "Justerat p-värde", "p-värdet när hänsyn tas till att många områden jämförs", 4),
    Column("difference", "Skillnad", "Mot resten av kommunen, när många jämförelser räknats med", words=DIFFERENCES),
    Column("standing", "Innebörd", "Bättre eller sämre, där det är sagt vad som är bra", words=STANDINGS),
    Column("funnel_zone", "", "0 inom tratten, 1 utanför 95 %, 2 utanför 99,8 %"),
    Column("similar_value", "Liknande områden", "Värdet för de fem mest lika områdena tillsammans", 1),
    Column("against_similar", "Mot liknande", f"Värdet mot liknande områden, {TIMES}", 2),
    Column("against_similar_lower", "Nedre gräns mot liknande", "Nedre gräns, 95 %", 2),
    Column("against_similar_upper", "Övre gräns mot liknande", "Övre gräns, 95 %", 2),
    Column("similar_names", "Vilka som liknar", "Närmast i kön, ålder och folkmängd, det mest lika först"),
    Column("smoothed_global", "Utjämnat mot kommunen", "Draget mot kommunens värde, mer ju mindre området är", 1),
    Column("smoothed_local", "Utjämnat mot grannar", "Draget mot grannområdenas värde", 1),
    Column("standardised", "Åldersstandardiserat", "Värdet om området hade kommunens åldrar", 1),
    Column("standardised_lower", "Nedre gräns, standardiserat", "Nedre gräns, 95 %", 1),
    Column("standardised_upper", "Övre gräns, standardiserat", "Övre gräns, 95 %", 1),
    Column("status", "Anmärkning", "Värde, noll, dolt, saknas eller ej tillämpligt", words=STATUSES),
)

PERIODS_COMPARED = (
    Column("area_code", "", "Områdets kod"),
    Column("area_name", "Område", "Områdets namn"),
    Column("before", "Före", "Värdet i jämförelseperioden", 1),
    Column("value", "Nu", "Värdet i perioden", 1),
    Column("against", "Nu mot före", f"Värdet nu mot före, {TIMES.replace('det andra värdet', 'värdet före')}", 2),
    Column("against_lower", "Nedre gräns", "Nedre gräns, 95 %", 2),
    Column("against_upper", "Övre gräns", "Övre gräns, 95 %", 2),
    Column("p", "p-värde", "Hur ofta slumpen ensam ger minst så stor förändring", 4),
    Column("adjusted_p", "Justerat p-värde", "p-värdet när hänsyn tas till att många områden jämförs", 4),
    Column(
        "difference", "Förändring", "Lägre eller högre än före, när många jämförelser räknats med", words=DIFFERENCES
    ),
    Column("standing", "Innebörd", "Bättre eller sämre, där det är sagt vad som är bra", words=STANDINGS),
    Column("status", "Anmärkning", "Värde, noll, dolt, saknas eller ej tillämpligt", words=STATUSES),
)

PLACES_COMPARED = (
    Column("place_code", "Kod", "Kommunens kod, länets (två siffror) eller 00 för riket"),
    Column("place_name", "Plats", "Kommun, län eller riket"),
    Column("period", "Period", "Året eller månaderna som siffran gäller"),
    Column("value", "Värde", "Värdet i måttets enhet", 1),
    Column("lower", "Nedre gräns", "Nedre gräns för 95 % osäkerhet, där antalet bakom är känt", 1),
    Column("upper", "Övre gräns", "Övre gräns för 95 % osäkerhet", 1),
    Column("against", "Mot denna plats", f"Det valda området eller kommunen mot platsen, {TIMES}", 2),
    Column("against_lower", "Nedre gräns mot platsen", "Nedre gräns, 95 %", 2),
    Column("against_upper", "Övre gräns mot platsen", "Övre gräns, 95 %", 2),
    Column("difference", "Skillnad", "Lägre, likt eller högre än platsen", words=DIFFERENCES),
    Column("standing", "Innebörd", "Bättre eller sämre, där det är sagt vad som är bra", words=STANDINGS),
    Column("source", "Källa", "Var siffran kommer ifrån"),
)
