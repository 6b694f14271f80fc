"""How change is counted, and where the figures come from."""

import streamlit as st

from lib.analysis.changes import compared_periods
from lib.analysis.workspace import Workspace
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.domain.words import listing

METHOD = (
    "**Period mot period.** Takten nu delas med takten före (händelser per invånare, eller per månad där invånare "
    "inte räknas). Gränserna är exakta (betingad binomialfördelning, Clopper–Pearson): kvoten 1 ligger utanför dem "
    "precis när p-värdet är under 5 %. Varierar månaderna mer än slumpen ger, när år och årstid räknats bort, "
    "vidgas gränserna och p-värdet så mycket (antalen delas med spridningen, Korn och Graubard 1998). Områden mäts "
    "tillsammans, tema för tema. Färre än tio händelser tillsammans är för få. Andelar jämförs i "
    "procentenheter (Newcombe).",
    "**Många jämförelser.** När alla områden eller slag prövas samtidigt justeras p-värdena enligt "
    "Benjamini–Hochberg: av dem som pekas ut är i längden högst 5 % slump. Det valda stället är en enda fråga och "
    "justeras inte.",
    "**Nivå sedan när.** För varje område och tema söks den månad, 6 till 24 månader tillbaka, som bäst delar serien "
    "i en nivå före och en efter. Väntat antal följer invånarna och kommunens årstid. p-värdet (mid-P) gångras med "
    "antalet prövade månader (Bonferroni) och justeras sedan för antalet områden och teman. Månaden är den "
    "troligaste, inte säker.",
    "**Trend.** Poissonmodell med en nivå för varje kalendermånad och en rak trend, med invånarna som nämnare. "
    "Varierar månaderna mer än så används negativ binomialfördelning. Minst 24 månader och 30 händelser.",
    "**Styrdiagram.** Medellinje och gränser (tre standardavvikelser) kommer av basperioden och ligger fast. "
    "Gränserna följer antalet invånare och, när den är tydlig i kommunen, årstiden. Varierar basperioden mer än "
    "slumpen ger vidgas gränserna (Laney). XmR räknar gränserna ur skillnaden mellan månader i rad (2,66 gånger "
    "medelskillnaden) och passar när händelserna hänger ihop. Regler: en punkt utanför, åtta i rad på samma sida, "
    "sex i rad uppåt eller nedåt, två av tre bortom två standardavvikelser.",
)


def periods_line(workspace: Workspace, asked: Selection, indicator: Indicator, n_years: int) -> str:
    """`nov 2025–okt 2026 mot nov 2024–okt 2025, …`: exactly what was compared."""
    if indicator.computed_from == "values":
        return "Den senaste siffran mot den närmast före."
    earlier = compared_periods(workspace, asked, indicator.id, n_years)
    if not earlier:
        return "Uppgifterna täcker inte perioden du jämför med."
    return f"{asked.period.short_label} mot {listing([period.short_label for period in earlier])}."


def change_method(indicator: Indicator) -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="metod-forandring"):
        st.markdown(f"**{indicator.name}.** {indicator.definition}")
        for line in (*METHOD, indicator.caveat):
            if line:
                st.markdown(line)
