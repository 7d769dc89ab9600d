package io.counterfoil.governance.measure;

import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.LegalEntity;
import io.counterfoil.identity.Staff;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which controllers may be asked about a measure: never its owner or sponsor. */
@Component
public class MeasureControllers {
    private final Bodies bodies;
    private final Staff staff;

    MeasureControllers(Bodies bodies, Staff staff) {
        this.bodies = bodies;
        this.staff = staff;
    }

    /** Of its legal entity, as employed now. */
    public List<String> ofEntity(Measure measure) {
        var profile = measure.profile();
        return Optional.ofNullable(profile.legalEntity()).flatMap(bodies::legalEntity).stream()
                .map(LegalEntity::controllers)
                .flatMap(List::stream)
                .filter(staff::isEmployed)
                .filter(person -> !person.equals(profile.owner()) && !person.equals(profile.sponsor()))
                .toList();
    }

    /** The measure's own controller; those of its legal entity if it has none who is employed. */
    public List<String> of(Measure measure) {
        var own = Stream.ofNullable(measure.profile().controller())
                .filter(staff::isEmployed)
                .toList();
        return own.isEmpty() ? ofEntity(measure) : own;
    }
}
