"""Texts that try to run, to fetch or to break out: what somebody could type into a form or put into a file.

After what was tried on Streamlit, folium and Altair: HTML with handlers, template literals, backticks, ends of scripts,
Markdown pictures and links, formulas, material icons, control characters.
"""

RUN = "window.top.__ran=(window.top.__ran||0)+1"
OUT = "https://evil.example"

HANDLERS = tuple(
    f"<{tag} {attribute}={RUN}>"
    for tag, attribute in (
        ("img src=x", "onerror"), ("svg", "onload"), ("body", "onload"), ("video src=x", "onerror"),
        ("audio src=x", "onerror"), ("input autofocus", "onfocus"), ("details open", "ontoggle"),
        ("marquee", "onstart"), ("select autofocus", "onfocus"), ("textarea autofocus", "onfocus"),
        ("iframe", "onload"), ("object data=x", "onerror"), ("link rel=stylesheet href=x", "onerror"),
        ("video><source", "onerror"), ("svg><animate", "onbegin"),
    )
)  # fmt: skip
MARKUP = (
    f"<script>{RUN}</script>", f"</script><script>{RUN}</script>", f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>", f"</style><script>{RUN}</script>", f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>", f"<ScRiPt>{RUN}</sCrIpT>", f"<a href=javascript:{RUN}>klicka</a>",
    f"<iframe src=javascript:{RUN}></iframe>", f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<form action=javascript:{RUN}><button>Gå</button></form>", f"<base href={OUT}/>",
    f"<meta http-equiv=refresh content='0;url={OUT}'>", f"<link rel=stylesheet href={OUT}/a.css>",
    f"<img src={OUT}/a.png>", f"<style>*{{background:url({OUT}/b.png)}}</style>",
    f"<math href=javascript:{RUN}>x</math>",
    f"&lt;img src=x onerror={RUN}&gt;", f"&#60;img src=x onerror={RUN}&#62;", f"\\u003cimg src=x onerror={RUN}\\u003e",
)  # fmt: skip
QUOTES = (
    f"${{{RUN}}}", f"`+{RUN}+`", f"`;{RUN};//", f"';{RUN};//", f'";{RUN};//', f"\\';{RUN};//", f'\\";{RUN};//',
    f"'-{RUN}-'", f'"><img src=x onerror={RUN}>', f"'><img src=x onerror={RUN}>", f"{{{{{RUN}}}}}", f"#{{{RUN}}}",
    "`", "C:\\1", "\\", "${", "</", "<!--", "\u2028\u2029", "{% raw %}{{ 7*7 }}", f"%3Cimg src=x onerror={RUN}%3E",
)  # fmt: skip
MARKDOWN = (
    f"![]({OUT}/m.png)", f"![x][1]\n\n[1]: {OUT}/n.png", f"[klicka](javascript:{RUN})", f"<{OUT}/o>",
    f":material/delete: :red[x] :smile: $\\href{{javascript:{RUN}}}{{x}}$", f"[![]({OUT}/p.png)]({OUT})",
    f"| a |\n|---|\n| ![]({OUT}/q.png) |",
    "# rubrik", "1. lista", f"=HYPERLINK(\"{OUT}\")", "=1+1", "@SUM(1)", "+1", "-1",
)  # fmt: skip
PAYLOADS = HANDLERS + MARKUP + QUOTES + MARKDOWN
