package io.counterfoil.workflow.guard;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** The offered commands that change who may do what, or how things run, each with how to say what it changed. */
final class AdministrativeActs {
    private static final Map<Class<?>, Function<Command<?>, String>> CHANGED = Map.ofEntries(
            text(CreateMembershipCmd.class, "userId", "groupId"),
            text(DeleteMembershipCmd.class, "userId", "groupId"),
            text(DeleteUserCmd.class, "userId"),
            text(UnlockUserCmd.class, "userId"),
            text(DeleteGroupCmd.class, "groupId"),
            text(DeleteAuthorizationCmd.class, "authorizationId"),
            text(SetJobRetriesCmd.class, "jobId"),
            of(SaveUserCmd.class, "user", User.class, AdministrativeActs::user),
            of(SaveGroupCmd.class, "group", Group.class, Group::getId),
            of(SaveAuthorizationCmd.class, "authorization", Authorization.class, AdministrativeActs::authorization),
            Map.entry(DeployCmd.class, command -> "models"));

    private AdministrativeActs() {}

    /** What the command is about to change; empty for one that is no administrative act. Asked before it runs. */
    static Optional<String> changedBy(Command<?> command) {
        return Optional.ofNullable(CHANGED.get(command.getClass())).map(words -> words.apply(command));
    }

    private static String user(User user) {
        var password = user instanceof UserEntity entity && entity.hasNewPassword() ? ", new password" : "";
        return user.getId() + password;
    }

    private static String authorization(Authorization authorization) {
        var receiver = Optional.ofNullable(authorization.getGroupId())
                .or(() -> Optional.ofNullable(authorization.getUserId()))
                .orElse("everybody");
        var kind = authorization.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE ? "revoked from " : "for ";
        return "resource " + authorization.getResourceType() + " " + authorization.getResourceId() + " " + kind
                + receiver;
    }

    private static Map.Entry<Class<?>, Function<Command<?>, String>> text(Class<?> kind, String... fields) {
        var read = Stream.of(fields)
                .map(field -> new CommandField<>(kind, field, String.class))
                .toList();
        return Map.entry(
                kind,
                command -> read.stream()
                        .map(field -> Objects.requireNonNullElse(field.of(command), ""))
                        .collect(Collectors.joining(", ")));
    }

    private static <T> Map.Entry<Class<?>, Function<Command<?>, String>> of(
            Class<?> kind, String field, Class<T> type, Function<T, String> words) {
        var read = new CommandField<>(kind, field, type);
        return Map.entry(
                kind,
                command -> Optional.ofNullable(read.of(command)).map(words).orElse(""));
    }
}
