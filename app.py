"""Lägesbild: the server, and the frame around every page."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.analysis.access import doorkeeper
from lib.analysis.folders import tile_hosts
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.ui.focus_pages import focus_area_pages
from lib.ui.frame import PageEntry, run_page  # imported by the server too: the first visitor does not wait for it
from lib.ui.read_ahead import read_ahead

if get_script_run_ctx(suppress_warning=True) is None:  # imported by the server, once
    from lib.server import hosting

    chosen = Settings.from_environment()
    app = st.App(__file__, **hosting(first_page="oversikt", image_hosts=tile_hosts(chosen), admits=doorkeeper(chosen)))
    read_ahead()
else:  # run for each session and each change
    run_page(
        {
            "Lägesbild": (
                PageEntry(
                    "lagesbild/oversikt.py",
                    "Översikt",
                    "Hur ser det ut i kommunen, var och jämfört med vad?",
                    ":material/map:",
                    right=Right.READ_FIGURES,
                    is_noted=True,
                ),
                PageEntry(
                    "lagesbild/omrade.py",
                    "Område",
                    "Vad skyddar, vad oroar och vad pågår i ett område?",
                    ":material/location_city:",
                    right=Right.READ_FIGURES,
                    is_noted=True,
                ),
                PageEntry(
                    "lagesbild/jamfor.py",
                    "Jämför",
                    "Vad skiljer sig mellan områden, före och nu, och mot andra kommuner, mer än slumpen ger?",
                    ":material/compare_arrows:",
                    right=Right.READ_FIGURES,
                ),
                PageEntry(
                    "lagesbild/forandring.py",
                    "Förändring",
                    "Vad har ändrats, var och sedan när, och vad kan vara slump?",
                    ":material/trending_up:",
                    right=Right.READ_FIGURES,
                ),
                PageEntry(
                    "lagesbild/risk_skydd.py",
                    "Risk och skydd",
                    "Vad skyddar och vad ökar risken, område för område, och hur säkert går de att sortera?",
                    ":material/balance:",
                    right=Right.READ_ANALYSES,
                ),
                PageEntry(
                    "lagesbild/heta_platser.py",
                    "Heta platser",
                    "Vilka platser sticker ut, hur länge har de gjort det och hur samlat är det?",
                    ":material/local_fire_department:",
                    right=Right.READ_ANALYSES,
                    is_noted=True,
                ),
                PageEntry(
                    "lagesbild/heta_tider.py",
                    "Heta tider",
                    "När i veckan och på året händer det mer än väntat?",
                    ":material/schedule:",
                    right=Right.READ_ANALYSES,
                ),
                PageEntry(
                    "lagesbild/kontraster.py",
                    "Kontraster",
                    "Var säger två källor olika om samma område, mer än slumpen brukar ge?",
                    ":material/compare:",
                    right=Right.READ_ANALYSES,
                ),
                PageEntry(
                    "lagesbild/tva_bilder.py",
                    "Två bilder",
                    "Vad ser polisen, kommunen och de andra, var är de eniga, oense, och var har ingen tittat?",
                    ":material/join_inner:",
                    needs_data=False,
                    right=Right.READ_PICTURES,
                ),
                PageEntry(
                    "lagesbild/lagesbilder.py",
                    "Versioner",
                    "Vilken lägesbild gäller, vad saknas i nästa, och vad har ändrats mellan dem?",
                    ":material/inventory_2:",
                    needs_data=False,
                    right=Right.READ_FIGURES,
                ),
            ),
            "Fokusområden": focus_area_pages,
            "Våld": (
                PageEntry(
                    "vald/valdspyramiden.py",
                    "Våldspyramiden",
                    "Var finns siffror om våldet, var tittar ingen, och var sätts åtgärderna in?",
                    ":material/change_history:",
                    right=Right.READ_FIGURES,
                ),
                PageEntry(
                    "vald/isberget_horisonterna.py",
                    "Isberg och horisonter",
                    "Vad ligger under det som syns, och hur fördelar sig arbetet på kort, medellång och lång sikt?",
                    ":material/landscape:",
                    right=Right.READ_ANALYSES,
                ),
            ),
            "Arbete": (
                PageEntry(
                    "arbete/sedan_sist.py",
                    "Sedan sist",
                    "Vad har ändrats sedan du var här, vad väntar på dig och vad är försenat?",
                    ":material/history:",
                    needs_data=False,
                    right=Right.READ_ANALYSES,
                ),
                PageEntry(
                    "arbete/otrygga_platser.py",
                    "Otrygga platser",
                    "Vilka platser rapporteras, varför, och vad blev det av det?",
                    ":material/campaign:",
                    needs_data=False,
                    right=Right.REPORT_PLACES,
                    is_noted=True,
                ),
                PageEntry(
                    "arbete/trygghetsvandringar.py",
                    "Trygghetsvandringar",
                    "Var behövs en vandring, hur går vi den, och vad blev det av det som sades?",
                    ":material/directions_walk:",
                    needs_data=False,
                    right=Right.WRITE_WALKS,
                    is_noted=True,
                ),
                PageEntry(
                    "arbete/veckolage.py",
                    "Veckoläge",
                    "Vad har hänt mot det vanliga, hur bedömer ni läget, och vem gör vad till nästa gång?",
                    ":material/traffic:",
                    needs_data=False,
                    right=Right.READ_ANALYSES,
                    is_noted=True,
                ),
                PageEntry(
                    "arbete/atgarder.py",
                    "Åtgärder",
                    "Vad görs, av vem, hur långt har det kommit, vad är försenat och hjälpte det?",
                    ":material/construction:",
                    needs_data=False,
                    right=Right.READ_ANALYSES,
                ),
                PageEntry(
                    "arbete/medborgarloften.py",
                    "Medborgarlöften",
                    "Vad har polisen och kommunen lovat, är det gjort, vad gav det och vet invånarna om det?",
                    ":material/handshake:",
                    needs_data=False,
                    right=Right.READ_FIGURES,
                ),
                PageEntry(
                    "arbete/problem.py",
                    "Problem",
                    "Vad är problemet, varför finns det, vad görs åt det och vad blev det av det?",
                    ":material/flag:",
                    needs_data=False,
                    right=Right.READ_PROBLEMS,
                ),
                PageEntry(
                    "arbete/handlingsplan.py",
                    "Handlingsplan",
                    "Hur långt har planens aktiviteter kommit, och vilka rapporter saknas?",
                    ":material/checklist:",
                    needs_data=False,
                    right=Right.READ_ANALYSES,
                ),
                PageEntry(
                    "arbete/hjalpte_det.py",
                    "Hjälpte det?",
                    "Vad hände efter en åtgärd, jämfört med andra områden, och flyttade problemet?",
                    ":material/rule:",
                    right=Right.READ_ANALYSES,
                ),
            ),
            "Presentera": (
                PageEntry(
                    "presentera/motesvisning.py",
                    "Mötesvisning",
                    "Vad ska mötet se, vad säger siffrorna, och vad ska beslutas?",
                    ":material/slideshow:",
                    needs_data=False,
                    right=Right.WRITE_PRESENTATIONS,
                ),
                PageEntry(
                    "presentera/rapport.py",
                    "Rapport",
                    "Vad ska stå på papper, för vem, och vad hindrar att det lämnas ut?",
                    ":material/description:",
                    needs_data=False,
                    right=Right.EXPORT_REPORTS,
                ),
            ),
            "Data": (
                PageEntry(
                    "data/importera.py",
                    "Importera",
                    "Vad är filerna, vad skulle hända om de lästes in, och vad är redan inläst?",
                    ":material/upload_file:",
                    needs_data=False,
                    right=Right.IMPORT_FILES,
                ),
                PageEntry(
                    "data/kallor.py",
                    "Källor",
                    "Varifrån kommer siffrorna, hur gamla är de och vad saknas?",
                    ":material/menu_book:",
                    needs_data=False,
                    right=Right.READ_FIGURES,
                ),
                PageEntry(
                    "data/logg.py",
                    "Logg",
                    "Vem har gjort vad, när, och är loggen orörd?",
                    ":material/receipt_long:",
                    needs_data=False,
                    right=Right.READ_LOG,
                ),
                PageEntry(
                    "data/tillganglighet.py",
                    "Tillgänglighet",
                    "Vad i appen är svårt att använda, vad gör jag då, och hur säger jag till?",
                    ":material/accessibility_new:",
                    needs_data=False,
                    right=Right.READ_FIGURES,
                ),
            ),
        }
    )
