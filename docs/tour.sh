#!/usr/bin/env bash
# Drives one purchase from requisition to payment file through a running Counterfoil with the demo people, then
# tries what must be refused. Each run uses keys of its own, so it may be repeated. Ends with 1 at the first deviation.
#
#   docs/tour.sh [BASE_URL]      default http://localhost:8080; needs bash, curl and the usual Unix tools
#   TOUR_WAIT=90                 seconds to wait for each step that runs in the background
set -euo pipefail

BASE=${1:-http://localhost:8080}
BASE=${BASE%/}
WAIT=${TOUR_WAIT:-90}
HERE=$(cd "$(dirname "$0")" && pwd)
RUN=$(date +%s)-$$
TODAY=$(date -u +%F)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

fail() {
    printf 'DEVIATION  %s\n' "$*" >&2
    exit 1
}

# say PERSON WHAT KEY STATE
say() { printf '%-12s %-48s %-27s %s\n' "$@"; }

# call PERSON METHOD PATH [more of curl's options]: sets STATUS and BODY. Passwords are first name and "-demo".
call() {
    local person=$1 method=$2 path=$3
    shift 3
    STATUS=$(curl -sS --max-time 60 -u "$person:${person%%.*}-demo" -X "$method" \
        -o "$WORK/answer" -w '%{http_code}' "$@" "$BASE$path") || fail "$BASE does not answer $method $path"
    BODY=$(cat "$WORK/answer")
}

# create PERSON PATH KEY JSON: posts JSON under an Idempotency-Key.
create() { call "$1" POST "$2" -H "Idempotency-Key: tour-$RUN-$3" -H 'Content-Type: application/json' -d "$4"; }

expect() { [ "$STATUS" = "$1" ] || fail "$2: expected $1 but got $STATUS $BODY"; }

# text FIELD: the first value of a field in the last answer; amounts are text in this API.
text() { printf '%s' "$BODY" | grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d'"' -f4 || true; }

# all_of FIELD: every value of a field in the last answer, one per line.
all_of() { printf '%s' "$BODY" | grep -o "\"$1\":\"[^\"]*\"" | cut -d'"' -f4 || true; }

# await PERSON PATH FIELD VALUE: asks until the field has the value.
await() {
    local until=$((SECONDS + WAIT)) value=
    while [ "$SECONDS" -lt "$until" ]; do
        call "$1" GET "$2"
        expect 200 "read $2"
        value=$(text "$3")
        [ "$value" = "$4" ] && return
        sleep 0.5
    done
    fail "$2: $3 is '$value' and not '$4' after $WAIT s: $BODY"
}

# await_task PERSON BUSINESS_KEY TASK: waits until the engine offers the task to the person; sets TASK.
await_task() {
    local until=$((SECONDS + WAIT))
    while [ "$SECONDS" -lt "$until" ]; do
        call "$1" GET "/engine-rest/task?processInstanceBusinessKey=$2&taskDefinitionKey=$3"
        expect 200 "tasks of $2"
        TASK=$(text id)
        [ -n "$TASK" ] && return
        sleep 0.5
    done
    fail "$1 is not offered $3 of $2 after $WAIT s"
}

# claim PERSON: takes TASK on, as Tasklist does.
claim() {
    call "$1" POST "/engine-rest/task/$TASK/claim" -H 'Content-Type: application/json' -d "{\"userId\":\"$1\"}"
}

# decide PERSON BUSINESS_KEY TASK VARIABLES
decide() {
    await_task "$1" "$2" "$3"
    claim "$1"
    expect 204 "$1 claims $3"
    call "$1" POST "/engine-rest/task/$TASK/complete" -H 'Content-Type: application/json' -d "{\"variables\":$4}"
    expect 204 "$1 completes $3"
}
APPROVE='{"decision":{"value":"approve","type":"String"},"reason":{"value":"","type":"String"}}'
RELEASE='{"released":{"value":true,"type":"Boolean"},"reason":{"value":"","type":"String"}}'

# requisition KEY LINES: rita asks; sets REQUISITION.
requisition() {
    create rita.requester /api/v1/requisitions "$1" "{\"supplierNumber\":\"S-300\",\"costCentre\":\"CC-4712\",
        \"currency\":\"EUR\",\"purpose\":\"Tour $RUN\",\"lines\":[$2]}"
    expect 201 'create requisition'
    REQUISITION=$(text businessKey)
}

# receipt KEY LINES: rex records what arrived for ORDER; sets RECEIPT.
receipt() {
    create rex.receiver /api/v1/goods-receipts "$1" "{\"orderNumber\":\"$ORDER\",\"deliveryNote\":\"DN-$RUN-$1\",
        \"receivedOn\":\"$TODAY\",\"lines\":[$2]}"
    expect 201 'record goods receipt'
    RECEIPT=$(text businessKey)
}

# ordered: waits for the order of REQUISITION; sets ORDER.
ordered() {
    await rita.requester "/api/v1/requisitions/$REQUISITION" state ORDERED
    ORDER=$(text orderNumber)
    say '(engine)' 'places the order' "$ORDER" ORDERED
}

# entries DOCUMENT_KEY: the journal lines that book a document, one per line, as "account order debit credit".
entries() {
    call carla.controller GET "/api/v1/journal-entries?documentKey=$1"
    expect 200 "journal entries of $1"
    printf '%s' "$BODY" | grep -o '{"account":"[^}]*}' | while read -r line; do
        BODY=$line
        order=$(text orderNumber)
        printf '%s %s %s %s\n' "$(text account)" "${order:--}" "$(text debit)" "$(text credit)"
    done
}

call anna.payable GET '/api/v1/requisitions?size=1'
expect 200 "log in to $BASE as a demo person"
printf '%-12s %-48s %-27s %s\n' WHO WHAT DOCUMENT STATE

# further KEY: what was asked for before counts too, so a repeated tour may need more levels.
further() {
    local person
    for person in ian.it hana.head carl.category fiona.cfo bo.board bea.board; do
        call "$person" GET "/engine-rest/task?processInstanceBusinessKey=$1&taskDefinitionKey=Task_ApproveRequisition"
        expect 200 "tasks of $1"
        [ -z "$(text id)" ] || decide "$person" "$1" Task_ApproveRequisition "$APPROVE"
    done
}

# 1. Requisition, two approvals because it is above 1,000.00, order.
requisition wanted '{"description":"Seminar","quantity":"5","unit":"DAY","unitPrice":"1340.00"},
    {"description":"Raumkosten","quantity":"5","unit":"DAY","unitPrice":"300.00"},
    {"description":"Reisekostenpauschale","quantity":"5","unit":"XPP","unitPrice":"90.00"},
    {"description":"Seminarunterlagen","quantity":"11","unit":"XPP","unitPrice":"20.00"}'
WANTED=$REQUISITION
say rita "asks for a training, EUR $(text netAmount)" "$WANTED" "$(text state)"
decide olaf.owner "$WANTED" Task_ApproveRequisition "$APPROVE"
say olaf 'approves for the cost centre' "$WANTED" 'waits for IT governance'
decide ian.it "$WANTED" Task_ApproveRequisition "$APPROVE"
say ian 'approves: above 5,000 on an IT cost centre' "$WANTED" 'waits for the department head'
decide hana.head "$WANTED" Task_ApproveRequisition "$APPROVE"
further "$WANTED"
say hana 'approves for the department' "$WANTED" APPROVED
ordered

# 2. Goods receipt.
receipt arrived '{"orderLine":1,"quantity":"5"},{"orderLine":2,"quantity":"5"},
    {"orderLine":3,"quantity":"5"},{"orderLine":4,"quantity":"11"}'
say rex 'records what arrived' "$RECEIPT" RECORDED

# 3. A published XRechnung, with this order, number and date.
NUMBER=PRG-$RUN
sed -e "s/@INVOICE_NUMBER@/$NUMBER/" -e "s/@ORDER_NUMBER@/$ORDER/" -e "s/@ISSUE_DATE@/$TODAY/" \
    -e "s/@DUE_DATE@/$TODAY/" "$HERE/examples/xrechnung-order-invoice.xml" > "$WORK/invoice.xml"
bill() {
    call anna.payable POST /api/v1/supplier-invoices -H "Idempotency-Key: tour-$RUN-$1" \
        -H 'Content-Type: application/xml' --data-binary @"$WORK/invoice.xml"
}
bill invoice
expect 202 'hand in the e-invoice'
FIRST_ANSWER=$BODY
INVOICE=$(text businessKey)
say anna "hands in the supplier's e-invoice" "$INVOICE" "$(text state)"
await anna.payable "/api/v1/supplier-invoices/$INVOICE" state POSTED
[ "$(text verdict)" = TOUCHLESS ] || fail "$INVOICE was not matched touchless: $BODY"
[ "$(text payableAmount)" = 10555.30 ] || fail "$INVOICE is payable with $(text payableAmount)"
say '(engine)' 'checks EN 16931, matches three ways, posts' "$INVOICE" 'TOUCHLESS, POSTED'

# 4. Payment: collected by one person, released by another.
await anna.payable "/api/v1/payments?invoice=$INVOICE" state SCHEDULED
END_TO_END=$(text endToEndId)
say '(engine)' "schedules EUR $(text amount), due $(text dueDate)" "$INVOICE" SCHEDULED
create anna.payable /api/v1/payment-runs run "{\"dueUntil\":\"$TODAY\"}"
expect 201 'create payment run'
PAYMENT_RUN=$(text businessKey)
say anna 'collects due payments' "$PAYMENT_RUN" "$(text state)"
await anna.payable "/api/v1/payments?invoice=$INVOICE" paymentRun "$PAYMENT_RUN"
decide tara.treasurer "$PAYMENT_RUN" Task_ReleasePaymentRun "$RELEASE"
say tara 'releases them' "$PAYMENT_RUN" APPROVED
await tara.treasurer "/api/v1/payment-runs/$PAYMENT_RUN" state RELEASED
say '(engine)' "writes $(text fileName)" "$PAYMENT_RUN" RELEASED
SHA=$(text fileSha256)
await anna.payable "/api/v1/payments?invoice=$INVOICE" state RELEASED
call tara.treasurer GET "/api/v1/payment-runs/$PAYMENT_RUN/file"
expect 200 'read the payment file'
grep -q 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' "$WORK/answer" || fail 'the payment file is no pain.001.001.09'
tr -d '\n' < "$WORK/answer" | grep -o '<CdtTrfTxInf>.*</CdtTrfTxInf>' | sed 's/<CdtTrfTxInf>/\n&/g' \
    | grep "<EndToEndId>$END_TO_END<" > "$WORK/transfer" || fail "the payment file lacks $END_TO_END"
[ "$(wc -l < "$WORK/transfer")" -eq 1 ] || fail "the payment file holds $END_TO_END more than once"
grep -q '<InstdAmt Ccy="EUR">10555.30<' "$WORK/transfer" || fail "$END_TO_END is not EUR 10555.30: $(cat "$WORK/transfer")"
if command -v sha256sum > /dev/null; then
    sha256sum "$WORK/answer" | grep -q "^$SHA" || fail "the payment file is not the one with digest $SHA"
fi
say tara 'reads the file: EUR 10555.30, once' "$PAYMENT_RUN" "$END_TO_END"

# 5. The books balance, and what was received is no longer owed twice.
{ entries "$RECEIPT"; entries "$INVOICE"; } > "$WORK/journal"
BALANCED='function balanced(difference) { return difference < 0.005 && difference > -0.005 }'
awk "$BALANCED"' { debit += $3; credit += $4 } END { exit !(NR > 0 && debit > 0 && balanced(debit - credit)) }' \
    "$WORK/journal" || fail "debit and credit differ: $(cat "$WORK/journal")"
awk -v order="$ORDER" "$BALANCED"' $1 == 1900 && $2 == order { n++; grir += $4 - $3 } END { exit !(n > 1 && balanced(grir)) }' \
    "$WORK/journal" || fail "GR/IR of $ORDER is not zero: $(cat "$WORK/journal")"
say carla 'reads the journal: debit = credit, GR/IR zero' "$ORDER" BALANCED

# 6. Who did what, by the requisition's number.
call anna.payable GET "/api/v1/cases/$WANTED"
expect 200 "read the case of $WANTED"
for actor in rita.requester olaf.owner hana.head rex.receiver anna.payable tara.treasurer; do
    all_of actor | grep -qx "$actor" || fail "the case of $WANTED does not show $actor: $BODY"
done
paste <(all_of actor) <(all_of action) | while read -r actor action; do say "${actor%%.*}" "$action" '' 'in the trail'; done

echo
echo 'What is refused:'
bill again
expect 409 'the same invoice handed in again'
say anna 'hands in the same invoice again' "$INVOICE" "409 $(text code)"
bill invoice
expect 202 'the same request sent again'
[ "$BODY" = "$FIRST_ANSWER" ] || fail "the repeated request got another answer: $BODY"
say anna 'repeats a request under its Idempotency-Key' "$INVOICE" '202, the first answer'

requisition small '{"description":"Printed course book","quantity":"20","unit":"XPP","unitPrice":"10.00"}'
say rita 'asks for books, EUR 200.00' "$REQUISITION" "$(text state)"
await_task olaf.owner "$REQUISITION" Task_ApproveRequisition
claim rita.requester
expect 403 'rita claims the approval of her own requisition'
say rita 'tries to approve it herself' "$REQUISITION" 403
decide olaf.owner "$REQUISITION" Task_ApproveRequisition "$APPROVE"
further "$REQUISITION"
say olaf 'approves for the cost centre' "$REQUISITION" APPROVED
ordered
receipt books '{"orderLine":1,"quantity":"20"}'
say rex 'records what arrived' "$RECEIPT" RECORDED
create anna.payable /api/v1/supplier-invoices dearer "{\"supplierNumber\":\"S-300\",\"invoiceNumber\":\"DEAR-$RUN\",
    \"issueDate\":\"$TODAY\",\"dueDate\":\"$TODAY\",\"currency\":\"EUR\",\"orderNumber\":\"$ORDER\",
    \"netAmount\":\"240.00\",\"taxAmount\":\"16.80\",\"grossAmount\":\"256.80\",\"lines\":[{\"orderLine\":1,
    \"description\":\"Printed course book\",\"quantity\":\"20\",\"unit\":\"XPP\",\"unitPrice\":\"12.00\",
    \"netAmount\":\"240.00\",\"taxPercent\":\"7\"}]}"
expect 202 'hand in the dearer invoice'
DEARER=$(text businessKey)
await anna.payable "/api/v1/supplier-invoices/$DEARER" state HELD
say anna 'hands in an invoice that asks 12.00, not 10.00' "$DEARER" HELD
await_task bruno.buyer "$DEARER" Task_ReviewMatchException
say bruno 'is asked to decide' "$DEARER" 'waits for the buyer'

echo
echo "Everything as expected. See who did what: $BASE/cases/$WANTED"
