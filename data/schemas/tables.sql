-- Generated from validation/schemas; see CONTRIBUTING.md.

CREATE TABLE "changes" (
  "release" TEXT NOT NULL,
  "table" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('added', 'value_revised', 're_dated', 'recoded', 're_cited', 'reworded', 'withdrawn', 'reinstated', 'removed')),
  "fields" TEXT,
  "reason" TEXT,
  PRIMARY KEY ("release", "table", "id", "kind")
);

CREATE TABLE "places" (
  "place_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "country" TEXT CHECK ("country" IN ('AD', 'AE', 'AF', 'AG', 'AI', 'AL', 'AM', 'AO', 'AQ', 'AR', 'AS', 'AT', 'AU', 'AW', 'AX', 'AZ', 'BA', 'BB', 'BD', 'BE', 'BF', 'BG', 'BH', 'BI', 'BJ', 'BL', 'BM', 'BN', 'BO', 'BQ', 'BR', 'BS', 'BT', 'BV', 'BW', 'BY', 'BZ', 'CA', 'CC', 'CD', 'CF', 'CG', 'CH', 'CI', 'CK', 'CL', 'CM', 'CN', 'CO', 'CR', 'CU', 'CV', 'CW', 'CX', 'CY', 'CZ', 'DE', 'DJ', 'DK', 'DM', 'DO', 'DZ', 'EC', 'EE', 'EG', 'EH', 'ER', 'ES', 'ET', 'FI', 'FJ', 'FK', 'FM', 'FO', 'FR', 'GA', 'GB', 'GD', 'GE', 'GF', 'GG', 'GH', 'GI', 'GL', 'GM', 'GN', 'GP', 'GQ', 'GR', 'GS', 'GT', 'GU', 'GW', 'GY', 'HK', 'HM', 'HN', 'HR', 'HT', 'HU', 'ID', 'IE', 'IL', 'IM', 'IN', 'IO', 'IQ', 'IR', 'IS', 'IT', 'JE', 'JM', 'JO', 'JP', 'KE', 'KG', 'KH', 'KI', 'KM', 'KN', 'KP', 'KR', 'KW', 'KY', 'KZ', 'LA', 'LB', 'LC', 'LI', 'LK', 'LR', 'LS', 'LT', 'LU', 'LV', 'LY', 'MA', 'MC', 'MD', 'ME', 'MF', 'MG', 'MH', 'MK', 'ML', 'MM', 'MN', 'MO', 'MP', 'MQ', 'MR', 'MS', 'MT', 'MU', 'MV', 'MW', 'MX', 'MY', 'MZ', 'NA', 'NC', 'NE', 'NF', 'NG', 'NI', 'NL', 'NO', 'NP', 'NR', 'NU', 'NZ', 'OM', 'PA', 'PE', 'PF', 'PG', 'PH', 'PK', 'PL', 'PM', 'PN', 'PR', 'PS', 'PT', 'PW', 'PY', 'QA', 'RE', 'RO', 'RS', 'RU', 'RW', 'SA', 'SB', 'SC', 'SD', 'SE', 'SG', 'SH', 'SI', 'SJ', 'SK', 'SL', 'SM', 'SN', 'SO', 'SR', 'SS', 'ST', 'SV', 'SX', 'SY', 'SZ', 'TC', 'TD', 'TF', 'TG', 'TH', 'TJ', 'TK', 'TL', 'TM', 'TN', 'TO', 'TR', 'TT', 'TV', 'TW', 'TZ', 'UA', 'UG', 'UM', 'US', 'UY', 'UZ', 'VA', 'VC', 'VE', 'VG', 'VI', 'VN', 'VU', 'WF', 'WS', 'YE', 'YT', 'ZA', 'ZM', 'ZW')),
  "admin1" TEXT,
  "precision" TEXT NOT NULL CHECK ("precision" IN ('country', 'area', 'admin1', 'settlement')),
  PRIMARY KEY ("place_id")
);

