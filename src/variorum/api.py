"""The Python interface: build a dossier, open one."""
