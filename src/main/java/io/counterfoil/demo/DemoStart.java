package io.counterfoil.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills a demo installation at its first start: master data at once, the story in the background. */
@Component
class DemoStart {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final DemoMode mode;
    private final DemoMasterData masterData;
    private final DemoStory story;
    private final DemoPortfolio portfolio;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<StoryClock> storyClock;

    DemoStart(
            Environment settings,
            DemoMasterData masterData,
            DemoStory story,
            DemoPortfolio portfolio,
            JdbcClient jdbc,
            Clock clock,
            ObjectProvider<StoryClock> storyClock) {
        this.mode = DemoMode.of(settings);
        this.masterData = masterData;
        this.story = story;
        this.portfolio = portfolio;
        this.jdbc = jdbc;
        this.clock = clock;
        this.storyClock = storyClock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        if (mode == DemoMode.NONE) {
            return;
        }
        masterData.create(LocalDate.now(clock));
        if (mode == DemoMode.STORY && isEmpty()) {
            var teller = new Thread(this::tell, "demo-story");
            teller.setDaemon(true);
            teller.start();
        }
    }

    private void tell() {
        LOG.info("The demo story is being played by its people; their documents appear under /cases");
        try {
            story.play();
            portfolio.play(storyClock.getObject());
            LOG.info("The demo story is complete");
        } catch (RuntimeException e) {
            // Nobody waits for this thread: without this line the story would end unheard.
            LOG.error("The demo story stopped; what it made so far stays", e);
        }
    }

    private boolean isEmpty() {
        return !jdbc.sql("select exists (select 1 from requisition)")
                .query(Boolean.class)
                .single();
    }
}
