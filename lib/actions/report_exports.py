"""What leaves the app is written in the audit log: which report, for whom, as what file, by whom."""

from hashlib import sha256

from lib.actions.permission import refuse_unless
from lib.domain.folder import MunicipalityFolder
from lib.domain.report_asked import RIGHT_FOR, ReportAsked, ReportFormat
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.audit import write_audit
from lib.store.database import open_database


def note_export(
    settings: Settings,
    folder: MunicipalityFolder,
    report: ReportAsked,
    file_format: ReportFormat,
    content: bytes,
    by: User,
) -> None:
    """Note that the report has been made: before anybody gets hold of it. The file's SHA-256 tells later which it was.

    Raises Refused when the role may not make reports, or none for that audience.
    """
    refuse_unless(by.role, Right.EXPORT_REPORTS)
    refuse_unless(by.role, RIGHT_FOR[report.audience])
    details = {
        "municipality": folder.slug,
        "audience": str(report.audience),
        "version": report.version_id,
        "stretch": report.stretch,
        "format": str(file_format),
        "sha256": sha256(content).hexdigest(),
    }
    with open_database(settings.database_url).begin() as connection:
        write_audit(connection, by.actor, "export", f"report {report.kind}", details)
