-- Whose words an event holds besides its subject's: the answers that were published together speak of each proposal. While
-- one of them is withheld, so is what the event says.
create table also_about (
    seq     integer not null references event deferrable initially deferred,
    subject text    not null,
    primary key (seq, subject)
) strict, without rowid;
create index also_about_by_subject on also_about (subject);