CREATE TABLE "units" (
  "unit" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  "value_type" TEXT NOT NULL CHECK ("value_type" IN ('count', 'share', 'money', 'duration', 'distance')),
  "counted_as" TEXT NOT NULL CHECK ("counted_as" IN ('people', 'units', 'percent', 'money', 'duration', 'distance', 'cases', 'calls', 'items', 'other')),
  PRIMARY KEY ("unit")
);

CREATE TABLE "populations" (
  "population" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  PRIMARY KEY ("population")
);

CREATE TABLE "hedges" (
  "hedge" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  PRIMARY KEY ("hedge")
);

CREATE TABLE "organization_kinds" (
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  PRIMARY KEY ("kind")
);

CREATE TABLE "event_kinds" (
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  PRIMARY KEY ("kind")
);

CREATE TABLE "participant_roles" (
  "role" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  PRIMARY KEY ("role")
);

CREATE TABLE "bound_words" (
  "language" TEXT NOT NULL,
  "phrase" TEXT NOT NULL,
  "position" TEXT NOT NULL CHECK ("position" IN ('before', 'after')),
  "comparator" TEXT NOT NULL CHECK ("comparator" IN ('equal', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'between', 'vague')),
  "definition" TEXT,
  PRIMARY KEY ("language", "phrase", "position")
);

CREATE TABLE "anchor_dates" (
  "anchor_id" TEXT NOT NULL,
  "date" DATE NOT NULL,
  "title" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  PRIMARY KEY ("anchor_id")
);

CREATE TABLE "exceptions" (
  "check" TEXT NOT NULL CHECK ("check" IN ('figure/disagrees', 'figure/unread', 'figure/convention', 'figure/sum', 'figure/series-falls', 'date/after-publication', 'attribution/relation', 'harm/withheld-name', 'harm/contact', 'harm/too-fine')),
  "record" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  PRIMARY KEY ("check", "record")
);

CREATE TABLE "tombstones" (
  "table" TEXT NOT NULL CHECK ("table" IN ('claims', 'events', 'organizations', 'sources')),
  "id" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  PRIMARY KEY ("table", "id")
);

