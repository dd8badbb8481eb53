// Lists travel as objects keyed by id, with an order.
export function in_order<T extends { order: number }>(things: Record<string, T> | undefined): T[] {
  return Object.values(things ?? {}).sort((a, b) => a.order - b.order);
}

export function newest_first<T extends { order: number }>(things: Record<string, T> | undefined): T[] {
  return in_order(things).reverse();
}
