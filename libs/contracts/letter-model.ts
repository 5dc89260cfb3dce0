/**
 * What a letter says, as plain content in Chinese; case types build it, a layout turns it into a PDF. Whoever reads the
 * row years later gets the same letter.
 */
export interface LetterModel {
  layout: 'letter' | 'certificate';
  /** Office in red at the head of the letter; on a certificate the authority above the title. */
  heading: string;
  /** Filled in when the letter is issued, e.g. 余经信园认〔2026〕12号. */
  number?: string;
  /** To whom, without the colon; on a certificate the holder. */
  addressee: string;
  paragraphs: string[];
  /** Numbered list after the paragraphs. */
  items?: string[];
  /** Rows of label and value. */
  table?: [string, string][];
  /** Office that signs. */
  issuer: string;
  /** Long form, e.g. 2026年11月23日. */
  date: string;
  /** Lines after the text: remedies, whom to ask. */
  closing?: string[];
  /** Carries a public verification code. */
  verification?: boolean;
}
