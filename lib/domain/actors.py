"""Who acts when nobody is signed in."""

LOCAL_USER = "lokal användare"
PROGRAM = "programmet"
