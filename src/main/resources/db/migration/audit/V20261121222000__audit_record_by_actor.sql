-- Whoever did something to a document may read its case: asked with each case that is read.
create index audit_record_actor on audit_record (actor, business_key);
