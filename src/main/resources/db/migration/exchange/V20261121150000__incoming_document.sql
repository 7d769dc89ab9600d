-- What came in is evidence: kept byte for byte with its digest, and nobody can change or delete it afterwards.
create sequence incoming_document_number start 1001;

create table incoming_document (
    number        text        primary key,
    received_at   timestamptz not null,
    received_from text        not null,
    media_type    text        not null check (length(media_type) <= 255),
    size          bigint      not null check (size = octet_length(content)),
    sha256        text        not null check (sha256 = encode(sha256(content), 'hex')),
    content       bytea       not null,
    state         text        not null default 'RECEIVED'
                              check (state in ('RECEIVED', 'ACCEPTED', 'REJECTED', 'DUPLICATE')),
    reason        text,
    settled_at    timestamptz,
    check ((state = 'RECEIVED') = (settled_at is null)),
    check (state = 'RECEIVED' or reason is not null)
);
create index incoming_document_sha256 on incoming_document (sha256);
create index incoming_document_received on incoming_document (received_at);

create function refuse_change_of_incoming_document() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'incoming documents are evidence: % refused', lower(tg_op);
    end if;
    if old.state <> 'RECEIVED'
       or (old.number, old.received_at, old.received_from, old.media_type, old.size, old.sha256, old.content)
          is distinct from
          (new.number, new.received_at, new.received_from, new.media_type, new.size, new.sha256, new.content) then
        raise exception 'incoming document % is evidence: only its outcome may be set, once', old.number;
    end if;
    return new;
end $$;

create trigger incoming_document_is_evidence before update or delete on incoming_document
    for each row execute function refuse_change_of_incoming_document();
create trigger incoming_document_stays before truncate on incoming_document
    for each statement execute function refuse_change_of_incoming_document();
