"""Jämför: how the comparisons are reckoned, for those who ask."""

from lib.analysis.similar import K
from lib.analysis.workspace import Workspace
from lib.domain.comparison_words import MANY
from lib.domain.indicator import Indicator
from lib.domain.words import number
from lib.ui.compare_choices import AREAS, PERIODS
from lib.ui.plain_text import plain

SIDE_BY_SIDE = (
    "**Mot kommunen och andra.** Antal per invånare jämförs som en kvot, andelar som en skillnad i procentenheter, med "
    "95 % osäkerhet. Ett område är en del av kommunen, och gränserna tar hänsyn till det (kvot: Clopper och Pearson "
    "1934, skillnad: Newcombe 1998). Saknas antalet bakom den andra platsens siffra räknas den som exakt."
)
SIMILAR = (
    f"**Liknande områden** är de {K} närmaste i befolkning, aldrig i det som mäts. Avståndet är den andel av invånarna "
    "som skulle behöva byta kön eller åldersgrupp för att områdena skulle bli lika, och fem procentenheter till för "
    "varje fördubbling av folkmängden."
)
FUNNEL = (
    "**Tratten** visar hur långt från kommunens värde slumpen ensam brukar ta ett område av en viss storlek: 19 gånger "
    "av 20 inom den streckade, 998 av 1 000 inom den hela (Spiegelhalter 2005). Ligger många utanför är områdena olika "
    "på riktigt, av skäl som tratten inte säger något om."
)
SMOOTHED = (
    "**Utjämnat värde.** I ett litet område flyttar några få händelser värdet långt. Det utjämnade är draget mot "
    "kommunens eller grannarnas värde, mer ju mindre området är (Marshall 1991). Det visas bredvid det råa, aldrig i "
    "stället."
)
SPREAD = (
    "**Spridning.** Varierar månaderna mer än slumpen ger vidgas gränserna och p-värdet så mycket, som på sidan "
    "Förändring (Korn och Graubard 1998)."
)
NO_AGE = "Brott och rapporter har ingen ålder i uppgifterna och kan därför inte åldersstandardiseras."
BY_AGE = (
    "Åldersstandardiserat värde visas för de områden som har siffror för varje åldersgrupp: vad värdet hade varit med "
    "kommunens åldrar (gränser efter Dobson m.fl. 1991)."
)


def comparison_notes(workspace: Workspace, indicator: Indicator, kind: str) -> tuple[str, ...]:
    """Paragraphs for the kind of comparison that is shown."""
    if kind == PERIODS:
        return (MANY, SPREAD, "Färre än tio händelser i båda perioderna ihop är för få för att avgöra något.")
    if kind != AREAS:
        return (SIDE_BY_SIDE,)
    floor = number(workspace.municipality.disclosure.smallest_population)
    is_counted = indicator.kind == "count"
    return tuple(
        line
        for line in (
            MANY,
            SIDE_BY_SIDE,
            SIMILAR,
            FUNNEL,
            SMOOTHED if is_counted else "",
            f"Under {floor} invånare visas bara antalet." if is_counted else "",
            NO_AGE if indicator.computed_from != "values" else BY_AGE if "age" in indicator.breakdowns else "",
            _harm(workspace) if indicator.computed_from == "events" else "",
        )
        if line
    )


def _harm(workspace: Workspace) -> str:
    weights = workspace.definitions.harm_weights
    if weights.is_equal:
        return "Alla brott väger lika tills ett allvarlighetsindex står i harm_weights.yaml."
    made_up = " Vikterna är påhittade." if weights.is_synthetic else ""
    note = f" {weights.note}" if weights.note else ""
    return (
        f"**Vägd efter skada.** {plain(weights.name)}, källa: {plain(weights.source)}.{made_up}{plain(note)} "
        "Osäkerheten växer när få men tunga brott avgör (gränser efter Dobson m.fl. 1991); bär några få brott nästan "
        "hela summan håller gränserna ungefär 91 gånger av 100 i stället för 95. Jämförelsen görs mot alla områden "
        "tillsammans, och brott som aldrig visas per område är inte med."
    )
