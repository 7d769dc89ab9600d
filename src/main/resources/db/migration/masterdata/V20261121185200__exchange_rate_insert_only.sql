-- Books were kept at the rates that stand here: a rate is added for a day, never changed.
create function refuse_exchange_rate_change() returns trigger language plpgsql as $$
begin
    raise exception 'exchange rates are never changed: % refused, add a rate for a later day instead', tg_op
        using errcode = 'integrity_constraint_violation', constraint = 'exchange_rate_insert_only';
end $$;
create trigger exchange_rate_insert_only before update or delete or truncate on exchange_rate
    for each statement execute function refuse_exchange_rate_change();
