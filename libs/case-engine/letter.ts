/** A letter as plain content, in Chinese; a layout of the documents library turns it into a PDF. */
export interface LetterModel {
  layout: 'letter' | 'certificate';
  /** Office in red at the head. */
  heading: string;
  /** Given by the letter register when it is issued. */
  number?: string;
  addressee: string;
  paragraphs: string[];
  items?: string[];
  table?: [string, string][];
  issuer: string;
  date: string;
  /** Lines after the text: remedies, whom to ask. */
  closing?: string[];
  /** Carries a public verification code. */
  verification?: boolean;
}
