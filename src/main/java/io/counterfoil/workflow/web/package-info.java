/** The engine over HTTP: errors of its REST API, and the login of its webapps (Tasklist, Cockpit, Admin). */
@NullMarked
@NamedInterface("web")
package io.counterfoil.workflow.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
