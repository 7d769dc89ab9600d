package io.counterfoil.governance.status;

import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;

/**
 * Where a light changes. A figure that equals a limit still has the better light.
 *
 * @param progress of the schedule performance index
 * @param delay of the worst open milestone
 * @param potential of the potential index
 */
public record StatusBands(IndexBand progress, DelayBand delay, IndexBand potential) {

    /** Governance section 2: .95 and .80; 14 and 30 days. */
    public static StatusBands standard() {
        var index = new IndexBand(new BigDecimal("0.95"), new BigDecimal("0.80"));
        return new StatusBands(index, new DelayBand(14, 30), index);
    }

    /**
     * Of a share of what was asked.
     *
     * @param green least that is green
     * @param amber least that is amber; not above {@code green}
     */
    public record IndexBand(BigDecimal green, BigDecimal amber) {
        public IndexBand {
            if (amber.compareTo(green) > 0) {
                throw new IllegalArgumentException("amber begins at " + amber + ", above green at " + green);
            }
        }

        public Light light(Index index) {
            if (index.isAtLeast(green)) {
                return Light.GREEN;
            }
            return index.isAtLeast(amber) ? Light.AMBER : Light.RED;
        }
    }

    /**
     * Of days behind the baseline.
     *
     * @param green most days that are green
     * @param amber most days that are amber; not below {@code green}
     */
    public record DelayBand(int green, int amber) {
        public DelayBand {
            if (amber < green) {
                throw new IllegalArgumentException("amber ends at " + amber + " days, before green at " + green);
            }
        }

        public Light light(long days) {
            if (days <= green) {
                return Light.GREEN;
            }
            return days <= amber ? Light.AMBER : Light.RED;
        }
    }
}
