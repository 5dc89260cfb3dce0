import type { LetterModel } from '#libs/contracts/index.js';

/** Everything that a layout puts on paper. */
export interface PrintableLetter {
  model: LetterModel;
  /** In Chinese. */
  title: string;
  number: string;
  caseNumber: string;
  issuedAt: Date;
  verification: { code: string; url: string } | null;
}
