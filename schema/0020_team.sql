-- Somebody is invited to a role by e-mail. Who signs in with the address may accept; once it is over the address goes.
create table invitation (
    invitation_id integer primary key,
    process_id    integer not null,
    email         text, -- as it was written
    email_key     text,
    role          text    not null constraint invited_role_is_known
                  check (role in ('organiser', 'moderator', 'facilitator', 'front_desk', 'observer')),
    reason        text    not null,
    invited_by    integer references person,
    invited_at_ms integer not null,
    expires_at_ms integer not null,
    ended_as      text    constraint invitation_end_is_known check (ended_as in ('accepted', 'declined', 'revoked')),
    ended_at_ms   integer,
    constraint open_invitation_has_address check ((ended_as is null) = (email_key is not null))
) strict;
create index invitation_by_process on invitation (process_id) where ended_as is null;
create unique index invitation_once on invitation (email_key, process_id, role) where ended_as is null;

-- Who did what at the desk of a process, and why: what the public record does not tell. One row for each event of the kinds
-- that the desk's log shows.
create table deed (
    seq        integer primary key references event,
    process_id integer not null,
    area       text    not null,
    person_id  integer references person, -- none: the clock, or the command line
    reason     text
) strict;
create index deed_by_process on deed (process_id, seq);
create index deed_by_area on deed (process_id, area, seq);
create index deed_by_person on deed (process_id, person_id, seq);
