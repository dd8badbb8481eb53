-- A theme that several tables spoke of, put together by the theme team while they talk.
create table common_theme (
    common_theme_id integer primary key,
    meeting_id      integer not null references meeting,
    title           text    not null,
    "order"         integer not null,
    revision        integer not null default 1,
    removed_at_ms   integer
) strict;
create index common_theme_by_meeting on common_theme (meeting_id);

create table common_theme_contribution (
    common_theme_id integer not null references common_theme,
    contribution_id integer not null references contribution,
    primary key (common_theme_id, contribution_id)
) strict, without rowid;
create index common_theme_of_contribution on common_theme_contribution (contribution_id);

-- The one account of all tables, sentence by sentence; published, it is on the page of the process.
create table restitution (
    meeting_id      integer primary key references meeting,
    published_at_ms integer
) strict;

create table restitution_sentence (
    sentence_id      integer primary key,
    meeting_id       integer not null references meeting,
    common_theme_id  integer references common_theme,
    text             text    not null,
    "order"          integer not null,
    revision         integer not null default 1,
    node_id          integer references node, -- of the draft, which it became or informs
    writer_id        integer references person,
    writing_until_ms integer,
    removed_at_ms    integer
) strict;
create index restitution_sentence_by_meeting on restitution_sentence (meeting_id);

create table sentence_citation (
    sentence_id     integer not null references restitution_sentence,
    contribution_id integer not null references contribution,
    primary key (sentence_id, contribution_id)
) strict, without rowid;

-- What stands on the screen of the hall, and on those of the plenary's online participants.
create table hall_screen (
    meeting_id integer primary key references meeting,
    shows      text    not null constraint screen_shows_what_it_can
               check (shows in ('welcome', 'clock', 'tables', 'themes', 'vote', 'restitution')),
    page       integer not null default 1,
    table_id   integer references meeting_table -- whose vote
) strict;

-- What the regia tells all tables at once.
create table hall_message (
    hall_message_id integer primary key,
    meeting_id      integer not null references meeting,
    text            text    not null,
    at_ms           integer not null,
    person_id       integer not null references person
) strict;
create index hall_message_by_meeting on hall_message (meeting_id);
