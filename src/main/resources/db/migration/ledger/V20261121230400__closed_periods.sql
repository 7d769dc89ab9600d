-- A posting whose date lies in a closed period stands in the next one that is not; the document keeps its own date.
alter table journal_entry add column document_date date check (document_date < posting_date);
comment on column journal_entry.document_date is 'date of the document if its period was closed; null: the posting date';

-- Waits for a closing under way: the same lock as the product's, so that not even SQL by hand slips in between.
create function refuse_entry_in_closed_period() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(7246010,
        (extract(year from new.posting_date) * 100 + extract(month from new.posting_date))::int);
    if exists (select 1 from reporting_period
            where period = to_char(new.posting_date, 'YYYY-MM') and state = 'CLOSED') then
        raise exception 'journal entry % is dated %, in a closed reporting period', new.number, new.posting_date
            using errcode = 'integrity_constraint_violation', constraint = 'journal_entry_period_open';
    end if;
    return null;
end $$;
create trigger journal_entry_period_open after insert on journal_entry
    for each row execute function refuse_entry_in_closed_period();
create index journal_entry_posting_date on journal_entry (posting_date);
