package io.counterfoil.workflow.guard;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * One protected field of an engine command. The engine offers no other way to learn what a command is about to do.
 * Constants of this type make a changed engine fail when the application starts, not when somebody attacks.
 */
final class CommandField<T> {
    private final Field field;
    private final Class<T> type;

    CommandField(Class<?> owner, String name, Class<T> type) {
        try {
            this.field = owner.getDeclaredField(name);
        } catch (NoSuchFieldException changed) {
            throw new IllegalStateException(
                    "the guard does not fit this engine: " + owner.getName() + " has no field " + name, changed);
        }
        field.setAccessible(true);
        this.type = type;
    }

    @Nullable
    T of(Object command) {
        try {
            return type.cast(field.get(command));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("the guard cannot read " + field, impossible);
        }
    }
}
