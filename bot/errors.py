"""What can go wrong, in sentences that a person can act on.

A `Refusal` is read by students and teachers, a `SetupFault` by the host at the terminal. Anything else
that is raised is a defect of ours, and never shown as it is.
"""


class Refusal(Exception):
    """A request that cannot be met; its text is shown to the person who asked."""


class NotFound(Refusal):
    """Nothing in the library matches; carries nothing that was made up."""


class SetupFault(Exception):
    """The bot cannot start as it is set up; the text names the thing, its value and the mend."""


class ContentFault(SetupFault):
    """The content folder has faults; the text lists every one of them."""


class StoreFault(SetupFault):
    """The database cannot be used as it is; it has not been touched."""