CREATE TABLE "organizations" (
  "organization_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('armed_forces', 'blog', 'broadcaster', 'channel', 'court', 'defence_ministry', 'government', 'hotline', 'intelligence_service', 'military_unit', 'movement', 'news_agency', 'news_site', 'newspaper', 'ngo', 'parliament', 'parliamentary_committee', 'platform', 'police', 'political_group', 'prosecutor', 'think_tank', 'underground_network', 'union_of_states', 'volunteer_legion')),
  "country" TEXT CHECK ("country" IN ('AD', 'AE', 'AF', 'AG', 'AI', 'AL', 'AM', 'AO', 'AQ', 'AR', 'AS', 'AT', 'AU', 'AW', 'AX', 'AZ', 'BA', 'BB', 'BD', 'BE', 'BF', 'BG', 'BH', 'BI', 'BJ', 'BL', 'BM', 'BN', 'BO', 'BQ', 'BR', 'BS', 'BT', 'BV', 'BW', 'BY', 'BZ', 'CA', 'CC', 'CD', 'CF', 'CG', 'CH', 'CI', 'CK', 'CL', 'CM', 'CN', 'CO', 'CR', 'CU', 'CV', 'CW', 'CX', 'CY', 'CZ', 'DE', 'DJ', 'DK', 'DM', 'DO', 'DZ', 'EC', 'EE', 'EG', 'EH', 'ER', 'ES', 'ET', 'FI', 'FJ', 'FK', 'FM', 'FO', 'FR', 'GA', 'GB', 'GD', 'GE', 'GF', 'GG', 'GH', 'GI', 'GL', 'GM', 'GN', 'GP', 'GQ', 'GR', 'GS', 'GT', 'GU', 'GW', 'GY', 'HK', 'HM', 'HN', 'HR', 'HT', 'HU', 'ID', 'IE', 'IL', 'IM', 'IN', 'IO', 'IQ', 'IR', 'IS', 'IT', 'JE', 'JM', 'JO', 'JP', 'KE', 'KG', 'KH', 'KI', 'KM', 'KN', 'KP', 'KR', 'KW', 'KY', 'KZ', 'LA', 'LB', 'LC', 'LI', 'LK', 'LR', 'LS', 'LT', 'LU', 'LV', 'LY', 'MA', 'MC', 'MD', 'ME', 'MF', 'MG', 'MH', 'MK', 'ML', 'MM', 'MN', 'MO', 'MP', 'MQ', 'MR', 'MS', 'MT', 'MU', 'MV', 'MW', 'MX', 'MY', 'MZ', 'NA', 'NC', 'NE', 'NF', 'NG', 'NI', 'NL', 'NO', 'NP', 'NR', 'NU', 'NZ', 'OM', 'PA', 'PE', 'PF', 'PG', 'PH', 'PK', 'PL', 'PM', 'PN', 'PR', 'PS', 'PT', 'PW', 'PY', 'QA', 'RE', 'RO', 'RS', 'RU', 'RW', 'SA', 'SB', 'SC', 'SD', 'SE', 'SG', 'SH', 'SI', 'SJ', 'SK', 'SL', 'SM', 'SN', 'SO', 'SR', 'SS', 'ST', 'SV', 'SX', 'SY', 'SZ', 'TC', 'TD', 'TF', 'TG', 'TH', 'TJ', 'TK', 'TL', 'TM', 'TN', 'TO', 'TR', 'TT', 'TV', 'TW', 'TZ', 'UA', 'UG', 'UM', 'US', 'UY', 'UZ', 'VA', 'VC', 'VE', 'VG', 'VI', 'VN', 'VU', 'WF', 'WS', 'YE', 'YT', 'ZA', 'ZM', 'ZW')),
  "parent_id" TEXT,
  "wikidata_id" TEXT,
  "url" TEXT,
  "summary" TEXT,
  "status" TEXT NOT NULL CHECK ("status" IN ('active', 'superseded', 'withdrawn')),
  "status_reason" TEXT,
  "replaced_by" TEXT,
  "review" TEXT CHECK ("review" IN ('needed')),
  PRIMARY KEY ("organization_id"),
  UNIQUE ("wikidata_id"),
  FOREIGN KEY ("kind") REFERENCES "organization_kinds" ("kind"),
  FOREIGN KEY ("parent_id") REFERENCES "organizations" ("organization_id"),
  FOREIGN KEY ("replaced_by") REFERENCES "organizations" ("organization_id")
);

CREATE TABLE "events" (
  "event_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('combat', 'court_filing', 'demand', 'execution', 'infiltration', 'interview', 'invasion', 'legislation', 'offer', 'organization_founding', 'policy_discussion', 'publication', 'recruitment', 'refusal', 'side_change', 'statement', 'surrender', 'training', 'unit_formation')),
  "title" TEXT NOT NULL,
  "summary" TEXT,
  "date" TEXT,
  "date_start" DATE,
  "date_end" DATE,
  "date_basis" TEXT NOT NULL CHECK ("date_basis" IN ('stated', 'inferred_from_statement', 'inferred_from_publication', 'unknown')),
  "place_id" TEXT,
  "status" TEXT NOT NULL CHECK ("status" IN ('active', 'superseded', 'withdrawn')),
  "status_reason" TEXT,
  "replaced_by" TEXT,
  "review" TEXT CHECK ("review" IN ('needed')),
  PRIMARY KEY ("event_id"),
  FOREIGN KEY ("kind") REFERENCES "event_kinds" ("kind"),
  FOREIGN KEY ("place_id") REFERENCES "places" ("place_id"),
  FOREIGN KEY ("replaced_by") REFERENCES "events" ("event_id")
);

CREATE TABLE "measures" (
  "measure_id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  "unit" TEXT NOT NULL CHECK ("unit" IN ('attempts', 'cases', 'companies', 'instances', 'km', 'organizations', 'people', 'percent', 'units', 'usd', 'years')),
  "other_units" TEXT,
  "value_type" TEXT NOT NULL CHECK ("value_type" IN ('count', 'share', 'money', 'duration', 'distance')),
  "what_counts" TEXT NOT NULL,
  "what_does_not" TEXT NOT NULL,
  PRIMARY KEY ("measure_id"),
  FOREIGN KEY ("unit") REFERENCES "units" ("unit")
);

