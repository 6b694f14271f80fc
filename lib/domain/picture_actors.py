"""`actors.yaml`: whose pictures are laid beside each other, and who may write each. Organisations, no persons."""

from typing import Literal

from pydantic import Field, model_validator

from lib.domain.codes import Role
from lib.domain.definition import Definition, Id, Line, placed, refuse, repeated

ActorKind = Literal["police", "municipality", "other"]


class PictureActor(Definition):
    """`written_by` are the roles that write the picture and see it while it is a draft."""

    id: Id
    name: Line
    kind: ActorKind
    written_by: tuple[Role, ...] = Field(min_length=1)


class PictureActors(Definition):
    """In the order that they are shown."""

    actors: tuple[PictureActor, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _every_actor_once(self) -> "PictureActors":
        refuse(repeated(placed(self.actors, "actors"), "aktör"))
        return self

    def actor(self, actor_id: str) -> PictureActor | None:
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    @property
    def names(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.actors}


POLICE_AND_MUNICIPALITY = PictureActors(
    actors=(
        PictureActor(id="polisen", name="Polisen", kind="police", written_by=(Role.POLICE, Role.COORDINATOR)),
        PictureActor(id="kommunen", name="Kommunen", kind="municipality", written_by=(Role.COORDINATOR,)),
    )
)
"""The two pictures of a municipality that has named nobody else."""
