import type { OutgoingMail } from './compose-mail.js';

/** What became of one attempt: taken over, to be tried again, refused for good, or nobody to send it to. */
export type MailOutcome = { status: 'sent' } | { status: 'pending' | 'refused' | 'skipped'; error: string };

/**
 * A way to send mail. Delivers at least once: a process may die after the server took the mail and before that is
 * written down, so that a mail can go out twice, with the same Message-ID.
 */
export abstract class MailChannel {
  /**
   * Makes one attempt at each mail and writes in the delivery log what became of it.
   * @returns the errors of those that have to be tried again; never rejects because of a single mail
   */
  abstract deliver(mails: OutgoingMail[]): Promise<string[]>;
}
