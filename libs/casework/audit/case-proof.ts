import type { EntityManager } from 'typeorm';
import { hashOfLeaf, leavesOfRoot, type Leaf } from './leaf.js';
import { proveInclusion, type InclusionProof } from './merkle.js';
import { readRoots, type Root } from './root.js';

const pageSize = 1_000;

/** That a case stands in the newest root, and where; undefined while no root has seen it. */
export async function proofOf(
  manager: EntityManager,
  caseId: string,
): Promise<{ root: Root; leaf: Leaf; inclusion: InclusionProof } | undefined> {
  const [root] = await readRoots(manager, 1);
  if (!root) return undefined;
  const hashes: string[] = [];
  let found: { leaf: Leaf; index: number } | undefined;
  for await (const leaves of leavesOfRoot(manager, root.number, pageSize)) {
    for (const leaf of leaves) {
      if (leaf.caseId === caseId) found = { leaf, index: hashes.length };
      hashes.push(hashOfLeaf(leaf));
    }
  }
  return found && { root, leaf: found.leaf, inclusion: proveInclusion(hashes, found.index) };
}
