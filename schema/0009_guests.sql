-- A guest: somebody at a table without an account. The name is a nickname, and the address key a word that is no address.
alter table person add column guest integer not null default 0 constraint guest_is_boolean check (guest in (0, 1));