CREATE TABLE "vague_words" (
  "language" TEXT NOT NULL,
  "phrase" TEXT NOT NULL,
  "value_low" DOUBLE PRECISION,
  "value_high" DOUBLE PRECISION,
  "unit" TEXT CHECK ("unit" IN ('attempts', 'cases', 'companies', 'instances', 'km', 'organizations', 'people', 'percent', 'units', 'usd', 'years')),
  "definition" TEXT NOT NULL,
  PRIMARY KEY ("language", "phrase"),
  FOREIGN KEY ("unit") REFERENCES "units" ("unit")
);

CREATE TABLE "sources" (
  "source_id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "publisher_id" TEXT,
  "authors" TEXT,
  "published" TEXT,
  "published_start" DATE,
  "published_end" DATE,
  "published_basis" TEXT NOT NULL CHECK ("published_basis" IN ('stated', 'inferred', 'address', 'unknown')),
  "language" TEXT NOT NULL,
  "original_publisher_id" TEXT,
  "translated_from" TEXT,
  "medium" TEXT NOT NULL CHECK ("medium" IN ('news_report', 'wire_copy', 'blog', 'official_statement', 'ngo_report', 'broadcast', 'social_post', 'reference_work')),
  "url" TEXT,
  "archive_url" TEXT,
  "evidence" TEXT NOT NULL CHECK ("evidence" IN ('archived', 'quoted')),
  "text_sha256" TEXT,
  "text_characters" BIGINT,
  "retrieved" DATE,
  "rights" TEXT,
  "note" TEXT,
  "status" TEXT NOT NULL CHECK ("status" IN ('active', 'superseded', 'withdrawn')),
  "status_reason" TEXT,
  "replaced_by" TEXT,
  "review" TEXT CHECK ("review" IN ('needed')),
  PRIMARY KEY ("source_id"),
  UNIQUE ("url"),
  UNIQUE ("text_sha256"),
  FOREIGN KEY ("publisher_id") REFERENCES "organizations" ("organization_id"),
  FOREIGN KEY ("original_publisher_id") REFERENCES "organizations" ("organization_id"),
  FOREIGN KEY ("replaced_by") REFERENCES "sources" ("source_id")
);

CREATE TABLE "organization_names" (
  "organization_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "name_kind" TEXT NOT NULL CHECK ("name_kind" IN ('official', 'short', 'translation', 'transliteration', 'call_sign_of_unit', 'former')),
  PRIMARY KEY ("organization_id", "name", "language", "name_kind"),
  FOREIGN KEY ("organization_id") REFERENCES "organizations" ("organization_id")
);

CREATE TABLE "event_participants" (
  "event_id" TEXT NOT NULL,
  "organization_id" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('actor', 'claimant', 'court', 'opponent', 'origin_force', 'platform', 'publisher', 'receiving_side', 'represented_body', 'source_of_material', 'subject')),
  PRIMARY KEY ("event_id", "organization_id", "role"),
  FOREIGN KEY ("event_id") REFERENCES "events" ("event_id"),
  FOREIGN KEY ("organization_id") REFERENCES "organizations" ("organization_id"),
  FOREIGN KEY ("role") REFERENCES "participant_roles" ("role")
);

