package io.counterfoil.procurement.order;

/**
 * Something that invoices of an order are matched against changed: goods came or left, or the order was amended.
 * Published in the transaction of that change, in which the invoices that wait are matched again.
 */
public record OrderFactsChanged(String orderNumber) {}
