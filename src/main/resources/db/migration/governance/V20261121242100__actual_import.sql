-- A file of actual values that was brought in whole. The same bytes again are the same import.
create sequence actual_import_number start 1001;

create table actual_import (
    import      text primary key,
    sha256      text        not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    document    text        not null unique references incoming_document,
    row_count   integer     not null check (row_count > 0),
    added       integer     not null check (added between 0 and row_count),
    imported_by text        not null,
    imported_at timestamptz not null
);
comment on column actual_import.added is 'of the rows those that no file and no interface had brought before';
create trigger actual_import_never_changes before update or delete on actual_import
    for each row execute function refuse_change_of_actual();