CREATE TABLE "series" (
  "series_id" TEXT NOT NULL,
  "organization_id" TEXT,
  "place_id" TEXT,
  "measure_id" TEXT NOT NULL,
  "unit" TEXT NOT NULL CHECK ("unit" IN ('attempts', 'cases', 'companies', 'instances', 'km', 'organizations', 'people', 'percent', 'units', 'usd', 'years')),
  "population" TEXT NOT NULL CHECK ("population" IN ('any', 'soldiers', 'unit_members')),
  "count_kind" TEXT NOT NULL CHECK ("count_kind" IN ('stock', 'flow', 'cumulative', 'per_item', 'not_applicable')),
  "period_start" DATE,
  "month" TEXT NOT NULL,
  "rule" TEXT NOT NULL CHECK ("rule" IN ('lowest_bound', 'highest_bound', 'one_vote_per_origin')),
  "low" DOUBLE PRECISION,
  "high" DOUBLE PRECISION,
  "n_claims" BIGINT NOT NULL,
  "n_sources" BIGINT NOT NULL,
  "n_origins" BIGINT NOT NULL,
  "disagreement" DOUBLE PRECISION,
  PRIMARY KEY ("series_id"),
  FOREIGN KEY ("organization_id") REFERENCES "organizations" ("organization_id"),
  FOREIGN KEY ("place_id") REFERENCES "places" ("place_id"),
  FOREIGN KEY ("measure_id") REFERENCES "measures" ("measure_id"),
  FOREIGN KEY ("unit") REFERENCES "units" ("unit"),
  FOREIGN KEY ("population") REFERENCES "populations" ("population")
);

CREATE TABLE "claims" (
  "claim_id" TEXT NOT NULL,
  "source_id" TEXT NOT NULL,
  "organization_id" TEXT,
  "place_id" TEXT,
  "event_id" TEXT,
  "measure_id" TEXT NOT NULL,
  "unit" TEXT NOT NULL CHECK ("unit" IN ('attempts', 'cases', 'companies', 'instances', 'km', 'organizations', 'people', 'percent', 'units', 'usd', 'years')),
  "statement" TEXT NOT NULL,
  "value_verbatim" TEXT NOT NULL,
  "value_low" DOUBLE PRECISION,
  "value_high" DOUBLE PRECISION,
  "comparator" TEXT NOT NULL CHECK ("comparator" IN ('equal', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'between', 'vague')),
  "value_basis" TEXT NOT NULL CHECK ("value_basis" IN ('stated', 'converted', 'convention', 'none')),
  "hedge" TEXT CHECK ("hedge" IN ('conditional', 'likely', 'possible', 'reported', 'unclear')),
  "population" TEXT NOT NULL CHECK ("population" IN ('any', 'soldiers', 'unit_members')),
  "population_note" TEXT,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('whole', 'part')),
  "denominator" TEXT,
  "count_kind" TEXT NOT NULL CHECK ("count_kind" IN ('stock', 'flow', 'cumulative', 'per_item', 'not_applicable')),
  "period" TEXT,
  "period_start" DATE,
  "period_end" DATE,
  "as_of" TEXT,
  "as_of_start" DATE,
  "as_of_end" DATE,
  "as_of_basis" TEXT NOT NULL CHECK ("as_of_basis" IN ('stated', 'period_end', 'inferred_from_statement', 'inferred_from_publication', 'unknown')),
  "assertion_basis" TEXT NOT NULL CHECK ("assertion_basis" IN ('own_records', 'official_statistics', 'court_files', 'name_list', 'legal_text', 'estimate', 'projection', 'plan', 'testimony', 'summary', 'unstated')),
  "speaker_id" TEXT,
  "speaker_role" TEXT CHECK ("speaker_role" IN ('document_itself', 'body', 'spokesperson', 'named_official', 'unnamed_official', 'analyst', 'prisoner', 'deserter', 'soldier', 'relative', 'media_reports', 'unnamed_source')),
  "derives_from" TEXT,
  "relation" TEXT CHECK ("relation" IN ('repeats', 'translates', 'rounds', 'drops_hedge', 'changes_bound', 'changes_period', 'changes_population', 'changes_measure', 'changes_value')),
  "origin_id" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('active', 'superseded', 'withdrawn')),
  "status_reason" TEXT,
  "replaced_by" TEXT,
  "review" TEXT CHECK ("review" IN ('needed')),
  "revision_reason" TEXT,
  PRIMARY KEY ("claim_id"),
  FOREIGN KEY ("source_id") REFERENCES "sources" ("source_id"),
  FOREIGN KEY ("organization_id") REFERENCES "organizations" ("organization_id"),
  FOREIGN KEY ("place_id") REFERENCES "places" ("place_id"),
  FOREIGN KEY ("event_id") REFERENCES "events" ("event_id"),
  FOREIGN KEY ("measure_id") REFERENCES "measures" ("measure_id"),
  FOREIGN KEY ("unit") REFERENCES "units" ("unit"),
  FOREIGN KEY ("hedge") REFERENCES "hedges" ("hedge"),
  FOREIGN KEY ("population") REFERENCES "populations" ("population"),
  FOREIGN KEY ("speaker_id") REFERENCES "organizations" ("organization_id"),
  FOREIGN KEY ("derives_from") REFERENCES "claims" ("claim_id"),
  FOREIGN KEY ("origin_id") REFERENCES "claims" ("claim_id"),
  FOREIGN KEY ("replaced_by") REFERENCES "claims" ("claim_id")
);

