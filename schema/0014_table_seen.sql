-- When a table's own devices were last heard of: the regia shows since when one is cut off.
alter table meeting_table add column seen_at_ms integer;
-- Whose notes a table's board, its queue and its groups show.
create index contribution_by_group on contribution (group_id) where group_id is not null;
create index table_session_reopened on table_session (reopened_until_ms) where reopened_until_ms is not null;
create index dot_vote_by_table on dot_vote (table_id, dot_vote_id);
