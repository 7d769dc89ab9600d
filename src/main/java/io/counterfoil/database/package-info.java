/**
 * The database the application runs on: its own embedded PostgreSQL, unless settings name a server.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.counterfoil.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
