-- Whose account is whose at the identity provider. A name that is given to another person there never becomes the first one's
-- account here, and a local account is never taken over by a name from there.
create table external_account (
    login        text        primary key,
    issuer       text        not null,
    subject      text        not null,
    confirmed_at timestamptz not null,
    left_at      timestamptz,
    unique (issuer, subject)
);
comment on column external_account.confirmed_at is 'issue time of the newest token that told the roles';
comment on column external_account.left_at is 'when the provider stopped knowing the person; older tokens are worthless';
