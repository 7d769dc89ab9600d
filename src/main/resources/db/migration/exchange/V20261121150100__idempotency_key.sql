-- The answer to a creating request, committed with what it created: whoever repeats the request gets it again.
create table idempotency_key (
    caller         text        not null,
    key            text        not null check (length(key) between 1 and 255),
    request_digest text        not null check (length(request_digest) = 64),
    answered_at    timestamptz not null,
    status         int         not null check (status between 200 and 399),
    location       text,
    content_type   text,
    body           bytea       not null,
    primary key (caller, key)
);
