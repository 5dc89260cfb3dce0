/** A sentence or title in both languages of the product. */
export interface Text {
  zh: string;
  en: string;
}
