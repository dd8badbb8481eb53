-- One vote for each person on each proposal; casting again replaces it.
create table vote (
    proposal_id integer not null references proposal,
    person_id   integer not null references person,
    choice      text    not null,
    seq         integer not null, -- of the event that received it
    at_ms       integer not null,
    primary key (proposal_id, person_id)
) strict, without rowid;
create index vote_by_person on vote (person_id, seq);
