"""Change one value in a YAML file as bytes, so that comments, order and line ends stay as they were."""

import re

COMMENT_WIDTH = 110


def with_new_value(content: bytes, key: str, value: str, comment: str) -> bytes | None:
    """The file with `key: value` on the key's own line and `comment` in lines above it; a comment after the value
    stays. None when the key does not stand once, at the start of a line with its value beside it."""
    pattern = rb"^((?:\xef\xbb\xbf)?%s:[ \t]+)([^\s#][^\r\n#]*?)([ \t]+#[^\r\n]*|[ \t]*)(\r?\n|\Z)" % key.encode()
    found = list(re.finditer(pattern, content, re.MULTILINE))
    if len(found) != 1:
        return None
    (match,) = found
    line_end = match.group(4) or b"\n"
    above = b"".join(line.encode() + line_end for line in _comment_lines(comment))
    line = match.group(1) + value.encode() + match.group(3) + match.group(4)
    start = match.start()
    bom = b"\xef\xbb\xbf" if line.startswith(b"\xef\xbb\xbf") else b""
    return content[:start] + bom + above + line[len(bom) :] + content[match.end() :]


def _comment_lines(comment: str) -> list[str]:
    """Wrapped, without anything that could end a comment or a line."""
    words = "".join(c if c.isprintable() else " " for c in comment).split()
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= COMMENT_WIDTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [f"# {line}" for line in lines]
