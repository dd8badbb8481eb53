-- A process is a draft until its organisers publish it: strangers do not see it. The revision is that of its description,
-- phases, promoters and partners.
alter table process add column draft integer not null default 0 constraint draft_is_boolean check (draft in (0, 1));
alter table process add column revision integer not null default 1;

-- The bodies that help, beside those that promote.
create table partner (
    process_id      integer not null references process,
    organisation_id integer not null references organisation,
    "order"         integer not null,
    primary key (process_id, organisation_id)
) strict, without rowid;

-- Who may begin processes in this house, beside the organisers of those there are.
create table house_organiser (
    person_id   integer primary key references person,
    since_at_ms integer not null
) strict;

-- The link on the operator's console that makes the first organiser. The link's own secret is kept nowhere.
create table organiser_link (
    token_hash    blob    primary key constraint link_hash_is_sha256 check (length(token_hash) = 32),
    expires_at_ms integer not null
) strict, without rowid;
