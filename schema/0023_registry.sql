-- A body that the house had entered twice, and the one that it went into. Its row stays where it is, because the record
-- speaks of its id; its name leads to the other.
create table merged_organisation (
    organisation_id integer primary key references organisation,
    into_id         integer not null references organisation,
    seq             integer not null, -- of the event that said so
    constraint a_body_does_not_go_into_itself check (organisation_id <> into_id)
) strict;
create index merged_organisation_by_stay on merged_organisation (into_id);

-- For which body somebody was registered until that event, so that what is told of an earlier hour stays what it was.
create table merged_registration (
    registration_id integer not null references registration,
    seq             integer not null,
    organisation_id integer not null references organisation,
    primary key (registration_id, seq)
) strict, without rowid;

-- How often the words of a node have been saved in this version: two people who revise one draft do not lose one another's.
alter table node_text add column revision integer not null default 1;

-- Who is to approve the decision on a proposal, named when it is given out.
create table named_approver (
    proposal_id integer primary key references proposal,
    person_id   integer not null references person,
    named_at_ms integer not null
) strict;
create index named_approver_by_person on named_approver (person_id);
