-- A person with an account. Closing it takes everything personal away; the row stays, because the record speaks of its id.
create table person (
    person_id        integer primary key,
    email            text,    -- as it was written
    email_key        text     unique, -- folded, domain in ASCII: one address is one account
    name             text    not null, -- empty until the person gives it
    language         text    not null constraint language_is_ours check (language in ('it', 'en', 'fr')),
    zone             text,
    registered_at_ms integer not null,
    closed_at_ms     integer,
    demo_as          text,    -- in the demo: citizen, facilitator, organiser; one tap signs in as this person
    demo_n           integer, -- the n-th of them
    constraint open_account_has_address check ((email_key is null) = (closed_at_ms is not null)),
    constraint closed_account_holds_nothing check (closed_at_ms is null or (email is null and name = '' and zone is null)),
    unique (demo_as, demo_n)
) strict;

-- What a person does in a process, beyond taking part.
create table role (
    process_id  integer not null,
    person_id   integer not null references person,
    role        text    not null constraint role_is_known
                check (role in ('organiser', 'moderator', 'facilitator', 'front_desk', 'observer')),
    given_at_ms integer not null,
    primary key (person_id, process_id, role)
) strict, without rowid;
create index role_by_process on role (process_id, role);

-- A body for which people act.
create table organisation (
    organisation_id integer primary key,
    name            text    not null,
    short_name      text,
    name_key        text    not null unique, -- folded, without accents: one body is entered once
    search_key      text    not null,        -- name and short name, folded, without accents
    kind            text    not null constraint organisation_kind_is_known check (kind in (
                        'municipality', 'public_body', 'social_cooperative', 'third_sector_association', 'foundation',
                        'company', 'benefit_company', 'trade_association', 'union', 'university', 'school', 'bank', 'other')),
    zone            text    not null constraint zone_is_known check (zone in (
                        'torino', 'amt_ovest', 'amt_sud', 'amt_nord', 'pinerolese', 'valli_susa_sangone', 'ciriacese_lanzo',
                        'canavese_occidentale', 'eporediese', 'chivassese', 'chierese_carmagnolese')),
    added_at_ms     integer not null
) strict;

-- A person acts for a body.
create table mandate (
    mandate_id      integer primary key, -- also their order on the person's page
    person_id       integer not null references person,
    organisation_id integer not null references organisation,
    taken_at_ms     integer not null,
    unique (person_id, organisation_id)
) strict;

-- What the house tells one person: moderation of what they wrote.
create table notice (
    notice_id integer primary key,
    person_id integer not null references person,
    at_ms     integer not null,
    content   text    not null -- JSON: kind, proposal_id, title, reason
) strict;
create index notice_by_person on notice (person_id, notice_id);

-- A browser. It begins when somebody asks to sign in (no person yet) and is made anew at the signing in. The cookie's own
-- value is kept nowhere.
create table session (
    session_hash blob    primary key constraint session_hash_is_sha256 check (length(session_hash) = 32),
    person_id    integer references person,
    begun_at_ms  integer not null,
    seen_at_ms   integer not null
) strict, without rowid;
create index session_by_person on session (person_id, seen_at_ms);

-- A question to sign in that waits for its answer: the mailed link or the mailed code, once, from the browser that asked.
create table challenge (
    challenge_id  integer primary key,
    session_hash  blob    references session on delete cascade, -- none: printed on the operator's console, for any browser
    email         text    not null,
    email_key     text    not null,
    language      text    not null,
    token_hash    blob    not null unique,
    code_hash     blob, -- over the cookie's value too: eight digits alone would soon be guessed from a copy of the file
    attempts      integer not null,
    asked_at_ms   integer not null,
    expires_at_ms integer not null
) strict;
create index challenge_by_session on challenge (session_hash);
create index challenge_by_address on challenge (email_key, asked_at_ms);

-- Mails to send: written in the transaction that causes them, so that none is lost and none is sent for what was undone.
create table mail (
    mail_id          integer primary key,
    address          text    not null, -- for the envelope: domain in ASCII
    email_key        text    not null,
    message_id       text    not null unique,
    subject          text    not null,
    body             text    not null, -- emptied some time after sending
    code             text,             -- what the demo's mailbox shows apart
    link             text,
    queued_at_ms     integer not null,
    useful_until_ms  integer,          -- after this it is not sent any more
    due_at_ms        integer,          -- of the next attempt; none: sent or given up
    attempts         integer not null default 0,
    sent_at_ms       integer,
    problem          text              -- of the last attempt
) strict;
create index mail_by_due on mail (due_at_ms) where due_at_ms is not null;
create index mail_by_address on mail (email_key);

-- What visitors say of a page; nobody's name stands here.
create table feedback (
    feedback_id integer primary key,
    at_ms       integer not null,
    page        text    not null,
    clear       integer not null constraint clear_is_boolean check (clear in (0, 1)),
    text        text,
    request     text    unique -- so that the same sending counts once
) strict;
