import type { ArchivedCase, ArchivedFile } from './archive-format.js';

interface HeldDocument {
  document_id: string;
  document: { name: string; size: number; sha256: string };
}

/**
 * The documents that a case file holds, each once, letters and what was handed in: where they stand in it and under
 * which names. Follows from case.json alone, so that whoever packs and whoever verifies come to the same list.
 */
export function documentsOf({ record, letters }: Pick<ArchivedCase, 'record' | 'letters'>): Required<ArchivedFile>[] {
  const issued = record.letters as { document_id: string; document: { name: string } }[];
  const printed = letters.flatMap(({ documentId, sha256, size }) => {
    const letter = issued.find((each) => each.document_id === documentId);
    return letter ? [{ documentId, name: letter.document.name, sha256, size, folder: 'letters' }] : [];
  });
  const held = [...(record.attachments as HeldDocument[]), ...(record.evidence as HeldDocument[])];
  const handedIn = held.map(({ document_id: documentId, document: { name, sha256, size } }) => ({
    ...{ documentId, name, sha256, size, folder: 'attachments' },
  }));
  const once = new Map([...printed, ...handedIn].map((each) => [each.documentId, each]));
  return [...once.values()].map(({ folder, name, ...document }, index) => ({
    path: `${folder}/${String(index + 1).padStart(3, '0')} ${name}`,
    name,
    ...document,
  }));
}
