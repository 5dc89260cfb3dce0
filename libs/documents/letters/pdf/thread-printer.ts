import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { PrintableLetter } from '../letter-model.js';
import { LetterPrinter } from './letter-printer.js';

/** Fonts and layout engine take some 100 MB; after this long without a letter they are given back. */
const idleMs = 30_000;

/** What the thread (printing-thread.ts) answers to each letter. */
export type Printed = { pdf: Uint8Array } | { failure: string };

/** Prints in a thread of its own, so that a hundred letters at once do not hold up the answers to people. */
export class ThreadPrinter extends LetterPrinter implements OnApplicationShutdown {
  private thread: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;

  /** @throws Error when the letter cannot be printed, or the thread ended; the next letter gets a new thread then */
  override async print(letter: PrintableLetter): Promise<Uint8Array> {
    clearTimeout(this.idle);
    const thread = (this.thread ??= this.start());
    const waiting = new AbortController();
    const { signal } = waiting;
    thread.ref();
    try {
      const answer = once(thread, 'message', { signal }) as Promise<[Printed]>;
      const end = once(thread, 'exit', { signal }).then(() => Promise.reject(new Error('The printing thread ended')));
      thread.postMessage(letter);
      const [printed] = await Promise.race([answer, end]);
      if ('failure' in printed) throw new Error(`The letter ${letter.number} cannot be printed: ${printed.failure}`);
      return printed.pdf;
    } finally {
      waiting.abort();
      thread.unref();
      this.idle = setTimeout(() => void this.stop(), idleMs).unref();
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async stop(): Promise<void> {
    clearTimeout(this.idle);
    const { thread } = this;
    this.thread = undefined;
    await thread?.terminate();
  }

  private start(): Worker {
    const thread = new Worker(new URL('./printing-thread.js', import.meta.url));
    // A crash is told to whoever waits for a letter; without this listener it would end the process.
    thread.on('error', () => undefined);
    thread.once('exit', () => {
      if (this.thread === thread) this.thread = undefined;
    });
    return thread;
  }
}
