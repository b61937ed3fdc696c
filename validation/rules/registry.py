"""All rules, in the order in which they are applied."""

from __future__ import annotations

from validation.rules import (
    attribution_cycle,
    attribution_missing,
    citation_facet_missing,
    citation_missing,
    citation_stale_anchor,
    citation_too_long,
    claim_measure,
    date_after_publication,
    date_impossible,
    date_order,
    date_period_end,
    derived,
    key_cycle,
    key_duplicate,
    key_orphan,
    key_unknown,
    record_encoding,
    record_id,
    schema_unique,
)

RULES = (
    record_encoding.RULE,
    record_id.RULE,
    date_impossible.RULE,
    date_order.RULE,
    citation_too_long.RULE,
    key_duplicate.RULE,
    schema_unique.RULE,
    key_unknown.RULE,
    key_orphan.RULE,
    key_cycle.RULE,
    attribution_cycle.RULE,
    citation_missing.RULE,
    citation_facet_missing.RULE,
    citation_stale_anchor.RULE,
    attribution_missing.RULE,
    claim_measure.RULE,
    date_period_end.RULE,
    date_after_publication.RULE,
    derived.RULE,
)
