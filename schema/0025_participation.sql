-- What the desk noted of who took part is kept with every note before it, so that an earlier event is told as it was.
alter table participation rename to newest_participation;
create table participation (
    process_id      integer not null references process,
    organisation_id integer not null references organisation,
    seq             integer not null, -- of the event that noted it; the newest holds
    channels        text    not null, -- JSON list of interview, event, consultation
    named           integer not null constraint named_is_boolean check (named in (0, 1)),
    primary key (process_id, organisation_id, seq)
) strict, without rowid;
insert into participation (process_id, organisation_id, seq, channels, named)
    select process_id, organisation_id, seq, channels, named from newest_participation;
drop table newest_participation;

-- The same for private citizens: each count tells every channel, also those that are none any more.
alter table private_citizens rename to newest_private_citizens;
create table private_citizens (
    process_id integer not null references process,
    seq        integer not null, -- of the event that told it; the newest holds
    channel    text    not null constraint channel_is_known check (channel in ('interview', 'event', 'consultation')),
    citizens   integer not null constraint citizens_are_counted check (citizens >= 0),
    primary key (process_id, seq, channel)
) strict, without rowid;
insert into private_citizens (process_id, seq, channel, citizens)
    select process_id, seq, channel, citizens from newest_private_citizens;
drop table newest_private_citizens;
