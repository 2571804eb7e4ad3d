-- The private build database: what intake and the catalogue append.
-- raw.* and ref.* are only ever inserted into; dbt owns every other schema.

create schema if not exists raw;
create schema if not exists ref;

-- One reading of one file (path and content) by one version of the reader.
create table if not exists raw.files (
    file_id varchar not null,          -- hash of path, content and reader version
    path varchar not null,             -- relative to the inputs folder, forward slashes
    sha256 varchar not null,           -- of the content; '' when it could not be read
    size_bytes bigint,
    reader_version varchar not null,
    outcome varchar not null,          -- read | rejected | unsupported
    reason varchar not null default '',-- Chinese, for the list of files
    landed_at timestamp not null
);

-- When a file was received; a later statement about the same path and content outranks an earlier.
create table if not exists raw.receipts (
    path varchar not null,
    sha256 varchar not null,
    received_at timestamp not null,    -- China time
    sender varchar not null default '',
    source varchar not null,           -- receipts.csv | first_seen
    landed_at timestamp not null
);

-- One form of one unit for one period, as one file states it.
create table if not exists raw.submissions (
    submission_id varchar not null,    -- file_id + form
    file_id varchar not null,
    regime varchar not null default '',
    form varchar not null default '',
    form_version varchar not null default '',
    definition_version varchar not null,
    unit_code varchar not null default '',
    period varchar not null default '',-- '' for snapshots
    outcome varchar not null,          -- accepted | rejected
    reason varchar not null default '',
    record_count integer not null default 0,
    content_hash varchar not null default '', -- of the canonical values, to find copies
    is_simulated boolean not null default false,
    landed_at timestamp not null
);

-- One data row of a submission.
create table if not exists raw.records (
    submission_id varchar not null,
    sheet varchar not null,
    row_number integer not null,       -- as the spreadsheet program counts
    centre_code varchar not null       -- the reporting centre (填报单位) of the sheet
);

