-- The board asks for the dead of a contract, whichever object they are about.
create index exchange_outbox_dead on exchange_outbox (contract) where state = 'DEAD';
