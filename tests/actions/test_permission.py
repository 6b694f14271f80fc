"""Whose municipality it is."""

import pytest

from lib.actions.permission import Refused, refuse_elsewhere
from lib.domain.codes import Role
from lib.domain.user import User, local_user


def test_who_belongs_to_one_municipality_opens_no_other():
    own = User("Ada", Role.COORDINATOR, municipality="0001-prov")
    refuse_elsewhere(own, "0001-prov")
    refuse_elsewhere(local_user(Role.POLICE), "0002-annan")
    with pytest.raises(Refused, match="0002-annan"):
        refuse_elsewhere(own, "0002-annan")
