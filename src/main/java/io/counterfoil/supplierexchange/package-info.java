/**
 * Documents of suppliers in their formats: UBL invoices read and checked against the official rules.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "exchange", "masterdata", "procurement :: invoice"})
package io.counterfoil.supplierexchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
