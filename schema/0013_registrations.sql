-- What registering needs beyond 0010.
alter table meeting add column registration_state text -- none: nobody registers here
    constraint registration_window_state_is_known check (registration_state in ('planned', 'open', 'closed'));
alter table meeting add column revision integer not null default 1; -- what calendars call SEQUENCE

-- A node as the plan had it when the table was set: a later version does not rename the table's work.
alter table table_node add column number text not null default '';
alter table table_node add column title text not null default '';

-- Names as people look for them: folded, without accents.
alter table registration add column name_key text not null default '';
create index registration_by_name on registration (meeting_id, name_key, registration_id);
create index registration_by_state on registration (meeting_id, state, name_key, registration_id);
create index registration_to_confirm on registration (received_at_ms) where state = 'pending';

-- Who has come: the first time counts. Undoing takes the row away; the record keeps both.
drop table check_in;
create table check_in (
    registration_id integer primary key references registration,
    meeting_id      integer not null references meeting,
    at_ms           integer not null, -- by the device that let them in, when it had no network; else the server's
    received_at_ms  integer not null,
    door            text    not null,
    person_id       integer references person -- who let them in; none: they came by themselves, online
) strict;
create index check_in_newest on check_in (meeting_id, at_ms, registration_id);

-- All that anyone needs to repeat the draw, as it was when it was held: seed, people by number, tables, seats.
create table table_draw (
    meeting_id integer primary key references meeting,
    document   text    not null -- JSON
) strict;

-- What a mail carries besides its words: a QR code, a calendar entry.
create table mail_attachment (
    mail_id    integer not null references mail on delete cascade,
    name       text    not null,
    media_type text    not null,
    bytes      blob    not null,
    primary key (mail_id, name)
) strict, without rowid;
