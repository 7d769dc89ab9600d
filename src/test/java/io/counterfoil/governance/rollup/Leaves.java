package io.counterfoil.governance.rollup;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Measures for roll-ups, one by one and at random. */
final class Leaves {
    private Leaves() {}

    static Leaf active(String key, String parent, String plan, String actual, String forecast, Index spi) {
        return leaf(key, parent, Condition.ACTIVE, plan, actual, forecast, spi);
    }

    static Leaf leaf(
            String key, String parent, Condition condition, String plan, String actual, String forecast, Index spi) {
        return new Leaf(
                key,
                parent,
                Stage.D3,
                condition,
                false,
                Leaf.Value.of(new BigDecimal(plan), new BigDecimal(actual), new BigDecimal(forecast)),
                new Leaf.Work(spi, Light.GREEN, false));
    }

    static Leaf at(Stage stage, String plan) {
        return new Leaf(
                "M-" + stage,
                "top",
                stage,
                Condition.ACTIVE,
                false,
                Leaf.Value.of(new BigDecimal(plan), BigDecimal.ZERO, BigDecimal.ZERO),
                new Leaf.Work(Index.FULL, Light.GREEN, false));
    }

    static List<Leaf> drawn(Random random, int count, int parents) {
        var leaves = new ArrayList<Leaf>();
        for (var number = 0; number < count; number++) {
            leaves.add(drawn(random, "M-" + number, "N-" + random.nextInt(parents)));
        }
        return leaves;
    }

    static Leaf drawn(Random random, String key, String parent) {
        var due = random.nextInt(17);
        var done = due == 0 ? 0 : random.nextInt(due + 1);
        return new Leaf(
                key,
                parent,
                Stage.values()[random.nextInt(Stage.values().length)],
                Condition.values()[random.nextInt(Condition.values().length)],
                random.nextBoolean(),
                new Leaf.Value(
                        cents(random), cents(random), cents(random), cents(random), cents(random), cents(random)),
                new Leaf.Work(
                        due == 0 ? Index.FULL : new Index(BigDecimal.valueOf(done), BigDecimal.valueOf(due)),
                        Light.values()[random.nextInt(Light.values().length)],
                        random.nextBoolean()));
    }

    private static BigDecimal cents(Random random) {
        return BigDecimal.valueOf(random.nextInt(200_000_000) - 50_000_000L, random.nextInt(5));
    }
}
