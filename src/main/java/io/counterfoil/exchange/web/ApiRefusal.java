package io.counterfoil.exchange.web;

/** The front door does not let a request pass. */
final class ApiRefusal extends RuntimeException {
    private final KnownProblem problem;

    ApiRefusal(KnownProblem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    ApiRefusal(KnownProblem problem, String detail, Throwable cause) {
        super(detail, cause);
        this.problem = problem;
    }

    KnownProblem problem() {
        return problem;
    }
}
