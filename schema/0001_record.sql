-- The append-only public memory. Its order is the order of everything; payload and salt go when a text must be erased,
-- and the chain of hashes still verifies.
create table event (
    seq     integer primary key,
    at_ms   integer not null,
    topic   text    not null,
    kind    text    not null,
    subject text    not null, -- whose text the payload holds: "proposal/12", "comment/5", or empty
    payload text,
    salt    blob,
    digest  blob    not null constraint digest_is_sha256 check (length(digest) = 32),
    hash    blob    not null constraint hash_is_sha256 check (length(hash) = 32)
) strict;
create index event_by_topic on event (topic, seq);
create index event_by_subject on event (subject) where subject <> '';

-- Subjects that moderation has hidden: their payloads are not shown, but stay.
create table withheld (
    subject text primary key
) strict, without rowid;

-- Requests that were carried out, so that the same request is answered the same and done once, also after a crash.
create table answered (
    owner     text    not null,
    key       text    not null,
    body_hash text    not null,
    seq       integer not null,
    answer    text    not null,
    at_ms     integer not null,
    primary key (owner, key)
) strict, without rowid;
create index answered_by_age on answered (at_ms);

-- What the house knows of itself: epoch, signing key.
create table house (
    name  text primary key,
    value text not null
) strict, without rowid;
