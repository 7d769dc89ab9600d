-- Documents of one procure-to-pay story share a case, so that duties and history can be read across processes.
create table case_document (
    business_key text        not null,
    case_key     text        not null,
    joined_at    timestamptz not null default clock_timestamp(),
    primary key (business_key, case_key)
);
create index case_document_case on case_document (case_key);
