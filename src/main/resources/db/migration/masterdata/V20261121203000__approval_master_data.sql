-- Who owns a cost centre, heads its department or manages a category is master data: people change more often than models.
create table product_category (
    category text primary key,
    name     text not null,
    manager  text
);
comment on column product_category.manager is 'login; null: everybody in the group of category managers may decide';
insert into product_category (category, name) values ('IT', 'Information technology'), ('CONSULTING', 'Consulting');

alter table cost_centre
    add column owner    text,
    add column head     text,
    add column category text references product_category;
comment on column cost_centre.owner is 'login; null: everybody in the group of cost-centre owners may decide';
comment on column cost_centre.head is 'login of the head of its department; null: everybody in that group may decide';
comment on column cost_centre.category is 'category of everything bought on it, whatever the lines say; null: only the lines say';

-- A supplier is new until a vendor-master steward has approved an order with it; those known before this table was are not.
alter table supplier
    add column checked_by text,
    add column checked_on date,
    add check ((checked_by is null) = (checked_on is null));
update supplier set checked_by = 'counterfoil', checked_on = current_date;
