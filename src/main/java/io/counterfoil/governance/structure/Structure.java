package io.counterfoil.governance.structure;

import io.counterfoil.identity.Staff;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hierarchy above the measures. A node hangs under one of the level above, so no circle can arise. */
@Service
@Transactional
public class Structure {
    /** What a key looks like; it is part of addresses and file names. */
    public static final String KEY = "[A-Z0-9][A-Z0-9-]{0,39}";

    private static final String COLUMNS = "select node, level, name, parent, lead from structure_node ";

    private final JdbcClient jdbc;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Structure(JdbcClient jdbc, Staff staff, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<StructureNode> find(String node) {
        return jdbc.sql(COLUMNS + "where node = :node")
                .param("node", node)
                .query(StructureNode.class)
                .optional();
    }

    /** @throws NotFound {@code STRUCTURE_NODE_UNKNOWN} */
    @Transactional(readOnly = true)
    public StructureNode get(String node) {
        return find(node)
                .orElseThrow(() -> new NotFound("STRUCTURE_NODE_UNKNOWN", "there is no structure node " + node));
    }

    /** All nodes, parents before children, by key within a level. */
    @Transactional(readOnly = true)
    public List<StructureNode> all() {
        return jdbc.sql(COLUMNS
                        + "order by array_position(array['ORGANIZATION','PORTFOLIO','PROGRAM','PROJECT','MEASURE_PACKAGE'],"
                        + " level), node")
                .query(StructureNode.class)
                .list();
    }

    /** A node and everything below it, by key; everything there is if the node is null. */
    @Transactional(readOnly = true)
    public List<StructureNode> below(@Nullable String node) {
        return below(node, Level.values().length);
    }

    /**
     * A node with what is down to so many levels below it, by key; with no node, the tops and what is below them.
     *
     * @param levels 0 for the node alone, or for the tops alone
     */
    @Transactional(readOnly = true)
    public List<StructureNode> below(@Nullable String node, int levels) {
        return jdbc.sql("""
                        with recursive below as (
                            select node, level, name, parent, lead, 0 as depth from structure_node
                            where node = :node or (:node::text is null and parent is null)
                            union all
                            select child.node, child.level, child.name, child.parent, child.lead, depth + 1
                            from structure_node child join below on child.parent = below.node
                            where depth < :levels)
                        select node, level, name, parent, lead from below order by node
                        """)
                .param("node", node)
                .param("levels", levels)
                .query(StructureNode.class)
                .list();
    }

    /** By key. */
    @Transactional(readOnly = true)
    public List<StructureNode> page(int size, long offset) {
        return jdbc.sql(COLUMNS + "order by node limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(StructureNode.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from structure_node").query(Long.class).single();
    }

    /** The node itself and everything above it, from the top. */
    @Transactional(readOnly = true)
    public List<StructureNode> pathTo(String node) {
        return jdbc.sql("""
                        with recursive path as (
                            select node, level, name, parent, lead, 0 as depth from structure_node where node = :node
                            union all
                            select above.node, above.level, above.name, above.parent, above.lead, depth + 1
                            from structure_node above join path on path.parent = above.node)
                        select node, level, name, parent, lead from path order by depth desc
                        """).param("node", node).query(StructureNode.class).list();
    }

    /** Who leads the node of this level above; empty if nobody does. */
    @Transactional(readOnly = true)
    public Optional<String> leadAbove(String node, Level level) {
        return pathTo(node).stream()
                .filter(above -> above.level() == level)
                .map(StructureNode::lead)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Oldest first; of a node or a measure. */
    @Transactional(readOnly = true)
    public List<StructureMove> movesOf(String moved) {
        return jdbc.sql("select moved, from_parent, to_parent, moved_by, moved_at, reason from structure_move"
                        + " where moved = :moved order by move")
                .param("moved", moved)
                .query(StructureMove.class)
                .list();
    }

    /**
     * Adds a node, or changes name and lead of one that is there; where it hangs is changed by {@link #move} only.
     *
     * @return whether it was new
     * @throws BusinessRuleViolation {@code STRUCTURE_PARENT_WRONG}, {@code ACCOUNT_MISSING}
     * @throws Forbidden {@code NOT_YOURS_TO_NAME} if somebody names themselves
     * @throws Conflict {@code STRUCTURE_NODE_DIFFERS} if it stands at another level or under another parent
     */
    public boolean put(StructureNode wanted, String by) {
        new InputCheck()
                .that(wanted.node().matches(KEY), "node", "must match " + KEY + " but is " + wanted.node())
                .text("name", wanted.name(), 200)
                .done();
        requireParent(wanted.level(), wanted.parent());
        requirePerson(wanted.lead());
        lock(wanted.node());
        var known = find(wanted.node());
        requireOtherLead(known.map(StructureNode::lead), wanted.lead(), by);
        known.ifPresent(node -> requireSamePlace(node, wanted));
        if (known.filter(wanted::equals).isPresent()) {
            return false;
        }
        write(wanted);
        record(
                wanted.node(),
                by,
                known.isPresent() ? "STRUCTURE_NODE_CHANGED" : "STRUCTURE_NODE_ADDED",
                "",
                figures(wanted));
        return known.isEmpty();
    }

    /**
     * Hangs a node, with everything below it, under another parent of the same level as the one before.
     *
     * @throws BusinessRuleViolation {@code STRUCTURE_PARENT_WRONG}
     */
    public StructureNode move(String node, String parent, String reason, String by) {
        new InputCheck().text("reason", reason, 1000).done();
        lock(node);
        var moved = get(node);
        requireParent(moved.level(), parent);
        var from = moved.parent();
        if (from == null || from.equals(parent)) {
            throw new Conflict("STRUCTURE_UNCHANGED", "parent: " + node + " hangs under " + parent + " already");
        }
        jdbc.sql("update structure_node set parent = :parent where node = :node")
                .param("parent", parent)
                .param("node", node)
                .update();
        recordMove(node, from, parent, reason, by);
        return get(node);
    }

    /** Notes that a node or a measure now hangs elsewhere, in the words of who moved it. */
    public void recordMove(String moved, String from, String to, String reason, String by) {
        jdbc.sql("insert into structure_move (moved, from_parent, to_parent, moved_by, moved_at, reason)"
                        + " values (:moved, :from, :to, :by, :at, :reason)")
                .param("moved", moved)
                .param("from", from)
                .param("to", to)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("reason", reason.strip())
                .update();
        record(moved, by, "MOVED", reason, Map.of("from", from, "to", to));
    }

    /** @throws BusinessRuleViolation {@code STRUCTURE_PARENT_WRONG} unless the node exists at this level */
    public void requireLevel(String field, String node, Level level) {
        if (find(node).filter(known -> known.level() == level).isEmpty()) {
            throw new BusinessRuleViolation(
                    "STRUCTURE_PARENT_WRONG", field + ": there is no " + level.title() + " " + node);
        }
    }

    private void requireParent(Level level, @Nullable String parent) {
        var above = level.above();
        if (above.isEmpty() != (parent == null)) {
            throw new BusinessRuleViolation(
                    "STRUCTURE_PARENT_WRONG",
                    "parent: a node of level " + level.title() + " hangs under "
                            + above.map(upper -> "one of level " + upper.title())
                                    .orElse("nothing"));
        }
        if (parent != null) {
            requireLevel("parent", parent, above.orElseThrow());
        }
    }

    private void requirePerson(@Nullable String lead) {
        if (lead != null && !staff.isEmployed(lead)) {
            throw new BusinessRuleViolation(
                    "ACCOUNT_MISSING", "lead: there is no account " + lead + "; have it created first");
        }
    }

    /** Who leads decides, so nobody makes themselves the lead. */
    private static void requireOtherLead(Optional<String> known, @Nullable String lead, String by) {
        if (by.equals(lead) && known.filter(by::equals).isEmpty()) {
            throw new Forbidden("NOT_YOURS_TO_NAME", "lead: " + by + " may not name themselves; somebody else does");
        }
    }

    /** Until the transaction ends nobody else changes it, so that its history says where it really hung. */
    private void lock(String node) {
        jdbc.sql("select node from structure_node where node = :node for update")
                .param("node", node)
                .query(String.class)
                .optional();
    }

    private static void requireSamePlace(StructureNode known, StructureNode wanted) {
        if (known.level() != wanted.level() || !Objects.equals(known.parent(), wanted.parent())) {
            throw new Conflict(
                    "STRUCTURE_NODE_DIFFERS",
                    "parent: " + known.node() + " is a " + known.level().title() + " under " + known.parent()
                            + "; move it, with a reason, instead");
        }
    }

    private void write(StructureNode node) {
        jdbc.sql("""
                        insert into structure_node (node, level, name, parent, lead)
                        values (:node, :level, :name, :parent, :lead)
                        on conflict (node) do update set name = excluded.name, lead = excluded.lead
                        """)
                .param("node", node.node())
                .param("level", node.level().name())
                .param("name", node.name())
                .param("parent", node.parent())
                .param("lead", node.lead())
                .update();
    }

    private static Map<String, String> figures(StructureNode node) {
        return Map.of(
                "level", node.level().name(),
                "name", node.name(),
                "parent", Objects.requireNonNullElse(node.parent(), ""),
                "lead", Objects.requireNonNullElse(node.lead(), ""));
    }

    private void record(String key, String by, String action, String reason, Map<String, String> figures) {
        events.publishEvent(new AuditFact(key, by, action, reason, figures));
    }
}
