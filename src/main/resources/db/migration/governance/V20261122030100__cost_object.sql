-- A closure asks what is still committed on the cost object; an empty one answers nothing, unless the controller says so.
alter table measure add column no_cost_object boolean not null default false;
alter table measure add constraint measure_no_cost_object check (not no_cost_object or cost_object = '');
comment on column measure.no_cost_object is 'stated by the controller: there is none, so nothing can be committed on it';
