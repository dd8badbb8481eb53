-- Which nodes of the plan a table speaks of; five tables may cover six themes.
create table table_node (
    table_id integer not null references meeting_table,
    node_id  integer not null references node,
    "order"  integer not null,
    primary key (table_id, node_id)
) strict, without rowid;

-- Who leads a table.
create table table_facilitator (
    table_id  integer not null references meeting_table,
    person_id integer not null references person,
    primary key (table_id, person_id)
) strict, without rowid;

-- Who sits at a table with their phone: joined by QR or code, with an account or a nickname.
create table table_participant (
    table_id     integer not null references meeting_table,
    person_id    integer not null references person,
    joined_at_ms integer not null,
    seen_at_ms   integer not null,
    left_at_ms   integer,
    primary key (table_id, person_id)
) strict, without rowid;
create index table_participant_by_person on table_participant (person_id);

-- One round at one table. Its clock: while it runs, what is left is ends_at - now; while paused, ends_at - paused_at.
create table table_session (
    table_session_id  integer primary key,
    table_id          integer not null references meeting_table,
    "round"           integer not null constraint round_counts_from_one check ("round" > 0),
    question          text    not null, -- the guiding question
    template          text    not null, -- JSON list of {key, label}: how a note is taken down
    length_ms         integer not null,
    state             text    not null constraint session_state_is_known
                      check (state in ('scheduled', 'running', 'paused', 'wrapping_up', 'closed')),
    started_at_ms     integer,
    ends_at_ms        integer,
    common_ends_at_ms integer, -- the same on the clock of all tables; the difference is this table's exception
    paused_at_ms      integer,
    closed_at_ms      integer,
    reopened_until_ms integer, -- a closed session takes notes again for some minutes
    unique (table_id, "round")
) strict;

-- Contributions put together under one heading.
create table contribution_group (
    group_id    integer primary key,
    table_id    integer not null references meeting_table,
    title       text    not null,
    "order"     integer not null,
    revision    integer not null default 1,
    merged_into integer references contribution_group,
    removed_at_ms integer
) strict;
create index contribution_group_by_table on contribution_group (table_id);

-- What was said at a table, as somebody wrote it down. Those from phones wait in a queue until they are taken in.
create table contribution (
    contribution_id  integer primary key,
    table_id         integer not null references meeting_table,
    table_session_id integer not null references table_session,
    number           integer not null, -- 1, 2, 3… at this table, in order of the notes' own hours as they were received
    source           text    not null constraint source_is_known check (source in ('facilitator', 'participant')),
    person_id        integer references person, -- who wrote it; none when they closed their account
    said_by          text    not null, -- the name of who said it, as given; often empty
    field            text    not null, -- of the template, or empty
    text             text    not null,
    revision         integer not null default 1,
    written_at_ms    integer not null, -- by the device
    received_at_ms   integer not null,
    late             integer not null default 0, -- written before the close, arrived after it
    taken_at_ms      integer, -- none: still in the queue
    declined_at_ms   integer, -- "later": out of the queue, not lost
    group_id         integer references contribution_group,
    parked_at_ms     integer,
    plenary_at_ms    integer, -- marked for the plenary
    merged_into      integer references contribution,
    retracted_at_ms  integer,
    unique (table_id, number)
) strict;
create index contribution_by_person on contribution (person_id) where person_id is not null;

-- Who asks to speak, in order, and for how long they have spoken.
create table speaker (
    speaker_id        integer primary key,
    table_id          integer not null references meeting_table,
    table_session_id  integer not null references table_session,
    person_id         integer references person, -- who asked from their own phone
    name              text    not null,
    state             text    not null constraint speaker_state_is_known
                      check (state in ('waiting', 'speaking', 'paused', 'finished')),
    spoke_ms          integer not null default 0,
    speaking_since_ms integer,
    "order"           integer not null,
    removed_at_ms     integer
) strict;
create index speaker_by_session on speaker (table_session_id);

-- A quick vote with points over the groups. A secret one tells how many have voted, and its points only when it is over.
create table dot_vote (
    dot_vote_id  integer primary key,
    table_id     integer not null references meeting_table,
    points_each  integer not null constraint points_are_some check (points_each > 0),
    secret       integer not null,
    opened_at_ms integer not null,
    closed_at_ms integer,
    voters       integer not null default 0
) strict;
create unique index one_open_dot_vote on dot_vote (table_id) where closed_at_ms is null;

create table dot_vote_choice (
    dot_vote_id integer not null references dot_vote,
    group_id    integer not null references contribution_group,
    title       text    not null, -- as it was when the vote opened
    points      integer not null default 0,
    "order"     integer not null,
    primary key (dot_vote_id, group_id)
) strict, without rowid;

-- Never in the record: who gave what.
create table dot_ballot (
    dot_vote_id integer not null references dot_vote,
    person_id   integer not null references person,
    points      text    not null, -- JSON: group id -> points
    primary key (dot_vote_id, person_id)
) strict, without rowid;

-- The table's own account, line by line, each with the contributions it rests on.
create table summary_line (
    summary_line_id  integer primary key,
    table_id         integer not null references meeting_table,
    table_session_id integer references table_session,
    text             text    not null,
    "order"          integer not null,
    revision         integer not null default 1,
    plenary_at_ms    integer, -- sent to the plenary; only a line that cites something
    writer_id        integer references person, -- who is writing in it
    writing_until_ms integer,
    removed_at_ms    integer
) strict;
create index summary_line_by_table on summary_line (table_id);

create table summary_citation (
    summary_line_id integer not null references summary_line,
    contribution_id integer not null references contribution,
    primary key (summary_line_id, contribution_id)
) strict, without rowid;
create index summary_citation_by_contribution on summary_citation (contribution_id);

-- A table that needs a person.
create table help_call (
    help_call_id integer primary key,
    table_id     integer not null references meeting_table,
    text         text    not null,
    called_at_ms integer not null,
    caller_id    integer not null references person,
    taken_at_ms  integer,
    taker_id     integer references person,
    done_at_ms   integer
) strict;
create unique index one_open_help_call on help_call (table_id) where done_at_ms is null;

-- What a facilitator did on the board and how to take it back: the newest step of each person can be undone.
create table board_step (
    board_step_id integer primary key,
    table_id      integer not null references meeting_table,
    person_id     integer not null references person,
    at_ms         integer not null,
    kind          text    not null,
    undo          text    not null, -- JSON: what stood before
    undone_at_ms  integer
) strict;
create index board_step_by_table on board_step (table_id, person_id, board_step_id);
