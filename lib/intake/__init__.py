"""From files to checked tables. One file for each format; faults are collected, never raised one by one."""
