"""Who acts when nobody is signed in."""

LOCAL_USER = "lokal användare"
OPERATOR = "driftansvarig på kommandoraden"
PROGRAM = "programmet"
