package io.counterfoil.identity;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the weekly report once its week is over. Any node may be first; the week's row lets one of them. */
@Component
class WeeklyConflictReport {
    private final ConflictReports reports;

    WeeklyConflictReport(ConflictReports reports) {
        this.reports = reports;
    }

    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    void makeOfLastWeek() {
        reports.makeOfLastWeek();
    }
}
