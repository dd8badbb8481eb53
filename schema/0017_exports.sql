-- Files that the desk has asked for, each made of the record as it stood at one seq. The file itself lies in the data
-- folder under its id; the link is what opens it, together with the role.
create table export_job (
    export_job_id  integer primary key,
    process_id     integer not null references process,
    person_id      integer references person, -- who asked; none when they closed their account
    export         text    not null,          -- which of the catalogue
    language       text    not null constraint export_language_is_ours check (language in ('it', 'en', 'fr')),
    seq            integer not null,          -- the newest event that it knows of
    seq_at_ms      integer not null,          -- when that happened
    state          text    not null constraint export_state_is_known
                   check (state in ('waiting', 'running', 'ready', 'failed', 'outdated')),
    asked_at_ms    integer not null,
    finished_at_ms integer,
    made_seq       integer, -- the newest event when the file was made: what was taken away after it outdates the file
    bytes          integer,
    sha256         text,
    problem        text constraint export_problem_is_known check (problem in ('disk_full', 'failed')),
    link           text not null unique
) strict;
create index export_job_by_process on export_job (process_id, export, export_job_id);
create index export_job_by_person on export_job (person_id, export_job_id) where person_id is not null;
create index export_job_under_way on export_job (export_job_id) where state in ('waiting', 'running');

-- What the desk knows of a body's part in a process beyond what the house has seen: an interview, a meeting held elsewhere;
-- and whether it wants to be named.
create table participation (
    process_id      integer not null references process,
    organisation_id integer not null references organisation,
    channels        text    not null, -- JSON list of interview, event, consultation
    named           integer not null constraint named_is_boolean check (named in (0, 1)),
    seq             integer not null, -- of the event that noted it
    primary key (process_id, organisation_id)
) strict, without rowid;

-- Private citizens who took part where the house did not see them, as the desk has counted them.
create table private_citizens (
    process_id integer not null references process,
    channel    text    not null constraint channel_is_known check (channel in ('interview', 'event', 'consultation')),
    citizens   integer not null constraint citizens_are_counted check (citizens >= 0),
    seq        integer not null,
    primary key (process_id, channel)
) strict, without rowid;
