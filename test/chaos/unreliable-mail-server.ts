import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { seeded } from '../support/seeded.js';

/** A mail that the server took, whatever it answered. */
export interface TakenMail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** Where in the conversation a transaction may go wrong. */
const places = ['sender', 'recipient', 'message', 'answer'] as const;

/**
 * A real SMTP server in this process that fails a share of all transactions for a while (4xx), at a place chosen by
 * chance: at MAIL FROM, at RCPT TO, after the message, or, the worst, after it has taken the message over. The chance
 * is seeded: the same seed fails the same transactions.
 */
export class UnreliableMailServer {
  readonly taken: TakenMail[] = [];
  /** Transactions begun, and those that were failed on purpose. */
  attempts = 0;
  failures = 0;
  private readonly server: SMTPServer;
  private readonly chance: () => number;

  /** @param failing share of transactions that fail, 0 to 1; `refused` addresses get 550, for good */
  constructor(
    public failing: number,
    seed = 1,
    private readonly refused: string[] = [],
  ) {
    this.chance = seeded(seed);
    const verdicts = new WeakMap<object, (typeof places)[number] | 'none'>();
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onMailFrom: (_address, session, callback) => {
        const verdict = this.verdict();
        verdicts.set(session, verdict);
        callback(verdict === 'sender' ? later('try the sender again') : null);
      },
      onRcptTo: ({ address }, session, callback) => {
        if (this.refused.includes(address)) callback(failure(550, 'no such mailbox'));
        else callback(verdicts.get(session) === 'recipient' ? later('mailbox busy') : null);
      },
      onData: (stream, session, callback) => {
        const verdict = verdicts.get(session);
        simpleParser(stream).then((mail) => {
          if (verdict === 'message') {
            callback(later('not taken'));
            return;
          }
          this.taken.push({
            messageId: mail.messageId ?? '',
            to: session.envelope.rcptTo[0]?.address ?? '',
            subject: mail.subject ?? '',
            text: mail.text ?? '',
          });
          callback(verdict === 'answer' ? later('taken, but who knows') : null);
        }, callback);
      },
    });
    // Clients that are killed leave broken connections behind.
    this.server.on('error', () => undefined);
  }

  /** @returns the address for SMTP_URL */
  async listen(): Promise<string> {
    const listener = this.server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private verdict(): (typeof places)[number] | 'none' {
    this.attempts += 1;
    if (this.chance() >= this.failing) return 'none';
    this.failures += 1;
    return places[Math.floor(this.chance() * places.length)] ?? 'none';
  }
}

function later(message: string): Error {
  return failure(451, message);
}

function failure(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
