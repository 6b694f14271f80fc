"""Swedish words for risk and protective factors."""

from lib.domain.columns import Column
from lib.domain.words import DIFFERENCES, UNITS

DIRECTIONS = {"protective": "skydd", "risk": "risk"}
FACTOR_LEVELS = {"individual": "individ", "social": "socialt", "structural": "struktur"}
"""Where a factor works: in the person, among people, or in how things are arranged."""

FACTOR_COLUMNS = (
    Column("factor", "Faktor", "Risk- eller skyddsfaktorns namn"),
    Column("direction", "Sida", "Om faktorn skyddar eller är en risk", words=DIRECTIONS),
    Column("level", "Nivå", "Var faktorn verkar: hos individen, mellan människor eller i samhällets struktur",
           words=FACTOR_LEVELS),
    Column("indicator", "Mått", "Indikatorn som visar faktorn"),
    Column("value", "Värde", "Värdet i måttets enhet", 1),
    Column("lower", "Nedre gräns", "Nedre gräns för 95 % osäkerhet", 1),
    Column("upper", "Övre gräns", "Övre gräns för 95 % osäkerhet", 1),
    Column("unit", "Enhet", "Måttenhet", words={str(unit): words for unit, words in UNITS.items()}),
    Column("comparison_value", "Jämförelsevärde", "Kommunens värde, eller rikets för hela kommunen", 1),
    Column("difference", "Skillnad", "Lägre, likt eller högre, med hänsyn till osäkerheten",
           words={str(code): words for code, words in DIFFERENCES.items()}),
)  # fmt: skip
INDEX_COLUMNS = (
    Column("area_code", "Områdeskod", "SCB:s kod för området"),
    Column("area_name", "Område", "Områdets namn"),
    Column("rank", "Plats", "Plats i ordningen med de valda vikterna; 1 är mest risk och minst skydd", 0),
    Column("rank_lower", "Plats, från", "Nedre gräns för platsen när vikter, mått och siffror varieras, 95 %", 0),
    Column("rank_upper", "Plats, till", "Övre gräns för platsen när vikter, mått och siffror varieras, 95 %", 0),
    Column("index", "Index", "Vägt medelvärde; högt är mer risk och mindre skydd", 2),
    Column("risk", "Risk", "Riskfaktorernas del av indexet", 2),
    Column("protection", "Skydd", "Skyddsfaktorernas del av indexet; högt är mer skydd", 2),
    Column("lacking", "Saknar", "Mått som saknas eller är dolda, så att området inte får något index"),
)
SHIFT_COLUMNS = (
    Column("factor", "Faktor", "Risk- eller skyddsfaktorns namn"),
    Column("direction", "Sida", "Om faktorn skyddar eller är en risk", words=DIRECTIONS),
    Column("weight", "Vikt", "Vikten som är vald", 0),
    Column("shift", "Flyttar", "Hur många platser områdena i medel flyttas om faktorn lämnas utanför", 1),
    Column("n_lacking", "Områden utan siffra", "Områden som saknar något av faktorns mått", 0),
)
NORMALISATIONS = {"z": "Mot medel och spridning (z)", "min_max": "Mellan lägst och högst (min–max)"}
METHOD_LINES = (
    "Varje mått läggs på samma skala, vänds så att högt betyder mer risk, vägs och läggs ihop. En faktors vikt delas "
    "lika mellan dess mått. Handledning: OECD och JRC, Handbook on Constructing Composite Indicators (2008).",
    "Spannet visar var området kan stå när tre saker varieras samtidigt, 1 000 gånger: siffrorna inom sin osäkerhet, "
    "vikterna runt de valda (Dirichlet) och skalan (z eller min–max). 95 % av gångerna hamnar området i spannet. Samma "
    "fråga ger alltid samma svar.",
    "Vad som betyder mest räknas genom att lämna en faktor i taget utanför och se hur många platser områdena flyttas.",
    "Saknas ett mått, eller är det dolt för att för få svarat, får området inget index. Inget fylls i. Sätt faktorns "
    "vikt till 0 för att räkna utan den.",
    "En faktor väger lätt, många tillsammans väger tungt. Indexet visas inte för allmänheten, och ska aldrig användas "
    "för att utse ett sämsta område.",
)
