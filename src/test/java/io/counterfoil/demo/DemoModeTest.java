package io.counterfoil.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class DemoModeTest {
    final MockEnvironment settings = new MockEnvironment();

    @Test
    void embeddedDatabaseGetsTheStory() {
        assertThat(DemoMode.of(settings)).isEqualTo(DemoMode.STORY);
    }

    @Test
    void externalDatabaseGetsNothingUnlessAsked() {
        settings.setProperty("spring.datasource.url", "jdbc:postgresql://db/counterfoil");
        assertThat(DemoMode.of(settings)).isEqualTo(DemoMode.NONE);
        assertThat(new DemoPeople(settings).people()).isEmpty();
        settings.setProperty("counterfoil.demo", "people");
        assertThat(DemoMode.of(settings)).isEqualTo(DemoMode.PEOPLE);
    }

    @Test
    void noneSwitchesTheDemoOff() {
        settings.setProperty("counterfoil.demo", "none");
        assertThat(new DemoPeople(settings).people()).isEmpty();
    }

    /** Nobody else's days are past. */
    @Test
    void onlyAStoryHasAClockOfItsOwn() {
        var runner = new ApplicationContextRunner()
                .withBean("clock", Clock.class, Clock::systemUTC)
                .withUserConfiguration(StoryClockConfiguration.class);
        runner.run(context -> assertThat(context.getBean(Clock.class)).isInstanceOf(StoryClock.class));
        runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/counterfoil")
                .run(context -> assertThat(context).doesNotHaveBean(StoryClock.class));
        runner.withPropertyValues("counterfoil.demo=people")
                .run(context -> assertThat(context).doesNotHaveBean(StoryClock.class));
    }

    @Test
    void misspeltSettingIsRefusedByName() {
        settings.setProperty("counterfoil.demo", "stroy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoMode.of(settings))
                .withMessageContaining("counterfoil.demo is \"stroy\"");
    }

    @Test
    void welcomeNamesEveryLoginItsPasswordAndRole() {
        var text = new DemoWelcome(new DemoPeople(settings), settings).text("http://localhost:8080");
        assertThat(text)
                .contains("anna.payable      anna-demo     Accounts-payable clerk")
                .contains("admin             admin-demo    Administrator")
                .contains("http://localhost:8080/camunda/app/tasklist/default/");
        assertThat(text.lines().filter(line -> line.contains("-demo "))).hasSize(23);
    }
}
