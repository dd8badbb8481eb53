-- Where the notes of a theme that was merged went. They stay under it too, to show where they came from.
alter table common_theme add column merged_into integer references common_theme;