-- One filled cell of a data row. Blank cells have no row here.
create table if not exists raw.cells (
    submission_id varchar not null,
    sheet varchar not null,
    row_number integer not null,
    element varchar not null,          -- '' for a column that the form does not know
    cell varchar not null,             -- address, e.g. C7 (of the merged range's first cell)
    text varchar not null,             -- as typed or shown
    value varchar,                     -- canonical, NULL when not applicable or not readable
    state varchar not null             -- value | not_applicable | error | unreadable | inherited
);

create table if not exists raw.findings (
    file_id varchar not null,
    submission_id varchar not null default '', -- '' when the file as a whole is meant
    sheet varchar not null default '',
    cell varchar not null default '',
    row_number integer,                -- the data row that an error holds out; NULL = sheet or file
    rule varchar not null,
    severity varchar not null,         -- fatal | error | warning
    element varchar not null default '',
    value varchar not null default '',
    message varchar not null,
    clause varchar not null default '',
    landed_at timestamp not null
);

-- Readings with corrections: the file as it counts from a day on. Every other reading is as sent.
create table if not exists raw.corrected_files (
    file_id varchar not null,
    holds_from date not null           -- when the newest correction in it was decided
);

-- What became of each correction in a corrected reading.
create table if not exists raw.corrected_cells (
    file_id varchar not null,
    decision_id varchar not null,
    decision_key varchar not null,     -- hash of the whole record
    sheet varchar not null,
    cell varchar not null,
    sent_text varchar not null,        -- what the office sent
    corrected_text varchar not null,   -- what is read instead
    problem varchar not null           -- '' = applied; else Chinese, why not
);

-- Corrections and waivers, whole, each time something about them changes; the newest state holds.
create table if not exists raw.decision_states (
    state integer not null, content_hash varchar not null, landed_at timestamp not null
);
create table if not exists raw.decisions (
    state integer not null,
    kind varchar not null,             -- correction | waiver
    decision_id varchar not null,
    decision_key varchar not null,
    source varchar not null,           -- the file of the record, relative to the inputs folder
    line integer not null,
    file varchar not null,             -- what it is about: a file, or '' and a return
    regime varchar not null, form varchar not null, unit_code varchar not null, period varchar not null,
    sheet varchar not null, cell varchar not null, -- '' = any (waivers)
    rule varchar not null,             -- waivers
    was varchar not null, now varchar not null, -- corrections
    reason varchar not null, approver varchar not null, decided_on date not null,
    valid_to date                      -- waivers
);
create table if not exists raw.readings_in_force (state integer not null, file_id varchar not null);

-- What is wrong with the inputs folder's own records: receipts, corrections, waivers.
create table if not exists raw.folder_findings (
    state integer not null, file varchar not null, line integer not null, rule varchar not null,
    message varchar not null
);

-- Definitions, whole, each time their content changes; dbt reads the newest version.
create table if not exists ref.definitions (definition_version varchar not null, landed_at timestamp not null);
create table if not exists ref.regimes (
    definition_version varchar not null, regime varchar not null, title varchar, short_title varchar,
    document_number varchar, issuer varchar, receiver varchar, root_unit varchar,
    valid_from date, valid_to date
);
create table if not exists ref.clauses (
    definition_version varchar not null, regime varchar not null, clause varchar, title varchar, text varchar
);
create table if not exists ref.assumptions (
    definition_version varchar not null, regime varchar not null, assumption varchar, clause varchar,
    gap varchar, assumed varchar
);
create table if not exists ref.settings (
    definition_version varchar not null, regime varchar not null, name varchar, value varchar, note varchar,
    clause varchar
);
create table if not exists ref.forms (
    definition_version varchar not null, regime varchar not null, form varchar, title varchar, number varchar,
    direction varchar, period_kind varchar, version varchar, clause varchar, display_order integer
);
alter table ref.forms add column if not exists submitted_by varchar default 'unit';
alter table ref.forms add column if not exists case_elements varchar[] default [];
alter table ref.forms add column if not exists place_element varchar default '';
alter table ref.forms add column if not exists cases_are varchar default 'common';
alter table ref.forms add column if not exists may_repeat boolean default false;
create table if not exists ref.elements (
    definition_version varchar not null, regime varchar not null, form varchar, element varchar, label varchar,
    type varchar, unit varchar, is_personal boolean, clause varchar, display_order integer
);
create table if not exists ref.over_time_rules (
    definition_version varchar not null, regime varchar not null, form varchar, rule varchar, kind varchar,
    severity varchar, elements varchar[], subject_elements varchar[], ordered_values varchar[], message varchar,
    told_apart_by varchar, excepts_city_itself boolean,
    clause varchar
);
-- Every due date within a regime's validity (at most until the end of the year after the newest period).
create table if not exists ref.due_dates (
    definition_version varchar not null, regime varchar not null, form varchar, period varchar, period_kind varchar,
    due_on date, clause varchar
);
create table if not exists ref.measures (
    definition_version varchar not null, regime varchar not null, measure varchar, name varchar, meaning varchar,
    unit varchar, basis varchar, aggregate varchar, rollup varchar, levels varchar[], clause varchar,
    display_order integer
);
create table if not exists ref.indicators (
    definition_version varchar not null, regime varchar not null, indicator varchar, name varchar,
    indicator_group varchar, numerator varchar, denominator varchar, direction varchar, levels varchar[],
    ranked_levels varchar[], period_kinds varchar[], in_bulletin_ranking boolean, clause varchar, why varchar,
    display_order integer
);
alter table ref.indicators add column if not exists denominator_at varchar default 'unit';
alter table ref.indicators add column if not exists to_target varchar default '';
-- Where declared measures come from, the steps of cases, and the filters of both.
create table if not exists ref.declared_sources (
    definition_version varchar not null, regime varchar not null, measure varchar, source integer,
    form_regime varchar, form varchar, summed_element varchar, subject_elements varchar[], dated_element varchar,
    per varchar, step varchar, outcome varchar, every varchar, of_level varchar
);
create table if not exists ref.steps (
    definition_version varchar not null, regime varchar not null, step varchar, name varchar,
    form_regime varchar, form varchar, case_elements varchar[], subject_elements varchar[], start_elements varchar[],
    end_elements varchar[], stop_elements varchar[], responsible_element varchar, limit_kind varchar,
    limit_amount integer, limit_element varchar, clause varchar, display_order integer
);
create table if not exists ref.row_filters (
    definition_version varchar not null, regime varchar not null, measure varchar, source integer, step varchar,
    position integer, element varchar, kind varchar, allowed varchar[]
);
create table if not exists ref.watchlists (
    definition_version varchar not null, regime varchar not null, watchlist varchar, name varchar, measures varchar[],
    without varchar, shown_elements varchar[], says varchar, clause varchar, display_order integer
);
-- Days that are not what their weekday says (State Council): holidays, and make-up working days.
create table if not exists ref.irregular_days (
    definition_version varchar not null, day date not null, is_workday boolean not null
);
create table if not exists ref.targets (
    definition_version varchar not null, regime varchar not null, indicator varchar, target double,
    valid_from date, valid_to date, clause varchar
);
create table if not exists ref.org_units (
    definition_version varchar not null, unit_code varchar not null, name varchar, level varchar, kind varchar,
    parent_code varchar, short_names varchar[], valid_from date, valid_to date, successor_code varchar,
    root_code varchar, display_order integer
);
-- Places in the schematic grid of units; the pages never call it a map.
create table if not exists ref.tiles (
    definition_version varchar not null, unit_code varchar not null, level varchar, label varchar,
    tile_row integer, tile_column integer
);
create table if not exists ref.reporting_lines (
    definition_version varchar not null, regime varchar not null, unit_code varchar, reports_to varchar,
    valid_from date, valid_to date, source varchar
);
create table if not exists ref.list_items (
    definition_version varchar not null, regime varchar not null, list varchar, item varchar, aliases varchar[],
    attributes json, display_order integer
);
