"""All tables, in the order of the package."""

from __future__ import annotations

from validation.schemas.anchor_dates import AnchorDates
from validation.schemas.attributions import Attributions
from validation.schemas.base import TableModel
from validation.schemas.bound_words import BoundWords
from validation.schemas.changes import Changes
from validation.schemas.citations import Citations
from validation.schemas.claim_links import ClaimLinks
from validation.schemas.claims import Claims
from validation.schemas.declaration import declare
from validation.schemas.event_kinds import EventKinds
from validation.schemas.event_participants import EventParticipants
from validation.schemas.events import Events
from validation.schemas.exceptions import Exceptions
from validation.schemas.genealogy import Genealogy
from validation.schemas.hedges import Hedges
from validation.schemas.measures import Measures
from validation.schemas.organization_kinds import OrganizationKinds
from validation.schemas.organization_names import OrganizationNames
from validation.schemas.organizations import Organizations
from validation.schemas.participant_roles import ParticipantRoles
from validation.schemas.places import Places
from validation.schemas.populations import Populations
from validation.schemas.series import Series
from validation.schemas.sources import Sources
from validation.schemas.tombstones import Tombstones
from validation.schemas.units import Units
from validation.schemas.vague_words import VagueWords

MODELS: dict[str, type[TableModel]] = {
    "sources": Sources,
    "organizations": Organizations,
    "organization_names": OrganizationNames,
    "events": Events,
    "event_participants": EventParticipants,
    "claims": Claims,
    "claim_links": ClaimLinks,
    "attributions": Attributions,
    "citations": Citations,
    "genealogy": Genealogy,
    "series": Series,
    "changes": Changes,
    "measures": Measures,
    "places": Places,
    "units": Units,
    "populations": Populations,
    "hedges": Hedges,
    "organization_kinds": OrganizationKinds,
    "event_kinds": EventKinds,
    "participant_roles": ParticipantRoles,
    "bound_words": BoundWords,
    "vague_words": VagueWords,
    "anchor_dates": AnchorDates,
    "exceptions": Exceptions,
    "tombstones": Tombstones,
}

DECLARATION = {name: declare(name, model) for name, model in MODELS.items()}
