-- How soon the office of a process means to see to what waits for it. None: nothing is ever late.
create table service_time (
    process_id integer primary key references process,
    hours      integer not null constraint service_hours_are_some check (hours between 1 and 8760)
) strict;

-- A report that a moderator has looked at while the text stayed where it is. Open ones wait for somebody.
alter table flag add column settled_at_ms integer;
create index flag_open on flag (proposal_id) where settled_at_ms is null;

-- What waits for a moderator before anyone may read it, the oldest first.
create index proposal_pending on proposal (consultation_id, received_at_ms)
    where approved_at_ms is null and hidden_at_ms is null and withdrawn_at_ms is null;

-- Who has spoken where, without reading a word of what they said.
create index proposal_voice on proposal
    (consultation_id, hidden_at_ms, withdrawn_at_ms, approved_at_ms, node_id, organisation_id, person_id);
create index comment_voice on comment (proposal_id, hidden_at_ms, taken_back_at_ms, organisation_id, person_id);

-- A moderator may also take a text back that was published by mistake: it waits again.
alter table moderation rename to moderation_before;
drop index moderation_by_subject;
create table moderation (
    moderation_id integer primary key,
    proposal_id   integer not null references proposal,
    comment_id    integer references comment,
    person_id     integer references person,
    decision      text    not null constraint moderation_is_known
                  check (decision in ('publish', 'hide', 'restore', 'return')),
    reason        text    not null,
    at_ms         integer not null
) strict;
insert into moderation (moderation_id, proposal_id, comment_id, person_id, decision, reason, at_ms)
    select moderation_id, proposal_id, comment_id, person_id, decision, reason, at_ms from moderation_before;
drop table moderation_before;
create index moderation_by_subject on moderation (proposal_id, comment_id, moderation_id);
