/** A letter as plain content; the layout turns it into a PDF. All text is Chinese. */
export interface LetterModel {
  layout: 'letter' | 'certificate';
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
