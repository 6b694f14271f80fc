"""Before and after against a comparison, and displacement. The counts are published; the quotients are worked out from
the formula by hand, because no printed quotient of these counts was at hand."""

from lib.stats.effect import BeforeAfter, difference_in_differences, displacement_quotient
from tests.reference.known import Reference

COUNTS = (
    "counts: Wheeler and Ratcliffe (2018), Crime Science 7:11, doi 10.1186/s40163-018-0085-5 (treated 207→110, "
    "control 308→318, displacement 178→157; the same in the tests of R package ptools, "
    "https://rdrr.io/cran/ptools/src/tests/testthat/test-wdd.R)"
)
PLACE, BUFFER, COMPARISON = BeforeAfter(207, 110), BeforeAfter(178, 157), BeforeAfter(308, 318)

REFERENCES = (
    Reference(
        "difference in differences: (110/207)/(318/308)",
        f"{COUNTS}; the ratio by hand",
        110 / 207 * 308 / 318,
        lambda: difference_in_differences(PLACE, COMPARISON).ratio.estimate,
        1e-12,
        is_published=False,
    ),
    Reference(
        "weighted displacement quotient: (157/318 − 178/308) / (110/318 − 207/308)",
        f"{COUNTS}; formula of Bowers and Johnson (2003), by hand",
        (157 / 318 - 178 / 308) / (110 / 318 - 207 / 308),
        lambda: displacement_quotient(PLACE, BUFFER, COMPARISON),
        1e-12,
        is_published=False,
    ),
    Reference(
        "lung cancer and smoking (Doll and Hill 1950): odds ratio and Woolf's limits",
        "647 and 2 cases, 622 and 27 controls, men; statsmodels Table2x2.oddsratio_confint",
        (14.042604501607716, 3.325328810575598, 59.30082479706421),
        lambda: difference_in_differences(BeforeAfter(2, 647), BeforeAfter(27, 622)).ratio,
        1e-4,
        is_published=False,
    ),
)
