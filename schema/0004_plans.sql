-- A plan: what all its versions have in common.
create table plan (
    plan_id    integer primary key,
    process_id integer references process, -- none while it was only imported
    title      text    not null
) strict;

-- One state of the text. The newest published one supersedes those before it.
create table plan_version (
    plan_id       integer not null references plan,
    version       integer not null constraint version_counts_from_one check (version > 0),
    title         text    not null,
    state         text    not null
        constraint version_state_is_known check (state in ('draft', 'published', 'superseded')),
    created_at_ms integer not null,
    primary key (plan_id, version)
) strict, without rowid;
create unique index one_published_version on plan_version (plan_id) where state = 'published';

-- What this version calls its levels, from the top: Macro-tema, Obiettivo, Strategia, Azione, Risorsa.
create table plan_level (
    plan_id integer not null,
    version integer not null,
    level   integer not null constraint level_counts_from_one check (level > 0),
    name    text    not null,
    primary key (plan_id, version, level),
    foreign key (plan_id, version) references plan_version
) strict, without rowid;

-- The identity of a node: what proposals are anchored to. It outlives numbers, words and versions.
create table node (
    node_id integer primary key,
    plan_id integer not null references plan
) strict;

-- What a node says in one version, and where it stands. first and last count the tree depth first: everything under a
-- node has its `first` between the node's own `first` and `last`.
create table node_text (
    plan_id     integer not null,
    version     integer not null,
    node_id     integer not null references node,
    parent_id   integer references node,
    level       integer not null,
    number      text    not null,
    title       text    not null,
    short_title text    not null,
    body        text    not null,
    "order"     integer not null,
    "first"     integer not null,
    "last"      integer not null,
    primary key (plan_id, version, node_id),
    foreign key (plan_id, version) references plan_version,
    foreign key (plan_id, version, level) references plan_level,
    constraint node_ends_after_start check ("last" >= "first")
) strict, without rowid;
create unique index node_text_depth_first on node_text (plan_id, version, "first");
