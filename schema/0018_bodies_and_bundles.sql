-- Bodies that the desk has found to be one, entered twice: from that event on, the list of who took part counts the one as
-- the other. What each has written stays under the name under which it was written. The newest row tells; the rest is how
-- it came about.
create table same_body (
    process_id      integer not null references process,
    organisation_id integer not null references organisation,
    seq             integer not null, -- of the event that said so
    into_id         integer references organisation, -- none: they are two after all
    primary key (process_id, organisation_id, seq),
    constraint a_body_is_not_its_own_double check (organisation_id <> into_id)
) strict, without rowid;

-- What our own checker found in a bundle once it was made: JSON {events, proposals, votes, faults}, each a number.
alter table export_job add column checked text;
