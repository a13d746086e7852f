"""What can go wrong in a way that a user can mend.

VariorumError
├── InputError       an input is missing or cannot be used
├── DossierError     a file is no dossier, or may not be replaced
├── NotInDossier     a dossier has no such event, actor or article
├── CacheError       the memory of earlier builds cannot be changed
├── DecisionsError   a file of decisions is malformed, or contradicts itself
└── ParserError      the parser is not installed

Every message names the file or option and says what to do next. Faults inside one article are no errors but rows of
`skipped` and `warnings`.
"""


class VariorumError(Exception):
    """Base of all errors that Variorum raises on purpose."""


class InputError(VariorumError):
    """An input is missing, or no article can be read from any."""


class DossierError(VariorumError):
    """A file is no dossier, is of another version, or may not be replaced."""


class NotInDossier(VariorumError):
    """A dossier has no such event, actor or article, or more than one."""


class CacheError(VariorumError):
    """The cache cannot be changed; a build never raises this."""


class DecisionsError(VariorumError):
    """A file of decisions cannot be read or written, is malformed, or contradicts itself."""


class ParserError(VariorumError):
    """The parser that was asked for is not installed."""
