"""The host around the pages: own routes, safe headers, Swedish page shell, error numbers. See `hosting`."""

from lib.server.hosting import hosting

__all__ = ["hosting"]
