-- How the proposals of a consultation are decided on.
create table deciding (
    consultation_id integer primary key references consultation,
    two_people      integer not null constraint two_people_is_boolean check (two_people in (0, 1)) -- who approves has not written it
) strict;

-- Who looks into a proposal.
create table evaluator (
    proposal_id    integer not null references proposal,
    person_id      integer not null references person,
    assigned_at_ms integer not null,
    primary key (proposal_id, person_id)
) strict, without rowid;
create index evaluator_by_person on evaluator (person_id);

-- What the office writes down for itself. Never public, and in no record.
create table internal_note (
    note_id     integer primary key,
    proposal_id integer not null references proposal,
    person_id   integer references person,
    text        text    not null,
    at_ms       integer not null
) strict;
create index internal_note_by_proposal on internal_note (proposal_id, note_id);
create index internal_note_by_person on internal_note (person_id) where person_id is not null;

-- The decision on a proposal while it is being made: internal. What everybody reads is published_decision.
create table decision (
    proposal_id     integer primary key references proposal,
    state           text    not null constraint decision_state_is_known check (state in ('draft', 'proposed', 'approved')),
    outcome         text    constraint outcome_is_known
                    check (outcome in ('accepted', 'partially_accepted', 'rejected', 'inadmissible')),
    reason          text    not null, -- empty while nobody has written it
    accepted_text   text,             -- the node's words as they become; empty: deleted
    points          text    not null, -- JSON list of {title, outcome, passed_to?, reason, nodes}
    revision        integer not null,
    edited_by       integer references person,
    edited_at_ms    integer not null,
    proposed_by     integer references person,
    proposed_at_ms  integer,
    approved_by     integer references person,
    approved_at_ms  integer,
    reopened_by     integer references person,
    reopened_at_ms  integer,
    reopened_reason text,
    constraint only_a_whole_decision_is_proposed
        check (state = 'draft' or (outcome is not null and reason <> '' and proposed_at_ms is not null)),
    constraint approved_decision_has_its_instant check ((state = 'approved') = (approved_at_ms is not null))
) strict;

-- Its words at every saving, and what somebody wrote and set aside for another's: nothing is lost.
create table decision_text (
    decision_text_id integer primary key,
    proposal_id      integer not null references proposal,
    revision         integer, -- none: set aside
    person_id        integer references person,
    at_ms            integer not null,
    outcome          text,
    reason           text    not null,
    accepted_text    text,
    points           text    not null
) strict;
create index decision_text_by_proposal on decision_text (proposal_id, decision_text_id);

-- Proposals that get one answer: the one that each was merged into.
create table proposal_merge (
    proposal_id  integer primary key references proposal,
    into_id      integer not null references proposal,
    merged_at_ms integer not null,
    constraint nothing_merges_into_itself check (into_id <> proposal_id)
) strict;
create index proposal_merge_by_into on proposal_merge (into_id);

-- The answer that everybody reads. It stays as it is until the next publishing, whatever happens to the decision.
create table published_decision (
    proposal_id     integer primary key references proposal,
    answered_with   integer references proposal, -- the proposal that this one was merged into
    revision        integer not null,            -- of the decision that was published
    outcome         text    not null constraint published_outcome_is_known
                    check (outcome in ('accepted', 'partially_accepted', 'rejected', 'inadmissible')),
    reason          text    not null constraint answer_has_a_reason check (reason <> ''),
    accepted_text   text,
    points          text    not null,
    published_at_ms integer not null,
    corrected_at_ms integer -- published again with other words
) strict;
create index published_decision_by_answer on published_decision (answered_with) where answered_with is not null;

-- A version is final once: it is an orthogonal fact, the version is published or superseded as well.
alter table plan_version add column final_at_ms integer;
create unique index one_final_version on plan_version (plan_id) where final_at_ms is not null;

-- Which consultation's decisions a version was made of.
create table rolled_out (
    plan_id         integer not null,
    version         integer not null,
    consultation_id integer not null references consultation,
    at_ms           integer not null,
    primary key (plan_id, version),
    foreign key (plan_id, version) references plan_version
) strict, without rowid;
create index rolled_out_by_consultation on rolled_out (consultation_id, version);

-- Why a node of a version says something else than the text that was consulted on.
create table change_cause (
    cause_id    integer primary key,
    plan_id     integer not null,
    version     integer not null,
    node_id     integer not null references node,
    kind        text    not null constraint cause_kind_is_known
                check (kind in ('proposal', 'restitution', 'act', 'editorial')),
    proposal_id integer references proposal,
    sentence_id integer references restitution_sentence,
    words       text    not null, -- what came in because of it; the act; why it was edited
    foreign key (plan_id, version) references plan_version,
    constraint cause_names_its_source
        check ((kind = 'proposal') = (proposal_id is not null) and (kind = 'restitution') = (sentence_id is not null))
) strict;
create index change_cause_by_version on change_cause (plan_id, version, node_id);
create index change_cause_by_proposal on change_cause (proposal_id) where proposal_id is not null;
create unique index change_cause_once on change_cause (plan_id, version, node_id, proposal_id) where proposal_id is not null;

-- The act by which a promoter approved the final text.
create table version_approval (
    plan_id         integer not null,
    version         integer not null,
    organisation_id integer not null references organisation,
    act             text    not null,
    approved_on     text    not null, -- the day, "2025-06-20"
    primary key (plan_id, version, organisation_id),
    foreign key (plan_id, version) references plan_version
) strict, without rowid;
