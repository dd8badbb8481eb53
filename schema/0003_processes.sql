-- A process: the whole journey of one plan.
create table process (
    process_id integer primary key,
    slug       text not null unique constraint slug_is_short check (length(slug) between 1 and 80),
    title      text not null,
    lead       text not null,
    place      text not null,
    time_zone  text not null, -- "Europe/Rome": its days begin and end there
    email      text not null, -- whom to write to
    phone      text,
    address    text
) strict;

-- The bodies that promote it.
create table promoter (
    process_id      integer not null references process,
    organisation_id integer not null references organisation,
    "order"         integer not null,
    primary key (process_id, organisation_id)
) strict, without rowid;

-- A dated stage. Its days are as written ("2025-02-25", or "2025-03" by the month); the instants follow from them.
create table phase (
    phase_id     integer primary key,
    process_id   integer not null references process,
    title        text    not null,
    summary      text    not null,
    starts_on    text    not null,
    ends_on      text    not null,
    "precision"  text    not null constraint precision_is_known check ("precision" in ('day', 'month')),
    starts_at_ms integer not null,
    ends_at_ms   integer not null, -- the last millisecond that belongs to it
    state        text    not null constraint phase_state_is_known check (state in ('planned', 'open', 'closed')),
    "order"      integer not null,
    constraint phase_ends_after_start check (ends_at_ms > starts_at_ms)
) strict;
create index phase_by_process on phase (process_id);
create index phase_to_turn on phase (state, starts_at_ms, ends_at_ms) where state <> 'closed';

-- A public gathering, as the process shows it.
create table meeting (
    meeting_id   integer primary key,
    process_id   integer not null references process,
    title        text    not null,
    summary      text    not null,
    mode         text    not null constraint mode_is_known check (mode in ('in_person', 'online', 'hybrid')),
    place        text    not null,
    starts_at_ms integer not null,
    ends_at_ms   integer not null,
    state        text    not null constraint meeting_state_is_known check (state in ('planned', 'open', 'closed')),
    seats        integer constraint seats_are_some check (seats > 0),
    registered   integer constraint registered_is_a_count check (registered >= 0),
    present      integer constraint present_is_a_count check (present >= 0),
    "order"      integer not null,
    constraint meeting_ends_after_start check (ends_at_ms > starts_at_ms)
) strict;
create index meeting_by_process on meeting (process_id);
create index meeting_to_turn on meeting (state, starts_at_ms, ends_at_ms) where state <> 'closed';

-- The thematic tables of a meeting, with how many sat there.
create table meeting_table (
    table_id   integer primary key,
    meeting_id integer not null references meeting,
    theme      text    not null,
    people     integer not null constraint people_is_a_count check (people >= 0),
    "order"    integer not null
) strict;
create index meeting_table_by_meeting on meeting_table (meeting_id);

-- What can be read or downloaded about the process.
create table document (
    document_id  integer primary key,
    process_id   integer not null references process,
    title        text    not null,
    url          text    not null,
    media_type   text    not null,
    published_on text    not null,
    "order"      integer not null
) strict;
create index document_by_process on document (process_id);
