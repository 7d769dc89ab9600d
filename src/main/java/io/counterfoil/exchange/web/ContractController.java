package io.counterfoil.exchange.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.contract.ContractField;
import io.counterfoil.exchange.contract.Direction;
import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.contract.FieldType;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Exchange")
@RestController
@RequestMapping(ContractController.PATH)
class ContractController {
    static final String PATH = "/api/v1/exchange-contracts";

    private final ExchangeContracts contracts;

    ContractController(ExchangeContracts contracts) {
        this.contracts = contracts;
    }

    /** @param items in force, by key */
    record Register(
            List<ContractAnswer> items,
            @JsonProperty("_links") Links links) {}

    /** A version of a contract; durations as in ISO 8601: {@code PT15M}. */
    record ContractAnswer(
            @JsonUnwrapped ExchangeContract version,
            @JsonProperty("_links") Links links) {
        static ContractAnswer of(ExchangeContract one) {
            return new ContractAnswer(
                    one, Links.self(PATH + "/" + one.contract()).and("page", "/contracts/" + one.contract()));
        }
    }

    /** The next version; see the answer for the meaning of its parts. */
    record ContractDraft(
            @NotBlank String title,
            @NotNull Direction direction,
            @NotBlank String peer,
            @Nullable @Size(max = 200) String peerLogin,
            @NotBlank String businessObject,
            @NotBlank String cadence,
            @Nullable Duration lateAfter,
            @NotBlank String steward,
            @NotNull Duration reviewWithin,
            boolean applyLate,
            @NotBlank String region,
            @NotNull Duration expectedLatency,
            @Nullable Duration freshWithin,
            @Nullable Duration acknowledgedWithin,
            @NotBlank String reason,
            @NotNull @Size(max = 200) List<@NotNull @Valid FieldDraft> fields) {
        ExchangeContract as(String contract, int version) {
            return new ExchangeContract(
                    contract,
                    version,
                    title,
                    direction,
                    peer,
                    peerLogin,
                    businessObject,
                    cadence,
                    lateAfter,
                    steward,
                    reviewWithin,
                    applyLate,
                    region,
                    expectedLatency,
                    freshWithin,
                    acknowledgedWithin,
                    Instant.EPOCH,
                    "",
                    reason,
                    fields.stream().map(FieldDraft::of).toList());
        }
    }

    /** A field of the next version. */
    record FieldDraft(
            @NotBlank String field,
            @NotBlank String term,
            @NotNull FieldType type,
            boolean required,
            @NotBlank String owner) {
        static ContractField of(FieldDraft draft) {
            return new ContractField(draft.field, draft.term, draft.type, draft.required, draft.owner);
        }
    }

    @Operation(
            summary = "The register of exchange contracts",
            description = "Who owns which field, where it comes from, how fresh it must be. For everybody.")
    @GetMapping
    Register list() {
        return new Register(contracts.all().stream().map(ContractAnswer::of).toList(), Links.self(PATH));
    }

    @Operation(summary = "Every version of a contract, the one in force first")
    @GetMapping("/{contract}/versions")
    Register versions(@PathVariable String contract) {
        return new Register(
                contracts.versions(contract).stream().map(ContractAnswer::of).toList(),
                Links.self(PATH + "/" + contract + "/versions"));
    }

    @Operation(summary = "A contract in force")
    @GetMapping("/{contract}")
    ContractAnswer read(@PathVariable String contract) {
        return ContractAnswer.of(contracts.get(contract));
    }

    @Operation(
            summary = "Record the next version of a contract",
            description = "In force at once, for records that come from now on. 409 if another version came in between."
                    + " For operators; the reason stands in the audit trail.")
    @PutMapping("/{contract}/versions/{version}")
    ContractAnswer record(
            @PathVariable String contract,
            @PathVariable int version,
            @Valid @RequestBody ContractDraft draft,
            Person caller) {
        caller.mustBeOneOf(Role.OPERATOR);
        return ContractAnswer.of(contracts.record(draft.as(contract, version), caller.login()));
    }
}
