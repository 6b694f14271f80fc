"""What a user may choose about an import."""

from lib.intake.incoming import KINDS
from lib.intake.map_file import ImportMap, read_map
from lib.intake.recognising import FORMATS

__all__ = ["FORMATS", "KINDS", "ImportMap", "read_map"]
