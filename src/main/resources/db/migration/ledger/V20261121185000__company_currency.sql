-- Books are kept in the company's currency: every line says what it is worth there, beside the document's amount.
create function company_currency() returns text language sql immutable as $$ select 'EUR' $$;

alter table journal_line
    add column company_debit  numeric(19, 4) check (company_debit >= 0),
    add column company_credit numeric(19, 4) check (company_credit >= 0),
    add column item           text check (item <> '');
comment on column journal_line.company_debit is 'in company_currency(); cleared items at the rate they were opened at';
comment on column journal_line.item is 'what stays open on the account until it is cleared: an invoice, an order''s retention';

-- Entries of before: the budget rate is the only rate their time knew, so foreign ones take it, rounded so that each
-- side adds up. Later entries take the rate of their day.
do $$
declare
    unknown text;
begin
    select string_agg(distinct e.currency, ', ') into unknown from journal_entry e
        where e.currency <> company_currency() and not exists (select 1 from budget_rate b where b.currency = e.currency);
    if unknown is not null then
        raise exception 'the journal holds entries in % but budget_rate has no row for it: add one, then start again', unknown;
    end if;
end $$;

alter table journal_line disable trigger journal_line_append_only;
update journal_line l set
    company_debit = case when l.debit > 0 then w.worth else 0 end,
    company_credit = case when l.credit > 0 then w.worth else 0 end,
    item = case when l.account = (select account_code from account_purpose where purpose = 'ACCOUNTS_PAYABLE')
        and w.document_type in ('SUPPLIER_INVOICE', 'PAYMENT') then w.document_key end
from (
    select x.entry_number, x.position, x.document_type, x.document_key,
        round(sum(x.amount) over upto * x.rate, 2) - round((sum(x.amount) over upto - x.amount) * x.rate, 2) as worth
    from (
        select j.entry_number, j.position, j.debit > 0 as debited, j.debit + j.credit as amount,
            case when e.currency = company_currency() then 1 else b.rate end as rate, e.document_type, e.document_key
        from journal_line j join journal_entry e on e.number = j.entry_number
            left join budget_rate b on b.currency = e.currency
    ) x
    window upto as (partition by x.entry_number, x.debited order by x.position)
) w
where w.entry_number = l.entry_number and w.position = l.position;
alter table journal_line enable trigger journal_line_append_only;

alter table journal_line
    alter column company_debit set not null,
    alter column company_credit set not null,
    drop constraint journal_line_debit_or_credit,
    -- A difference of exchange has no amount in the document's currency; a very small amount none in the company's.
    add constraint journal_line_debit_or_credit check (
        (debit > 0 and credit = 0 and company_credit = 0)
        or (credit > 0 and debit = 0 and company_debit = 0)
        or (debit = 0 and credit = 0 and (company_debit > 0) <> (company_credit > 0)));
create index journal_line_item on journal_line (account, item) where item is not null;

create or replace function check_journal_entry(entry text) returns void language plpgsql as $$
declare
    announced int;
    own       boolean;
    counted   int;
    imbalance numeric;
    company   numeric;
    differing int;
begin
    select line_count, currency = company_currency() into announced, own from journal_entry where number = entry;
    select count(*), coalesce(sum(debit - credit), 0), coalesce(sum(company_debit - company_credit), 0),
            count(*) filter (where (debit, credit) is distinct from (company_debit, company_credit))
        into counted, imbalance, company, differing from journal_line where entry_number = entry;
    if counted <> announced then
        raise exception 'journal entry % has % lines but announced %', entry, counted, announced
            using errcode = 'integrity_constraint_violation', constraint = 'journal_entry_complete';
    end if;
    if imbalance <> 0 then
        raise exception 'journal entry % is out of balance by %', entry, imbalance
            using errcode = 'integrity_constraint_violation', constraint = 'journal_entry_balanced';
    end if;
    if company <> 0 then
        raise exception 'journal entry % is out of balance by % in company currency', entry, company
            using errcode = 'integrity_constraint_violation', constraint = 'journal_entry_balanced';
    end if;
    if own and differing > 0 then
        raise exception 'journal entry % is in company currency but % of its lines name two amounts', entry, differing
            using errcode = 'integrity_constraint_violation', constraint = 'journal_entry_one_amount';
    end if;
end $$;
