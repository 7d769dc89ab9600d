package io.counterfoil.exchange.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/**
 * What is true of every operation is described here once: login, keys, problems, paging. Operations describe only
 * themselves.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String ABOUT = """
            From requisition to paid invoice, for external applications.

            **Login.** HTTP Basic with a user of this installation; every operation needs it.

            **Creating.** Every POST needs the header `Idempotency-Key`, a value of your choice (a UUID will do) that \
            is unique per thing to create. Send the same request with the same key as often as you like: it is carried \
            out once, and repetitions get the first answer again with `Idempotent-Replayed: true`. The same key with \
            another body is refused with 422, and while the first request is being worked on with 409 and \
            `Retry-After`. An answer with an error status did nothing and is not remembered: correct the request and \
            send it again.

            **Business keys.** Documents are named by what people call them: `REQ-1001`, `PO-1001`, `GR-1001`, \
            `S-100/INV-9`. In an address a key stands as it is; characters other than letters, digits, `-`, `_`, `.` \
            and the slash between two others are best written as `~` and two hexadecimal digits per UTF-8 byte \
            (`INV 9` is `INV~209`), which no proxy rewrites. The links in answers are written so.

            **Answers** carry the business key, the state, and `_links` to where one can go from there.

            **Amounts and quantities** are decimal text, `"1234.50"`; numbers are read too, digit by digit. At most 15 \
            digits before the point and 10 after, no exponent. Dates are `2026-11-21`, times are UTC.

            **Lists** take `?page=0&size=50` (at most 200) and answer `items`, `page`, `size`, `total` and `_links` \
            with `next` and `prev`.

            **Problems** are `application/problem+json` (RFC 9457): `type` leads to an explanation, `code` is the same \
            for programs, `detail` says what to do, `errors` names fields, `traceId` finds the log entry. All codes: \
            `GET /problems`.

            **Size.** A body above the upload limit (20 MB unless configured otherwise) is refused with 413.
            """;

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        BigDecimal.class,
                        new StringSchema()
                                .format("decimal")
                                .pattern("^-?[0-9]{1,15}(\\.[0-9]{1,10})?$")
                                .example("1234.50"));
    }

    @Bean
    OpenAPI counterfoilApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Counterfoil API")
                        .version("v1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("this installation")))
                .components(new Components()
                        .addSecuritySchemes(
                                "basicAuth",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basicAuth"));
    }

    @Bean
    OpenApiCustomizer whatEveryOperationShares() {
        return api -> {
            ModelConverters.getInstance()
                    .readAll(Problem.class)
                    .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        if (path.startsWith("/api/")) {
                            describe(operation, method, path);
                        }
                    }));
        };
    }

    private static void describe(Operation operation, PathItem.HttpMethod method, String path) {
        problems(operation, 400, 401, 403, 406, 500, 503);
        if (path.contains("{")) {
            problems(operation, 404);
        }
        if (method != PathItem.HttpMethod.GET) {
            problems(operation, 409, 413, 415, 422);
        }
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(CreatingRequest.HEADER)
                    .required(true)
                    .description("Unique per thing to create, the same in every repetition; visible ASCII")
                    .example("8e03978e-40d5-43e8-bc93-6894a57f9324")
                    .schema(new StringSchema().minLength(1).maxLength(255).pattern("^[\\x21-\\x7E]{1,255}$")));
            operation.getResponses().forEach((status, answer) -> {
                if (status.startsWith("2")) {
                    answer.addHeaderObject(
                            StoredAnswer.REPLAYED,
                            new Header()
                                    .description("true if this is the answer to an earlier sending")
                                    .schema(new StringSchema()._enum(List.of("true"))));
                }
            });
        }
    }

    private static void problems(Operation operation, int... statuses) {
        for (int status : statuses) {
            operation
                    .getResponses()
                    .computeIfAbsent(
                            String.valueOf(status),
                            absent -> new ApiResponse()
                                    .description(codesOf(status))
                                    .content(new Content()
                                            .addMediaType(
                                                    MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                    new io.swagger.v3.oas.models.media.MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/Problem")))));
        }
    }

    private static String codesOf(int status) {
        var codes = Arrays.stream(KnownProblem.values())
                .filter(problem -> problem.status() == status)
                .map(KnownProblem::name)
                .collect(Collectors.joining(", "));
        return status == 403 || status == 404 || status == 409 || status == 422
                ? codes + ", or the code of a business rule"
                : codes;
    }
}
