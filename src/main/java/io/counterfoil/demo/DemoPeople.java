package io.counterfoil.demo;

import io.counterfoil.identity.FirstPeople;
import io.counterfoil.identity.FirstPerson;
import io.counterfoil.identity.Role;
import io.counterfoil.portal.DemoNotice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** One login per role with a password that everybody knows. For trying out only. */
@Component
public class DemoPeople implements FirstPeople, DemoNotice {
    private static final List<FirstPerson> PEOPLE = List.of(
            person("rita.requester", "Rita Requester", Role.REQUESTER),
            person("olaf.owner", "Olaf Owner", Role.COST_CENTRE_OWNER),
            person("hana.head", "Hana Head", Role.DEPARTMENT_HEAD),
            person("carl.category", "Carl Category", Role.CATEGORY_MANAGER),
            person("fiona.cfo", "Fiona Cfo", Role.CFO),
            person("ian.it", "Ian It", Role.IT_GOVERNANCE),
            person("lena.legal", "Lena Legal", Role.LEGAL),
            person("bo.board", "Bo Board", Role.BOARD),
            person("bea.board", "Bea Board", Role.BOARD),
            person("bruno.buyer", "Bruno Buyer", Role.BUYER),
            person("rex.receiver", "Rex Receiver", Role.RECEIVER),
            person("anna.payable", "Anna Payable", Role.ACCOUNTS_PAYABLE),
            person("vera.vendor", "Vera Vendor", Role.VENDOR_MASTER_STEWARD),
            person("tara.treasurer", "Tara Treasurer", Role.TREASURER),
            person("carla.controller", "Carla Controller", Role.CONTROLLER),
            person("stella.steering", "Stella Steering", Role.STEERING_CHAIR),
            person("conrad.controller", "Conrad Controller", Role.CONTROLLER),
            person("otto.office", "Otto Office", Role.TRANSFORMATION_OFFICE),
            person("mia.measure", "Mia Measure", Role.MEASURE_OWNER),
            person("dora.designer", "Dora Designer", Role.PROCESS_DESIGNER),
            person("oscar.operator", "Oscar Operator", Role.OPERATOR),
            person("admin", "Demo Administrator", Role.ADMINISTRATOR),
            person("erp.gateway", "ERP Gateway", Role.INTEGRATION));

    /** Who decides where somebody may not; empty at the top. */
    static final Map<String, String> SUPERIORS = Map.ofEntries(
            Map.entry("rita.requester", "olaf.owner"),
            Map.entry("olaf.owner", "hana.head"),
            Map.entry("hana.head", "fiona.cfo"),
            Map.entry("carl.category", "fiona.cfo"),
            Map.entry("bruno.buyer", "carl.category"),
            Map.entry("rex.receiver", "olaf.owner"),
            Map.entry("ian.it", "fiona.cfo"),
            Map.entry("lena.legal", "fiona.cfo"),
            Map.entry("anna.payable", "carla.controller"),
            Map.entry("vera.vendor", "carla.controller"),
            Map.entry("tara.treasurer", "fiona.cfo"),
            Map.entry("carla.controller", "fiona.cfo"),
            Map.entry("conrad.controller", "fiona.cfo"),
            Map.entry("otto.office", "fiona.cfo"),
            Map.entry("mia.measure", "hana.head"),
            Map.entry("fiona.cfo", "bo.board"),
            Map.entry("stella.steering", "bo.board"),
            Map.entry("bo.board", ""),
            Map.entry("bea.board", ""));

    private final DemoMode mode;

    DemoPeople(Environment settings) {
        this.mode = DemoMode.of(settings);
    }

    /** All of them, or none where the demo is switched off. */
    @Override
    public List<FirstPerson> people() {
        return mode == DemoMode.NONE ? List.of() : PEOPLE;
    }

    @Override
    public List<DemoLogin> logins() {
        return people().stream()
                .map(person -> new DemoLogin(
                        person.login(),
                        person.password(),
                        person.roles().stream().map(Role::title).collect(Collectors.joining(", "))))
                .toList();
    }

    private static FirstPerson person(String login, String name, Role role) {
        var firstName = login.split("\\.", 2)[0];
        return new FirstPerson(login, name, Set.of(role), firstName + "-demo");
    }
}