CREATE TABLE "claim_links" (
  "claim_id" TEXT NOT NULL,
  "link" TEXT NOT NULL CHECK ("link" IN ('same_origin', 'part_of', 'computed_from', 'corrects')),
  "other_id" TEXT NOT NULL,
  PRIMARY KEY ("claim_id", "link", "other_id"),
  FOREIGN KEY ("claim_id") REFERENCES "claims" ("claim_id"),
  FOREIGN KEY ("other_id") REFERENCES "claims" ("claim_id")
);

CREATE TABLE "attributions" (
  "claim_id" TEXT NOT NULL,
  "line" BIGINT NOT NULL,
  "step" BIGINT NOT NULL,
  "organization_id" TEXT,
  "role" TEXT NOT NULL CHECK ("role" IN ('document_itself', 'body', 'spokesperson', 'named_official', 'unnamed_official', 'analyst', 'prisoner', 'deserter', 'soldier', 'relative', 'media_reports', 'unnamed_source')),
  "stance" TEXT NOT NULL CHECK ("stance" IN ('supports', 'disputes')),
  PRIMARY KEY ("claim_id", "line", "step"),
  FOREIGN KEY ("claim_id") REFERENCES "claims" ("claim_id"),
  FOREIGN KEY ("organization_id") REFERENCES "organizations" ("organization_id")
);

CREATE TABLE "citations" (
  "citation_id" TEXT NOT NULL,
  "source_id" TEXT NOT NULL,
  "claim_id" TEXT,
  "event_id" TEXT,
  "organization_id" TEXT,
  "facet" TEXT NOT NULL CHECK ("facet" IN ('value', 'subject', 'date', 'speaker', 'place', 'participant', 'relation', 'existence', 'name', 'publication', 'left_out')),
  "stance" TEXT NOT NULL CHECK ("stance" IN ('supports', 'disputes')),
  "exact" TEXT NOT NULL,
  "prefix" TEXT,
  "suffix" TEXT,
  "reason" TEXT,
  "start" BIGINT,
  "end" BIGINT,
  "text_sha256" TEXT,
  "evidence" TEXT NOT NULL CHECK ("evidence" IN ('archived', 'quoted')),
  "link" TEXT,
  PRIMARY KEY ("citation_id"),
  FOREIGN KEY ("source_id") REFERENCES "sources" ("source_id"),
  FOREIGN KEY ("claim_id") REFERENCES "claims" ("claim_id"),
  FOREIGN KEY ("event_id") REFERENCES "events" ("event_id"),
  FOREIGN KEY ("organization_id") REFERENCES "organizations" ("organization_id")
);

CREATE TABLE "genealogy" (
  "claim_id" TEXT NOT NULL,
  "derives_from" TEXT NOT NULL,
  "aspect" TEXT NOT NULL CHECK ("aspect" IN ('value', 'bound', 'hedge', 'period', 'as_of', 'population', 'measure', 'unit', 'speaker', 'language')),
  "before" TEXT,
  "after" TEXT,
  "relation" TEXT NOT NULL CHECK ("relation" IN ('repeats', 'translates', 'rounds', 'drops_hedge', 'changes_bound', 'changes_period', 'changes_population', 'changes_measure', 'changes_value')),
  PRIMARY KEY ("claim_id", "derives_from", "aspect"),
  FOREIGN KEY ("claim_id") REFERENCES "claims" ("claim_id"),
  FOREIGN KEY ("derives_from") REFERENCES "claims" ("claim_id")
);
