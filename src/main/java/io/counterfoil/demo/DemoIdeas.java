package io.counterfoil.demo;

import static io.counterfoil.demo.DemoIdea.Course.AS_PLANNED;
import static io.counterfoil.demo.DemoIdea.Course.CANCELLED;
import static io.counterfoil.demo.DemoIdea.Course.DECAYING;
import static io.counterfoil.demo.DemoIdea.Course.HELD;
import static io.counterfoil.demo.DemoIdea.Course.MIRROR;
import static io.counterfoil.demo.DemoIdea.Course.REBASELINED;
import static io.counterfoil.demo.DemoIdea.Course.TRAP;
import static io.counterfoil.governance.stage.Stage.D0;
import static io.counterfoil.governance.stage.Stage.D1;
import static io.counterfoil.governance.stage.Stage.D2;
import static io.counterfoil.governance.stage.Stage.D3;
import static io.counterfoil.governance.stage.Stage.D4;
import static io.counterfoil.governance.stage.Stage.D5;

import java.util.List;

/** The forty measures of the story. */
final class DemoIdeas {
    static final List<DemoIdea> ALL = List.of(
            new DemoIdea("MP-TRAVEL", "Trains instead of flights below 500 km", "9000", 4, D3, AS_PLANNED),
            new DemoIdea("MP-TRAVEL", "One hotel contract for all sites", "6500", 5, D3, TRAP),
            new DemoIdea("MP-TRAVEL", "Economy class by default", "4000", 2, D4, AS_PLANNED),
            new DemoIdea("MP-TRAVEL", "Video rooms in every office", "2500", 10, D2, AS_PLANNED),
            new DemoIdea("MP-TRAVEL", "Pool cars shared between sites", "1800", 11, D1, AS_PLANNED),
            new DemoIdea("MP-TRAVEL", "Rental cars by one broker", "2700", 0, D5, AS_PLANNED),
            new DemoIdea("MP-TRAVEL", "Travel booked two weeks ahead", "3300", 8, D3, AS_PLANNED),
            new DemoIdea("MP-OFFICE", "One catalogue for office supplies", "5200", 6, D3, AS_PLANNED),
            new DemoIdea("MP-OFFICE", "Refurbished furniture", "3100", 7, D3, MIRROR),
            new DemoIdea("MP-OFFICE", "Paper on demand", "900", 11, D0, AS_PLANNED),
            new DemoIdea("MP-OFFICE", "Print flat rate", "1500", 3, D3, CANCELLED),
            new DemoIdea("MP-OFFICE", "Cleaning by square metre in use", "4400", 1, D4, REBASELINED),
            new DemoIdea("MP-OFFICE", "Coffee machines on lease", "1200", 11, D1, AS_PLANNED),
            new DemoIdea("MP-OFFICE", "Post by one franking service", "800", 10, D2, AS_PLANNED),
            new DemoIdea("MP-CLOUD", "Switch off idle servers at night", "12000", 6, D3, AS_PLANNED),
            new DemoIdea("MP-CLOUD", "Reserved capacity for one year", "21000", 5, D3, TRAP),
            new DemoIdea("MP-CLOUD", "Archive storage for old backups", "7000", 3, D4, AS_PLANNED),
            new DemoIdea("MP-CLOUD", "Move the test systems to spot machines", "3300", 10, D2, AS_PLANNED),
            new DemoIdea("MP-CLOUD", "One contract for network lines", "6300", 0, D5, AS_PLANNED),
            new DemoIdea("MP-CLOUD", "Smaller databases for branches", "2900", 11, D0, AS_PLANNED),
            new DemoIdea("MP-LICENCES", "Return licences nobody uses", "8200", 5, D3, AS_PLANNED),
            new DemoIdea("MP-LICENCES", "One tool for diagrams", "1900", 7, D3, HELD),
            new DemoIdea("MP-LICENCES", "Maintenance by a third party", "4700", 11, D1, AS_PLANNED),
            new DemoIdea("MP-LICENCES", "Open-source database for reports", "2600", 11, D0, AS_PLANNED),
            new DemoIdea("MP-LICENCES", "Licences by named device", "3700", 4, D4, AS_PLANNED),
            new DemoIdea("MP-LICENCES", "Office suite without extras", "5100", 8, D3, AS_PLANNED),
            new DemoIdea("MP-FREIGHT", "Full trucks twice a week", "11000", 6, D3, AS_PLANNED),
            new DemoIdea("MP-FREIGHT", "Pallets back to the supplier", "1700", 10, D2, AS_PLANNED),
            new DemoIdea("MP-FREIGHT", "One carrier for small parcels", "5600", 1, D4, AS_PLANNED),
            new DemoIdea("MP-FREIGHT", "Rail to the southern hub", "9500", 7, D3, TRAP),
            new DemoIdea("MP-FREIGHT", "Tolls checked against routes", "1400", 11, D1, AS_PLANNED),
            new DemoIdea("MP-FREIGHT", "Returns collected once a week", "2100", 8, D4, AS_PLANNED),
            new DemoIdea("MP-ENERGY", "Heat pump for the warehouse", "6100", 5, D3, AS_PLANNED),
            new DemoIdea("MP-ENERGY", "Light by daylight sensors", "2200", 7, D3, MIRROR),
            new DemoIdea("MP-ENERGY", "Solar roof on hall 3", "14000", 11, D1, AS_PLANNED),
            new DemoIdea("MP-ENERGY", "Compressed air without leaks", "3900", 6, D3, AS_PLANNED),
            new DemoIdea("MP-ENERGY", "Energy bought a quarter ahead", "8800", 0, D5, DECAYING),
            new DemoIdea("MP-ENERGY", "Doors that close behind trucks", "1600", 2, D4, AS_PLANNED),
            new DemoIdea("MP-ENERGY", "Night setback in the offices", "2400", 10, D2, AS_PLANNED),
            new DemoIdea("MP-ENERGY", "Waste heat for the canteen", "3000", 11, D0, AS_PLANNED));

    private DemoIdeas() {}
}
