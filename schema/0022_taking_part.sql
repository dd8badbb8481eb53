-- Who takes part in a consultation, and whether citizens' names are shown. kinds and zones (JSON lists; empty: all) are of
-- the bodies that it is addressed to, where only bodies propose or vote.
alter table consultation add column proposers text not null default 'everyone'
    constraint proposers_are_known check (proposers in ('everyone', 'bodies'));
alter table consultation add column voters text not null default 'everyone'
    constraint voters_are_known check (voters in ('everyone', 'bodies'));
alter table consultation add column kinds text not null default '[]';
alter table consultation add column zones text not null default '[]';
alter table consultation add column names text not null default 'choice'
    constraint names_are_known check (names in ('choice', 'always', 'never'));

-- A page of text in a process: how to take part, who decides. Its address stays. Until it is published only the organisers
-- see it; taken back, it waits again.
create table article (
    article_id      integer primary key,
    process_id      integer not null references process,
    slug            text    not null constraint article_slug_is_short check (length(slug) between 1 and 80),
    title           text    not null,
    body            text    not null, -- Markdown
    "order"         integer not null,
    revision        integer not null default 1,
    published_at_ms integer,
    unique (process_id, slug)
) strict;
