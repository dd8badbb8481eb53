-- Votes of people who closed their account: how many on each proposal, no longer whose. A tally is the votes and these.
create table departed_vote (
    proposal_id integer not null references proposal,
    choice      text    not null,
    votes       integer not null constraint votes_are_counted check (votes > 0),
    primary key (proposal_id, choice)
) strict, without rowid;
