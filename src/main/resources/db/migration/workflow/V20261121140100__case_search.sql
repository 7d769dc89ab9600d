-- People look for a case by any document's key in any case, or by the invoice number alone, and read the newest first.
create index case_document_key_typed on case_document (lower(business_key));
create index case_document_number_typed
    on case_document (lower(substr(business_key, strpos(business_key, '/') + 1)));
create index case_document_opened on case_document (joined_at desc, case_key) where business_key = case_key;
