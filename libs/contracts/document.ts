export interface DocumentView {
  id: string;
  name: string;
  size: number;
  mediaType: string;
  sha256: string;
}

/** What `/public/verify/:code` answers to `Accept: application/json`. */
export interface Verification {
  code: string;
  valid: boolean;
  kind: string;
  kindTitle: string;
  number: string;
  holder: string;
  territory: string;
  issuedAt: string;
  issuer: string;
  sha256: string | null;
}

/** A row of `/public/notices`. */
export interface PublicNoticeView {
  id: string;
  caseNumber: string;
  title: string;
  subject: string;
  applicant: string;
  territory: string;
  basis: string;
  publishedAt: string;
  /** Last day of the notice (YYYY-MM-DD). */
  lastDay: string;
  status: 'open' | 'paused' | 'ended';
  receivingOffice: string;
}
