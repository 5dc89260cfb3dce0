import type { EntityManager } from 'typeorm';
import { leavesOfRoot, type Leaf } from './leaf.js';
import type { Root } from './root.js';

/** Everything a root was made from: to be stamped or kept elsewhere, and compared with the database later. */
export interface RootFile {
  format: typeof rootFileFormat;
  root: Root;
  leaves: Leaf[];
}

const rootFileFormat = 'qiangwei-root/1';
const pageSize = 500;

/** The file of a root, as pieces of JSON text. */
export async function* rootFileOf(manager: EntityManager, root: Root): AsyncGenerator<string> {
  yield `{"format":"${rootFileFormat}","root":${JSON.stringify(root)},"leaves":[`;
  let between = '\n';
  for await (const leaves of leavesOfRoot(manager, root.number, pageSize)) {
    for (const leaf of leaves) {
      yield between + JSON.stringify(leaf);
      between = ',\n';
    }
  }
  yield '\n]}\n';
}

/**
 * Reads such a file; whether it fits itself is for the verifier to say.
 * @throws SyntaxError when it is none
 */
export function parseRootFile(text: string): RootFile {
  const file = JSON.parse(text) as Partial<RootFile> | null;
  if (file?.format !== rootFileFormat || typeof file.root?.number !== 'number' || !Array.isArray(file.leaves)) {
    throw new SyntaxError('This is not the file of a root');
  }
  return file as RootFile;
}
