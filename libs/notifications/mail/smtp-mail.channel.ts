import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { DeliveryLog } from '../delivery-log.js';
import type { OutgoingMail } from './compose-mail.js';
import { MailChannel, type MailOutcome } from './mail-channel.js';
import { Outage } from './outage.js';

/** A mail server that does not answer must not hold a worker's slot for nodemailer's default of ten minutes. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** Mails sent together before it is written down that they were; a worker that is killed repeats at most so many. */
const mailsAtOnce = 8;

/** Sends by SMTP over a small pool of connections. */
@Injectable()
export class SmtpMailChannel extends MailChannel implements OnApplicationShutdown {
  private readonly transport: ReturnType<typeof pooled>;
  private readonly outage = new Outage();

  /** @param url `smtp://user:password@host:587` or `smtps://…` */
  constructor(
    url: string,
    private readonly log: DeliveryLog,
  ) {
    super();
    this.transport = pooled(url);
  }

  async deliver(mails: OutgoingMail[]): Promise<string[]> {
    const failures: string[] = [];
    for (let start = 0; start < mails.length; start += mailsAtOnce) {
      const some = mails.slice(start, start + mailsAtOnce);
      const outcomes = await Promise.all(some.map((mail) => this.send(mail)));
      await this.log.record(
        some.map(({ deliveryId }) => deliveryId),
        outcomes,
      );
      failures.push(...outcomes.flatMap((outcome) => (outcome.status === 'pending' ? [outcome.error] : [])));
    }
    return failures;
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  private async send(mail: OutgoingMail): Promise<MailOutcome> {
    if (!this.outage.mayTry(Date.now())) return { status: 'pending', error: 'The mail server is away' };
    try {
      await this.transport.sendMail({
        messageId: mail.messageId,
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        ...(mail.references === null ? {} : { references: mail.references }),
        // RFC 3834: keeps out-of-office answers away.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      this.outage.answered();
      return { status: 'sent' };
    } catch (error) {
      if (isAnswer(error)) this.outage.answered();
      else this.outage.failed(Date.now());
      return { status: isFinal(error) ? 'refused' : 'pending', error: describe(error) };
    }
  }
}

function pooled(url: string) {
  return createTransport({ url, pool: true, maxConnections: 4, maxMessages: 100, ...timeouts });
}

/**
 * Only a 5xx about this recipient or this message is final (RFC 5321 §4.2.1). Refused logins, refused senders and
 * everything about the connection can be mended by the operator, so the mail waits.
 */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  return typeof responseCode === 'number' && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}

/** The server said no, rather than nothing. */
function isAnswer(error: unknown): boolean {
  return typeof (error as { responseCode?: unknown }).responseCode === 'number';
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
