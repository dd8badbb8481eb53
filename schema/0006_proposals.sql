-- What someone proposes on one node of the published draft. The words themselves stand here as they are now; earlier ones
-- in proposal_text. Orthogonal facts never overwrite a state: withdrawn_at_ms, hidden_at_ms, approved_at_ms.
create table proposal (
    proposal_id     integer primary key,
    consultation_id integer not null references consultation,
    number          integer not null, -- 1, 2, 3… within the consultation, in order of arrival
    kind            text    not null constraint kind_is_known
                    check (kind in ('addition', 'change', 'deletion', 'erratum', 'general')),
    node_id         integer not null,
    person_id       integer references person, -- null when the author closed the account
    organisation_id integer references organisation,
    show_name       integer not null,
    title           text    not null,
    body            text    not null,
    current_text    text    not null, -- the node's own words when this was written
    suggested_text  text,             -- the node's words as they would become; empty: delete them
    revision        integer not null default 1,
    received_seq    integer not null, -- of the event that received it
    received_at_ms  integer not null,
    approved_at_ms  integer,          -- published: at once, or by a moderator where the consultation asks for it
    edited_at_ms    integer,
    withdrawn_at_ms integer,
    withdrawn_reason text,
    hidden_at_ms    integer,
    -- Kept in step with what they count; a recount must agree.
    comments        integer not null default 0,
    endorsements    integer not null default 0,
    supports        integer not null default 0,
    tally           text    not null default '{}', -- votes by choice: {"support":48}
    unique (consultation_id, number)
) strict;
-- One index for each order of the public list, so that its last page costs what its first does.
create index proposal_by_supports on proposal (consultation_id, supports desc, proposal_id desc);
create index proposal_by_comments on proposal (consultation_id, comments desc, proposal_id desc);
create index proposal_by_node on proposal (consultation_id, node_id, proposal_id);
create index proposal_by_person on proposal (person_id, proposal_id) where person_id is not null;
create index proposal_by_organisation on proposal (consultation_id, organisation_id) where organisation_id is not null;

-- Earlier words of a proposal that was edited.
create table proposal_text (
    proposal_id    integer not null references proposal,
    revision       integer not null,
    at_ms          integer not null,
    title          text    not null,
    body           text    not null,
    suggested_text text,
    primary key (proposal_id, revision)
) strict, without rowid;

-- Words of the proposals that anyone may read, by their stems.
create virtual table proposal_search using fts5 (title, body, suggested_text, tokenize = 'italian');

-- What was said beneath a proposal; an answer to a comment has it as parent, and has no answers itself.
create table comment (
    comment_id      integer primary key,
    proposal_id     integer not null references proposal,
    parent_id       integer references comment,
    person_id       integer references person,
    organisation_id integer references organisation,
    show_name       integer not null,
    by_proposer     integer not null,
    body            text    not null,
    at_ms           integer not null,
    taken_back_at_ms integer,
    hidden_at_ms    integer
) strict;
create index comment_by_proposal on comment (proposal_id, comment_id);
create index comment_by_person on comment (person_id, comment_id) where person_id is not null;

-- A body that publicly stands behind a proposal.
create table endorsement (
    proposal_id     integer not null references proposal,
    organisation_id integer not null references organisation,
    person_id       integer references person, -- who said so for the body
    at_ms           integer not null,
    primary key (proposal_id, organisation_id)
) strict, without rowid;

-- Abuse reports, for the moderators.
create table flag (
    flag_id     integer primary key,
    proposal_id integer not null references proposal,
    comment_id  integer references comment,
    person_id   integer references person,
    reason      text    not null constraint reason_is_known
                check (reason in ('offensive', 'unlawful', 'off_topic', 'duplicate', 'personal_data', 'other')),
    text        text,
    at_ms       integer not null
) strict;
create unique index flag_once on flag (proposal_id, coalesce(comment_id, 0), person_id) where person_id is not null;

-- Every decision of a moderator, with its reason; the newest one stands.
create table moderation (
    moderation_id integer primary key,
    proposal_id   integer not null references proposal,
    comment_id    integer references comment,
    person_id     integer references person,
    decision      text    not null constraint decision_is_known check (decision in ('publish', 'hide', 'restore')),
    reason        text    not null,
    at_ms         integer not null
) strict;
create index moderation_by_subject on moderation (proposal_id, comment_id, moderation_id);
