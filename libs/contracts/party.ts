/** A person, firm, office or place, as far as a screen needs it. */
export interface PartyRef {
  id: string;
  name: string;
}
