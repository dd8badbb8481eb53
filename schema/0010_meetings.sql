-- What holding a meeting needs, beyond what the process shows of one.
alter table meeting add column map_url text;
alter table meeting add column stream_url text; -- for those who follow online; only the registered see it
alter table meeting add column seats_online integer constraint seats_online_are_some check (seats_online > 0);
alter table meeting add column registration_opens_at_ms integer; -- none: nobody registers here
alter table meeting add column registration_closes_at_ms integer; -- the last millisecond that belongs to it
alter table meeting add column email_alone integer not null default 0; -- registering without an account
alter table meeting add column nicknames integer not null default 1; -- sitting at a table without an account
alter table meeting add column guide text; -- the discussion guide, Markdown; only the registered see it
alter table meeting add column offer_minutes integer not null default 720; -- how long an offered seat is kept
alter table meeting add column cancelled_at_ms integer;
alter table meeting add column cancelled_reason text;
alter table meeting add column draw_seed text; -- published, so that anyone can repeat the draw
alter table meeting add column drawn_at_ms integer;

-- Where a table stands, how many fit, and the word on its QR code.
alter table meeting_table add column room text;
alter table meeting_table add column seats integer constraint table_seats_are_some check (seats > 0);
alter table meeting_table add column join_code text;
create unique index meeting_table_by_join_code on meeting_table (join_code) where join_code is not null;

-- The day, item by item.
create table agenda_item (
    agenda_item_id integer primary key,
    meeting_id     integer not null references meeting,
    kind           text    not null constraint agenda_kind_is_known
                   check (kind in ('plenary', 'table_round', 'talk', 'networking', 'break')),
    title          text    not null,
    room           text,
    "round"        integer, -- of a table round: 1, 2
    starts_at_ms   integer not null,
    ends_at_ms     integer not null,
    "order"        integer not null,
    constraint agenda_item_ends_after_start check (ends_at_ms > starts_at_ms)
) strict;
create index agenda_item_by_meeting on agenda_item (meeting_id);

-- What the organiser asks at registering.
create table meeting_question (
    meeting_question_id integer primary key,
    meeting_id          integer not null references meeting,
    text                text    not null,
    kind                text    not null constraint question_kind_is_known check (kind in ('text', 'choice', 'choices')),
    choices             text    not null default '[]', -- JSON list of words
    required            integer not null default 0,
    "order"             integer not null
) strict;
create index meeting_question_by_meeting on meeting_question (meeting_id);

-- Somebody's place at a meeting, or their position in the list of those who wait. Presence is apart: check_in.
create table registration (
    registration_id   integer primary key,
    meeting_id        integer not null references meeting,
    number            integer not null, -- 1, 2, 3… in order of arrival: how the published draw names people
    person_id         integer references person, -- none: by e-mail alone, or somebody who came without registering
    name              text    not null,
    email             text,    -- only of those without an account
    email_key         text,
    language          text    not null,
    organisation_id   integer references organisation,
    mode              text    not null constraint registration_mode_is_known check (mode in ('in_person', 'online')),
    state             text    not null constraint registration_state_is_known
                      check (state in ('pending', 'registered', 'waiting_list', 'offered', 'cancelled')),
    code              text    not null unique, -- on the QR; who has it has the ticket
    preferences       text    not null default '[]', -- JSON list of table ids, the dearest first
    answers           text    not null default '{}', -- JSON: question id -> words
    access_needs      text, -- these two are for the desk only
    dietary_needs     text,
    walk_in           integer not null default 0, -- came without registering
    received_at_ms    integer not null,
    waits_since_ms    integer, -- the order of the waiting list, with the number
    offered_until_ms  integer,
    cancelled_at_ms   integer,
    table_id          integer references meeting_table,
    seated_by         text constraint seated_by_is_known check (seated_by in ('draw', 'hand')),
    seated_reason     text, -- of the hand
    guide_sent_at_ms  integer,
    guide_opened_at_ms integer,
    reminded_at_ms    integer,
    unique (meeting_id, number)
) strict;
create unique index registration_once_by_person on registration (meeting_id, person_id)
    where person_id is not null and state <> 'cancelled';
create unique index registration_once_by_address on registration (meeting_id, email_key)
    where email_key is not null and state <> 'cancelled';
create index registration_by_person on registration (person_id) where person_id is not null;
create index registration_waiting on registration (meeting_id, mode, waits_since_ms, number) where state = 'waiting_list';
create index registration_offered on registration (offered_until_ms) where state = 'offered';
create index registration_at_table on registration (table_id) where table_id is not null;

-- Seats taken (registered and offered) and people waiting, by mode; kept in step by every change.
create table seat_count (
    meeting_id integer not null references meeting,
    mode       text    not null,
    taken      integer not null default 0,
    waiting    integer not null default 0,
    present    integer not null default 0,
    primary key (meeting_id, mode),
    constraint seat_counts_are_not_negative check (taken >= 0 and waiting >= 0 and present >= 0)
) strict, without rowid;

-- Who has come: the first time counts. Undoing takes the row away; the record keeps both.
create table check_in (
    registration_id integer primary key references registration,
    at_ms           integer not null, -- by the device that let them in, when it had no network; else the server's
    received_at_ms  integer not null,
    door            text    not null,
    person_id       integer not null references person -- who let them in
) strict;
