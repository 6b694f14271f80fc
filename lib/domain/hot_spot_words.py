"""Swedish words for where and when something stands out."""

from typing import NamedTuple

from lib.domain.hot_spot_codes import HotClass, Level, LocalClass, TimeClass

TABLES: dict[str, str] = {"events": "Anmälda brott", "reports": "Rapporter om platser"}


class Counted(NamedTuple):
    """What is counted: many of them, those, one, one more, and another one."""

    many: str
    those: str
    one: str
    one_more: str
    another: str


COUNTED = {
    "events": Counted("brott", "brotten", "ett brott", "ett till", "ett annat"),
    "reports": Counted("rapporter", "rapporterna", "en rapport", "en till", "en annan"),
}

CELL_CLASSES: dict[str, str] = {
    HotClass.HOTTEST: "hetast: sticker ut bland alla rutor",
    HotClass.HOT: "het: sticker ut när de hetaste räknats bort",
    HotClass.NOT_HOT: "inte het",
}
SHORT_CLASSES: dict[str, str] = {HotClass.HOTTEST: "hetast", HotClass.HOT: "het"}
AREA_CLASSES: dict[str, str] = {
    HotClass.HOT: "het tillsammans med grannarna",
    HotClass.ALONE: "hög för sig",
    HotClass.NOT_HOT: "sticker inte ut",
    HotClass.UNKNOWN: "går inte att säga",
}
LOCAL_CLASSES: dict[str, str] = {
    LocalClass.HIGH_AMONG_HIGH: "hög bland höga",
    LocalClass.HIGH_AMONG_LOW: "hög bland låga",
    LocalClass.LOW_AMONG_HIGH: "låg bland höga",
    LocalClass.LOW_AMONG_LOW: "låg bland låga",
    LocalClass.NONE: "inget säkert mönster",
}
TIME_CLASSES: dict[str, str] = {
    TimeClass.NEW: "ny",
    TimeClass.PERSISTENT: "bestående",
    TimeClass.RECURRING: "återkommande",
    TimeClass.FADING: "avtar",
    TimeClass.BORDERLINE: "på gränsen",
    TimeClass.NOT_HOT: "",
    TimeClass.UNKNOWN: "för få perioder för att säga",
}
TIME_MEANINGS = (
    "**Bestående**: het nu och i minst tre fjärdedelar av perioderna före.",
    "**Återkommande**: het nu och någon gång förut, men inte så ofta.",
    "**Ny**: het nu, aldrig förut, och ökningen är större än slumpen brukar ge.",
    "**Avtar**: het i perioden närmast före men inte nu, och minskningen är större än slumpen brukar ge.",
    "**På gränsen**: har gått över eller under gränsen, men ändringen kan vara slump.",
)
LEVELS: dict[str, str] = {
    Level.MORE: "fler än väntat",
    Level.FEWER: "färre än väntat",
    Level.MAYBE_CHANCE: "kan vara slump",
    Level.TOO_FEW: "för få händelser för att avgöra",
}
