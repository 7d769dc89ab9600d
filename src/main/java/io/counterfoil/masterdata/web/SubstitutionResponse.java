package io.counterfoil.masterdata.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.identity.Substitution;
import java.time.LocalDate;
import java.util.List;

/** A substitution as callers see it. States: PLANNED, ACTIVE, ENDED, REVOKED. */
record SubstitutionResponse(
        String businessKey,
        String state,
        String absent,
        String substitute,
        LocalDate firstDay,
        LocalDate lastDay,
        List<String> processes,
        String reason,
        String enteredBy,
        @JsonProperty("_links") Links links) {

    static SubstitutionResponse of(Substitution one, LocalDate today) {
        var path = SubstitutionController.PATH + "/" + one.number();
        return new SubstitutionResponse(
                one.number(),
                one.state(today),
                one.absent(),
                one.substitute(),
                one.firstDay(),
                one.lastDay(),
                one.processes(),
                one.reason(),
                one.enteredBy(),
                Links.self(SubstitutionController.PATH)
                        .and("revocation", path + "/revocation")
                        .and("page", "/substitutions"));
    }
}
