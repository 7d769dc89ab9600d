-- Double entry that holds whoever writes: balanced at commit, never changed afterwards, one entry per document.
create table ledger_account (
    code text primary key check (code ~ '^[0-9]{3,10}$'),
    name text not null,
    type text not null check (type in ('ASSET', 'LIABILITY', 'EQUITY', 'REVENUE', 'EXPENSE'))
);

create table account_purpose (
    purpose      text primary key,
    account_code text not null references ledger_account
);

create sequence journal_entry_number start 1001;

create table journal_entry (
    number        text primary key,
    document_type text        not null check (document_type ~ '^[A-Z][A-Z_]*$'),
    document_key  text        not null check (document_key <> ''),
    posting_date  date        not null,
    text          text        not null,
    reason        text        not null,
    currency      text        not null check (currency ~ '^[A-Z]{3}$'),
    reverses      text unique references journal_entry,
    -- Lines added in a later transaction would balance too; the count given at the start refuses them.
    line_count    int         not null check (line_count >= 2),
    posted_by     text        not null,
    posted_at     timestamptz not null,
    unique (document_type, document_key)
);
create index journal_entry_document on journal_entry (document_key);

create table journal_line (
    entry_number text           not null references journal_entry,
    position     int            not null check (position >= 0),
    account      text           not null references ledger_account,
    debit        numeric(19, 4) not null check (debit >= 0),
    credit       numeric(19, 4) not null check (credit >= 0),
    text         text           not null,
    order_number text,
    order_line   int,
    primary key (entry_number, position),
    constraint journal_line_debit_or_credit check ((debit > 0) <> (credit > 0)),
    constraint journal_line_order_reference check ((order_number is null) = (order_line is null))
);
create index journal_line_account on journal_line (account);
create index journal_line_order on journal_line (order_number, order_line) where order_number is not null;

-- Checked at commit, because an entry and its lines are several statements.
create function check_journal_entry(entry text) returns void language plpgsql as $$
declare
    announced int;
    counted   int;
    imbalance numeric;
begin
    select line_count into announced from journal_entry where number = entry;
    select count(*), coalesce(sum(debit - credit), 0) into counted, imbalance
        from journal_line where entry_number = entry;
    if counted <> announced then
        raise exception 'journal entry % has % lines but announced %', entry, counted, announced
            using errcode = 'integrity_constraint_violation', constraint = 'journal_entry_complete';
    end if;
    if imbalance <> 0 then
        raise exception 'journal entry % is out of balance by %', entry, imbalance
            using errcode = 'integrity_constraint_violation', constraint = 'journal_entry_balanced';
    end if;
end $$;

create function check_new_journal_entry() returns trigger language plpgsql as $$
begin
    perform check_journal_entry(new.number);
    return null;
end $$;

-- Positions below the announced count, each once: a complete entry has no place left for another line.
create function check_new_journal_line() returns trigger language plpgsql as $$
begin
    if new.position >= (select line_count from journal_entry where number = new.entry_number) then
        raise exception 'journal entry % has no line %', new.entry_number, new.position
            using errcode = 'integrity_constraint_violation', constraint = 'journal_entry_complete';
    end if;
    return null;
end $$;

create constraint trigger journal_entry_balanced after insert on journal_entry
    deferrable initially deferred for each row execute function check_new_journal_entry();
create trigger journal_line_belongs after insert on journal_line
    for each row execute function check_new_journal_line();

create function refuse_journal_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % of % refused, post a reversal instead', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = 'journal_append_only';
end $$;

create trigger journal_entry_append_only before update or delete or truncate on journal_entry
    for each statement execute function refuse_journal_change();
create trigger journal_line_append_only before update or delete or truncate on journal_line
    for each statement execute function refuse_journal_change();
