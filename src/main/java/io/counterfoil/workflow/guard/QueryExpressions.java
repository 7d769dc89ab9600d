package io.counterfoil.workflow.guard;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.query.Query;

/**
 * Expressions in queries are code of the caller (CVE-2026-109432: the engine overlooks those in sub-queries). A query
 * sent by a client may hold none, at any depth. A stored filter may hold the few that ready-made filters need.
 */
final class QueryExpressions {
    private QueryExpressions() {}

    /** The person, the person's groups, now, and a distance from now: nothing that could be made to do more. */
    private static final Pattern IN_STORED_FILTERS =
            Pattern.compile("[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)"
                    + "|now\\(\\)|dateTime\\(\\)(\\.(plus|minus)(Hours|Days|Weeks|Months)\\(\\d{1,4}\\)){0,3})\\s*}");

    private static final CommandField<String> FILTER_ID =
            new CommandField<>(AbstractExecuteFilterCmd.class, "filterId", String.class);
    private static final CommandField<Query> EXTENSION =
            new CommandField<>(AbstractExecuteFilterCmd.class, "extendingQuery", Query.class);
    private static final CommandField<FilterEntity> SAVED =
            new CommandField<>(SaveFilterCmd.class, "filter", FilterEntity.class);

    static void refuseAll(AbstractQuery<?, ?> query) {
        walk(query, false);
    }

    static void examine(AbstractExecuteFilterCmd execution, CommandContext context) {
        if (EXTENSION.of(execution) instanceof AbstractQuery<?, ?> extension) {
            walk(extension, false);
        }
        var id = FILTER_ID.of(execution);
        var stored = id == null ? null : context.getFilterManager().findFilterById(id);
        if (stored != null) {
            examine(stored);
        }
    }

    static void examine(SaveFilterCmd save) {
        var filter = SAVED.of(save);
        if (filter != null) {
            examine(filter);
        }
    }

    private static void examine(FilterEntity filter) {
        Query<?, ?> query = filter.getQuery();
        walk((AbstractQuery<?, ?>) Objects.requireNonNull(query), true);
    }

    private static void walk(AbstractQuery<?, ?> query, boolean stored) {
        for (Map.Entry<String, String> expression : query.getExpressions().entrySet()) {
            if (!stored || !IN_STORED_FILTERS.matcher(expression.getValue()).matches()) {
                throw new GuardRefusal("Query is refused: " + expression.getKey() + " holds the expression "
                        + expression.getValue() + ". Send the value itself; stored filters may use currentUser(),"
                        + " currentUserGroups(), now() and dateTime().plusDays(n).");
            }
        }
        if (query instanceof TaskQueryImpl tasks) {
            for (TaskQueryImpl part : tasks.getQueries()) {
                if (part != query) {
                    walk(part, stored);
                }
            }
        }
    }
}
