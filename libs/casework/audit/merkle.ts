import { createHash } from 'node:crypto';

/**
 * Merkle trees in the manner of RFC 6962 §2.1 (RFC 9162 §2.1): SHA-256; a leaf is hashed behind a byte 0, a node behind
 * a byte 1, so that neither passes for the other; a tree of n leaves splits at the largest power of two below n.
 * Hashes are hex.
 */
export function leafHash(content: string): string {
  return createHash('sha256').update('\0').update(content).digest('hex');
}

function nodeHash(left: string, right: string): string {
  return createHash('sha256').update('\x01').update(left, 'hex').update(right, 'hex').digest('hex');
}

/** Root of a tree whose leaves come one after the other; keeps one hash per level. */
export class GrowingTree {
  /** Complete subtrees, the largest first. */
  private readonly complete: { leaves: number; hash: string }[] = [];
  size = 0;

  add(leaf: string): void {
    let subtree = { leaves: 1, hash: leaf };
    for (let left = this.complete.at(-1); left?.leaves === subtree.leaves; left = this.complete.at(-1)) {
      this.complete.pop();
      subtree = { leaves: left.leaves * 2, hash: nodeHash(left.hash, subtree.hash) };
    }
    this.complete.push(subtree);
    this.size += 1;
  }

  root(): string {
    const [last, ...larger] = this.complete.map(({ hash }) => hash).reverse();
    if (last === undefined) return createHash('sha256').digest('hex');
    return larger.reduce((right, left) => nodeHash(left, right), last);
  }
}

/** A leaf's way up: which one it is of how many, and the hashes beside the way, from below. */
export interface InclusionProof {
  index: number;
  size: number;
  path: string[];
}

/** @throws RangeError when there is no such leaf */
export function proveInclusion(leaves: readonly string[], index: number): InclusionProof {
  if (!(index in leaves)) throw new RangeError(`No leaf ${index} in a tree of ${leaves.length}`);
  return { index, size: leaves.length, path: pathTo(leaves, index) };
}

function pathTo(leaves: readonly string[], index: number): string[] {
  if (leaves.length === 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split ? [...pathTo(left, index), rootOf(right)] : [...pathTo(right, index - split), rootOf(left)];
}

/** The root to which a proof leads from a leaf; undefined when the proof has not the form of one. */
export function rootFromProof(leaf: string, { index, size, path }: InclusionProof): string | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined;
  if (path.length === 0) return size === 1 ? leaf : undefined;
  if (size === 1) return undefined;
  const split = largestPowerBelow(size);
  const beside = path.at(-1) ?? '';
  const below = path.slice(0, -1);
  if (index < split) {
    const left = rootFromProof(leaf, { index, size: split, path: below });
    return left && nodeHash(left, beside);
  }
  const right = rootFromProof(leaf, { index: index - split, size: size - split, path: below });
  return right && nodeHash(beside, right);
}

function rootOf(leaves: readonly string[]): string {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
