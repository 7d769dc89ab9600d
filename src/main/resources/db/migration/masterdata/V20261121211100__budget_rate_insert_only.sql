-- Approvals were asked and budgets drawn at the rates that stand here: one is added, never changed.
create function refuse_budget_rate_change() returns trigger language plpgsql as $$
begin
    raise exception 'budget rates are never changed: % refused', tg_op
        using errcode = 'integrity_constraint_violation', constraint = 'budget_rate_insert_only';
end $$;
create trigger budget_rate_insert_only before update or delete or truncate on budget_rate
    for each statement execute function refuse_budget_rate_change();
