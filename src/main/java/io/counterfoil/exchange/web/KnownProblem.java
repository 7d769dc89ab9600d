package io.counterfoil.exchange.web;

import io.counterfoil.exchange.api.ProblemCode;

/** What can be wrong with a request before any business rule sees it. The names are contract. */
enum KnownProblem {
    MALFORMED_REQUEST(400, "The request cannot be understood; detail says which part. Correct it and send it again."),
    MALFORMED_JSON(
            400, "The body is not the JSON the operation takes; detail names line, column and field. Correct it."),
    INVALID_FIELDS(400, "Fields have values that cannot be; errors names each with its value and the reason."),
    IDEMPOTENCY_KEY_MISSING(
            400,
            "Creating requests need the header Idempotency-Key: a value of your choice, unique per thing to create,"
                    + " the same in every repetition. A UUID will do."),
    IDEMPOTENCY_KEY_MALFORMED(400, "An Idempotency-Key has 1 to 255 visible ASCII characters and stands once."),
    UNAUTHENTICATED(401, "Log in: HTTP Basic with login and password of a user of this installation."),
    FORBIDDEN(403, "Your roles do not allow this; ask an administrator if they should."),
    NOT_FOUND(404, "There is nothing at this address, or not for you."),
    METHOD_NOT_ALLOWED(405, "The address exists but does not take this method; header Allow lists those it takes."),
    NOT_ACCEPTABLE(406, "The answer cannot be given in a format that header Accept allows."),
    REQUEST_IN_FLIGHT(409, "A request with this Idempotency-Key is being worked on. Repeat it after Retry-After."),
    CONCURRENT_CHANGE(409, "Someone changed the same document at the same moment; nothing was done. Read it, repeat."),
    ALREADY_EXISTS(409, "The same thing has been created by another request; nothing was done. Read it."),
    UPLOAD_TOO_LARGE(413, "The body is larger than counterfoil.upload-limit allows. Send less, or have it raised."),
    UNSUPPORTED_MEDIA_TYPE(415, "The operation does not read this Content-Type; detail lists those it reads."),
    IDEMPOTENCY_KEY_REUSED(
            422, "This Idempotency-Key belongs to another request with another body. Take a new key for a new thing."),
    INTERNAL_ERROR(500, "A defect of Counterfoil; nothing was done. Report the traceId, it finds the log entry."),
    TEMPORARILY_UNAVAILABLE(
            503,
            "Something needed did not answer or is busy. Repeat after Retry-After, creating requests with the same"
                    + " Idempotency-Key: they are carried out once.");

    private final int status;
    private final String explanation;

    KnownProblem(int status, String explanation) {
        this.status = status;
        this.explanation = explanation;
    }

    int status() {
        return status;
    }

    ProblemCode entry() {
        return new ProblemCode(name(), status, explanation);
    }

    /** The problem of a bare HTTP error status, as the servlet container or a filter sends it. */
    static KnownProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> UPLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> TEMPORARILY_UNAVAILABLE;
            default -> status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
