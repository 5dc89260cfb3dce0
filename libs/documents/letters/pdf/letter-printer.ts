import type { PrintableLetter } from '../letter-model.js';

/** Makes PDFs of letters. To print takes the processor for about 0.1 s, so it is asked for one letter at a time. */
export abstract class LetterPrinter {
  abstract print(letter: PrintableLetter): Promise<Uint8Array>;
}

/** Prints in this thread: for tools and tests, where nobody waits for other answers. */
export class DirectPrinter extends LetterPrinter {
  override async print(letter: PrintableLetter): Promise<Uint8Array> {
    const { renderLetter } = await import('./render-letter.js');
    return renderLetter(letter);
  }
}
