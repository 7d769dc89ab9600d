package io.counterfoil.procurement.order;

/** An order stands in our books. Published in the transaction that notes it, once per order. */
public record OrderPlaced(String orderNumber) {}
