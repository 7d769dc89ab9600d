-- When people work: hours per weekday on a clock at the wall, public holidays by country from the library, days of one's own.
create table working_calendar (
    id          text    primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$'),
    name        text    not null,
    zone        text    not null,
    country     text    not null default '',
    subdivision text    not null default '',
    by_default  boolean not null default false,
    check (country <> '' or subdivision = '')
);
comment on column working_calendar.country is 'ISO 3166-1 alpha-2, small letters; empty: no public holidays';
create unique index working_calendar_default on working_calendar (by_default) where by_default;

create table calendar_hours (
    calendar text     not null references working_calendar,
    weekday  smallint not null check (weekday between 1 and 7),
    opens    time     not null check (opens < '24:00'),
    closes   time     not null check (closes < '24:00'),
    primary key (calendar, weekday, opens),
    check (closes > opens or closes = '00:00')
);
comment on column calendar_hours.weekday is 'ISO: 1 is Monday';
comment on column calendar_hours.closes is '00:00 is the end of the day';

-- Closing days, half days, and days worked although the week or a holiday says otherwise.
create table calendar_day (
    calendar text not null references working_calendar,
    day      date not null,
    name     text not null,
    opens    time check (opens < '24:00'),
    closes   time check (closes < '24:00'),
    primary key (calendar, day),
    check ((opens is null) = (closes is null)),
    check (closes > opens or closes = '00:00')
);

create table calendar_of_entity (
    legal_entity text primary key,
    calendar     text not null references working_calendar
);

-- How many working days a task has, where it is not what its diagram says.
create table task_deadline (
    process      text          not null,
    task         text          not null,
    working_days numeric(7, 2) not null check (working_days > 0),
    primary key (process, task)
);

-- What is to be done about a task that stays undone, planned when it begins, each kind once. The rows of tasks that are
-- done go away at their time.
create table task_reminder (
    task_id      text        not null,
    kind         text        not null check (kind in ('HALFWAY', 'DUE', 'ESCALATION')),
    planned_for  timestamptz not null,
    done_at      timestamptz,
    tried_at     timestamptz,
    failure      text,
    primary key (task_id, kind)
);
create index task_reminder_open on task_reminder (planned_for) where done_at is null;

insert into working_calendar (id, name, zone, country, by_default)
values ('standard', 'Monday to Friday, nine to five', 'Europe/Berlin', 'de', true);
insert into calendar_hours (calendar, weekday, opens, closes)
select 'standard', weekday, '09:00', '17:00' from generate_series(1, 5) weekday;
