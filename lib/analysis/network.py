"""A picture of who meets whom: two columns of names, ordered so that few lines cross."""

from dataclasses import dataclass

import pandas as pd

from lib.stats.crossings import fewest_crossings


@dataclass(frozen=True, eq=False)
class Network:
    """`nodes`: name, side (left: actors, right: forums), type (of actors), links (how many), at (0 at the top, 1 at
    the foot). `links`: actor, forum, type, at_left and at_right."""

    nodes: pd.DataFrame
    links: pd.DataFrame


def meeting_network(met: pd.DataFrame) -> Network:
    """From `meetings`; the same picture for the same table."""
    pairs = list(zip(met["actor_short"], met["forum_short"], strict=True))
    left, right = fewest_crossings(
        pairs, list(dict.fromkeys(met["actor_short"])), list(dict.fromkeys(met["forum_short"]))
    )
    places = {"left": _spread(left), "right": _spread(right)}
    types = met.drop_duplicates("actor_short").set_index("actor_short")["type"]
    nodes = [
        {
            "name": name,
            "side": side,
            "type": types.get(name, ""),
            "at": at,
            "links": sum(name in pair for pair in pairs),
        }
        for side, found in places.items()
        for name, at in found.items()
    ]
    links = pd.DataFrame({"actor": met["actor_short"], "forum": met["forum_short"], "type": met["type"]})
    links = links.assign(at_left=links["actor"].map(places["left"]), at_right=links["forum"].map(places["right"]))
    return Network(pd.DataFrame(nodes, columns=["name", "side", "type", "at", "links"]), links)


def _spread(names: list[str]) -> dict[str, float]:
    return {name: (place + 0.5) / len(names) for place, name in enumerate(names)}
