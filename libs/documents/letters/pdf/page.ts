import type { Content, createPdf } from 'pdfmake';

export type { Content };

/** A document as pdfmake takes it: size, content, what is drawn behind and under the pages. */
export type Page = Parameters<typeof createPdf>[0];
