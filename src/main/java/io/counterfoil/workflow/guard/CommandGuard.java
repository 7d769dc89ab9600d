package io.counterfoil.workflow.guard;

import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.AdministrativeRecord;
import io.counterfoil.workflow.ProductCommand;
import io.counterfoil.workflow.RefusalRecord;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Stands before every engine command. Only the outermost command of a logged-in person is examined: what it does
 * inside, and what jobs do, is the model's and the product's own.
 *
 * <p>The examination runs inside the command's transaction, so that what was checked is what is changed; the refusal is
 * written down after that transaction has been rolled back.
 */
final class CommandGuard extends CommandInterceptor {
    private final ProcessEngineConfigurationImpl configuration;
    private final Examination examination;
    private final Supplier<RefusalRecord> refusals;
    private final Supplier<AdministrativeRecord> changes;

    CommandGuard(
            ProcessEngineConfigurationImpl configuration,
            Examination examination,
            Supplier<RefusalRecord> refusals,
            Supplier<AdministrativeRecord> changes) {
        this.configuration = configuration;
        this.examination = examination;
        this.refusals = refusals;
        this.changes = changes;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var caller =
                isOutermost() ? Caller.of(configuration.getIdentityService().getCurrentAuthentication()) : null;
        if (caller == null || command instanceof ProductCommand) {
            return next.execute(command);
        }
        try {
            return next.execute(new Examined<>(command, caller, examination, changes));
        } catch (GuardRefusal | ModelRefused refusal) {
            record(caller, command, refusal);
            throw refusal;
        } catch (AuthorizationException refusal) {
            if (OfferedCommands.BUSINESS_ACTS.contains(command.getClass())) {
                record(caller, command, refusal);
            }
            throw refusal;
        } catch (RuntimeException failure) {
            recordForbidden(caller, command, failure);
            throw failure;
        }
    }

    /** What a use case behind a task refused; the engine may have wrapped it. */
    private void recordForbidden(Caller caller, Command<?> command, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Forbidden refusal) {
                record(caller, command, refusal);
                return;
            }
        }
    }

    private boolean isOutermost() {
        var context = Context.getCommandContext();
        return context == null || context.getProcessEngineConfiguration() != configuration;
    }

    private void record(Caller caller, Command<?> command, RuntimeException refusal) {
        try {
            refusals.get()
                    .refused(
                            caller.person(),
                            OfferedCommands.actOf(command),
                            refusal instanceof GuardRefusal ours ? ours.businessKey : "",
                            Objects.requireNonNullElse(refusal.getMessage(), ""));
        } catch (RuntimeException unwritten) {
            // The refusal itself must reach the caller; a failing record must not turn it into something else.
            refusal.addSuppressed(unwritten);
        }
    }

    private record Examined<T>(
            Command<T> command, Caller caller, Examination examination, Supplier<AdministrativeRecord> changes)
            implements Command<T> {
        @Override
        public T execute(CommandContext context) {
            var freely = examination.examine(caller, command, context);
            var change = AdministrativeActs.changedBy(command);
            var result =
                    freely ? context.runWithoutAuthorization(() -> command.execute(context)) : command.execute(context);
            examination.noteResult(caller, result);
            change.ifPresent(what -> changes.get().changed(caller.person(), OfferedCommands.actOf(command), what));
            return result;
        }
    }
}
