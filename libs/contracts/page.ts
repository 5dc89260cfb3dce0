/** A page of a list; `nextCursor` is opaque and null on the last page. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
