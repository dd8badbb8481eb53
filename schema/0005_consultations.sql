-- The window in which a published version takes proposals.
create table consultation (
    consultation_id integer primary key,
    process_id      integer not null references process,
    plan_id         integer not null,
    version         integer not null,
    title           text    not null,
    opens_at_ms     integer not null,
    closes_at_ms    integer not null, -- the last millisecond that belongs to it
    method          text    not null,
    moderation      text    not null constraint moderation_is_known check (moderation in ('after', 'before')),
    state           text    not null
        constraint consultation_state_is_known check (state in ('planned', 'open', 'closed')),
    "order"         integer not null,
    foreign key (plan_id, version) references plan_version,
    constraint consultation_closes_after_opening check (closes_at_ms > opens_at_ms)
) strict;
create index consultation_by_process on consultation (process_id);
create index consultation_to_turn on consultation (state, opens_at_ms, closes_at_ms) where state <> 'closed';

-- What has arrived, kept up to date by each change, so that nobody ever counts rows.
create table consultation_count (
    consultation_id integer primary key references consultation,
    proposals       integer not null default 0,
    supports        integer not null default 0,
    comments        integer not null default 0,
    endorsements    integer not null default 0,
    organisations   integer not null default 0, -- distinct bodies among the authors
    constraint counts_are_not_negative
        check (proposals >= 0 and supports >= 0 and comments >= 0 and endorsements >= 0 and organisations >= 0)
) strict;

-- The same for each node that something was said about; its own only, not what hangs beneath it.
create table node_count (
    consultation_id integer not null references consultation,
    node_id         integer not null references node,
    proposals       integer not null default 0,
    supports        integer not null default 0,
    comments        integer not null default 0,
    primary key (consultation_id, node_id),
    constraint node_counts_are_not_negative check (proposals >= 0 and supports >= 0 and comments >= 0)
) strict, without rowid;

-- Proposals by the day of their arrival, in the zone of the process; no rows of zero.
create table day_count (
    consultation_id integer not null references consultation,
    day             text    not null,
    proposals       integer not null constraint day_has_some check (proposals > 0),
    primary key (consultation_id, day)
) strict, without rowid;
