package io.counterfoil.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords that people choose, for themselves or as administrators for others, at every door: the engine
 * asks them whenever it saves one. Not asked for what the product itself creates: the demo people, and the first
 * administrator, whose password the settings check.
 */
@Component
class PasswordPolicyPlugin extends AbstractProcessEnginePlugin {
    private final PasswordSettings settings;

    PasswordPolicyPlugin(PasswordSettings settings) {
        this.settings = settings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var rules = List.<PasswordPolicyRule>of(
                new OfPeople(new PasswordPolicyLengthRuleImpl(settings.shortest())),
                new OfPeople(new GuessablePassword()));
        configuration.setPasswordPolicy(() -> rules);
        configuration.setEnablePasswordPolicy(true);
    }

    /** Asked outside commands (the webapps' advice while typing) and in commands of somebody who is logged in. */
    private record OfPeople(PasswordPolicyRule rule) implements PasswordPolicyRule {
        @Override
        public String getPlaceholder() {
            return rule.getPlaceholder();
        }

        @Override
        public Map<String, String> getParameters() {
            return rule.getParameters();
        }

        @Override
        public boolean execute(String password) {
            return isProduct() || rule.execute(password);
        }

        @Override
        public boolean execute(String password, @Nullable User user) {
            return isProduct() || rule.execute(password, user);
        }

        private static boolean isProduct() {
            var command = Context.getCommandContext();
            return command != null && command.getAuthenticatedUserId() == null;
        }
    }
}
