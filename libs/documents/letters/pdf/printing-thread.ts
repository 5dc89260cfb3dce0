import { parentPort } from 'node:worker_threads';
import type { PrintableLetter } from '../letter-model.js';
import { renderLetter } from './render-letter.js';
import type { Printed } from './thread-printer.js';

/** Entry point of the thread that prints letters (see thread-printer.ts): a letter comes in, its PDF goes out. */
parentPort?.on('message', (letter: PrintableLetter) => {
  renderLetter(letter).then(
    (pdf) => answer({ pdf }),
    (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(printed: Printed): void {
  parentPort?.postMessage(printed);
}
