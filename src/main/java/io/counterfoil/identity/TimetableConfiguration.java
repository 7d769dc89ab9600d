package io.counterfoil.identity;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets {@link TasklistUpkeep} run by the clock. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TimetableConfiguration {}
