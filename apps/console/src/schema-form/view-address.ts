import { documentAddress } from '../api/client';

/** Where a PDF or an image is shown by the browser itself instead of being saved. */
export const viewAddress = (documentId: string): string => `${documentAddress(documentId)}?inline=1`;
