package io.counterfoil.identity.web;

import io.counterfoil.identity.CurrentPerson;
import io.counterfoil.identity.Person;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives controllers the {@link Person} who calls: as {@code Person} where a login is required, as
 * {@code Optional<Person>} on public pages.
 */
@Component
class PersonArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    static {
        // Not a parameter that callers send: the API description leaves it out.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Person.class);
    }

    private final CurrentPerson currentPerson;

    PersonArgument(CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Person.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == Optional.class ? currentPerson.find() : currentPerson.get();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }
}
