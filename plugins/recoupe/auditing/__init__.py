"""A built site, looked at from outside: is it what the installed packages make of the corpus, and nothing else?"""

from recoupe.auditing.audit import audit
from recoupe.auditing.finding import Finding
from recoupe.auditing.model import Model, read_model
from recoupe.auditing.rights import Withheld, withheld

__all__ = ["Finding", "Model", "Withheld", "audit", "read_model", "withheld"]
