-- A tolerance set decides what is paid unseen, so nothing about it changes once it is proposed but its state, and only forward.
alter table tolerance_set
    drop constraint tolerance_set_status_check,
    add constraint tolerance_set_status_check check (status in ('DRAFT', 'IN_FORCE', 'REPLACED', 'REFUSED')),
    add constraint tolerance_set_name_reads check (name ~ '^[A-Z][A-Z0-9_]{0,19}$'),
    add column reason          text not null default 'Shipped with the product',
    add column proposed_by     text not null default 'counterfoil' check (proposed_by <> ''),
    add column decided_by      text check (decided_by <> ''),
    add column decided_at      timestamptz,
    add column decision_reason text not null default '',
    add column in_force_at     timestamptz,
    add column replaced_at     timestamptz;
update tolerance_set
   set decided_by = 'counterfoil', decided_at = created_at,
       in_force_at = case when status in ('IN_FORCE', 'REPLACED') then created_at end,
       replaced_at = case when status = 'REPLACED' then created_at end
 where status <> 'DRAFT';
alter table tolerance_set
    alter column reason drop default,
    alter column proposed_by drop default,
    add constraint a_second_person_decides
        check (decided_by <> proposed_by or proposed_by = 'counterfoil'),
    add constraint decided_unless_draft
        check ((status = 'DRAFT') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    add constraint in_force_since check ((status in ('IN_FORCE', 'REPLACED')) = (in_force_at is not null)),
    add constraint replaced_since check ((status = 'REPLACED') = (replaced_at is not null));
comment on column tolerance_set.created_at is 'when it was proposed';

-- With two drafts for one scope, the second would be approved against a set that acts no more.
create unique index tolerance_set_one_draft on tolerance_set (scope, applies_to) where status = 'DRAFT';

create function tolerance_set_is_governed() returns trigger language plpgsql as $$
declare
    newest int;
    gaps   text;
begin
    if tg_op = 'DELETE' then
        raise exception 'tolerance set % version % stays on record: sets are replaced or refused, never deleted',
            old.name, old.version using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'INSERT' then
        select max(version) into newest from tolerance_set where name = new.name;
        if new.version <> coalesce(newest, 0) + 1 then
            raise exception 'version % of tolerance set % must be %: versions count up without gaps',
                new.version, new.name, coalesce(newest, 0) + 1 using errcode = 'integrity_constraint_violation';
        end if;
        if new.status <> 'DRAFT' then
            raise exception 'tolerance set % version % must begin as DRAFT', new.name, new.version
                using errcode = 'integrity_constraint_violation';
        end if;
        if exists (select 1 from tolerance_set
                    where name = new.name and (scope, applies_to) <> (new.scope, new.applies_to)) then
            raise exception 'tolerance set % keeps its scope: copy it under another name', new.name
                using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if (old.name, old.version, old.scope, old.applies_to, old.way, old.basis, old.pays, old.description, old.reason,
        old.proposed_by, old.created_at)
        is distinct from
       (new.name, new.version, new.scope, new.applies_to, new.way, new.basis, new.pays, new.description, new.reason,
        new.proposed_by, new.created_at)
       or old.status <> 'DRAFT' and (old.decided_by, old.decided_at, old.decision_reason, old.in_force_at)
        is distinct from (new.decided_by, new.decided_at, new.decision_reason, new.in_force_at) then
        raise exception 'tolerance set % version % does not change: propose a new version', old.name, old.version
            using errcode = 'integrity_constraint_violation';
    end if;
    if (old.status, new.status) not in
        (('DRAFT', 'IN_FORCE'), ('DRAFT', 'REFUSED'), ('IN_FORCE', 'REPLACED')) then
        raise exception 'tolerance set % version % cannot go from % to %', old.name, old.version, old.status, new.status
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.status = 'IN_FORCE' then
        select string_agg(key, ', ' order by position) into gaps from tolerance_key
         where not exists (select 1 from tolerance_limit l
                            where l.set_name = new.name and l.set_version = new.version and l.key = tolerance_key.key);
        if gaps is not null then
            raise exception 'tolerance set % version % has no limit for %', new.name, new.version, gaps
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end $$;
create trigger tolerance_set_governed
    before insert or update or delete on tolerance_set
    for each row execute function tolerance_set_is_governed();

create function tolerance_limit_is_governed() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'limit % of tolerance set % version % does not change: propose a new version',
            old.key, old.set_name, old.set_version using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select 1 from tolerance_set
                where name = new.set_name and version = new.set_version and status <> 'DRAFT') then
        raise exception 'tolerance set % version % is no draft and takes no limit %',
            new.set_name, new.set_version, new.key using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger tolerance_limit_governed
    before insert or update or delete on tolerance_limit
    for each row execute function tolerance_limit_is_governed();

create function tolerance_stays_on_record() returns trigger language plpgsql as $$
begin
    raise exception 'table % stays on record and is not emptied', tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger tolerance_set_not_emptied before truncate on tolerance_set
    for each statement execute function tolerance_stays_on_record();
create trigger tolerance_limit_not_emptied before truncate on tolerance_limit
    for each statement execute function tolerance_stays_on_record();
