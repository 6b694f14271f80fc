"""The table of a plan's indicators: the answer table's figures with what the plan wants of them."""

from lib.domain.columns import Column

AVAILABILITY = {
    "figures": "har siffror",
    "public_source": "finns i öppen källa, men är inte hämtad",
    "missing": "saknas: måste samlas in",
}
WANTED = {"increase": "ska öka", "decrease": "ska minska", "": ""}

PLAN_INDICATORS = (
    Column("plan_indicator", "Nr", "Planens nummer på indikatorn"),
    Column("plan_name", "Indikator", "Indikatorn som planen skriver den"),
    Column("measure_name", "Mått", "Vad som mäts"),
    Column("availability", "Tillgång", "Om det finns siffror, och annars var de finns", words=AVAILABILITY),
    Column("value_text", "Senaste värde", "Värdet i indikatorns enhet, med 95 % osäkerhet"),
    Column("unit", "Enhet", "Måttenhet"),
    Column("period", "Gäller", "År eller period som värdet gäller"),
    Column("wanted", "Önskad riktning", "Åt vilket håll planen vill", words=WANTED),
    Column("target_text", "Mål", "Det tal som planen sätter"),
    Column("change_text", "Förändring", "Senaste förändringen, och om den är större än slumpen brukar ge"),
    Column("comparison_text", "Jämfört med", "Mot landet, eller mot kommunen för ett område"),
    Column("source", "Källa", "Var siffran kommer ifrån, eller var den kan hämtas"),
    Column("data_date", "Uppgifter från", "Dag då uppgifterna togs fram"),
    Column("how_to_get", "Så fås siffran", "Vad som behövs för att fylla luckan"),
)
