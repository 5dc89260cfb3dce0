import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { GrowingTree, leafHash, proveInclusion, rootFromProof } from './merkle.js';

/** The inputs and roots that implementations of RFC 6962 are tested with (google/certificate-transparency). */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function treeOf(leaves: readonly string[]): string {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

it('has the roots of RFC 6962', () => {
  // The inputs are bytes below 0x80, each of which is its own UTF-8.
  const leaves = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex').toString('latin1')));
  expect(roots.map((_, index) => treeOf(leaves.slice(0, index + 1)))).toEqual(roots);
  expect(treeOf([])).toBe(createHash('sha256').digest('hex'));
});

const leavesOf = (size: number) => Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`));

it('proves each leaf of each size', () => {
  for (let size = 1; size <= 33; size += 1) {
    const leaves = leavesOf(size);
    for (const [index, leaf] of leaves.entries()) {
      expect(rootFromProof(leaf, proveInclusion(leaves, index))).toBe(treeOf(leaves));
    }
  }
});

it('leads elsewhere from another leaf, another place or another path', () => {
  const hash = fc.nat(200).map((seed) => leafHash(`other ${seed}`));
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(39), fc.nat(39), hash, (size, at, elsewhere, other) => {
      const leaves = leavesOf(size);
      const proof = proveInclusion(leaves, at % size);
      const leaf = leaves[at % size] ?? '';
      const root = treeOf(leaves);
      expect(rootFromProof(other, proof)).not.toBe(root);
      if (elsewhere % size !== at % size) {
        expect(rootFromProof(leaf, { ...proof, index: elsewhere % size })).not.toBe(root);
      }
      const step = elsewhere % proof.path.length;
      expect(rootFromProof(leaf, { ...proof, path: proof.path.with(step, other) })).not.toBe(root);
      expect(rootFromProof(leaf, { ...proof, path: proof.path.slice(1) })).not.toBe(root);
    }),
  );
});

it('is no proof when it has not the form of one', () => {
  const leaf = leafHash('leaf');
  expect(rootFromProof(leaf, { index: 0, size: 0, path: [] })).toBeUndefined();
  expect(rootFromProof(leaf, { index: -1, size: 3, path: [leaf] })).toBeUndefined();
  expect(rootFromProof(leaf, { index: 0.5, size: 3, path: [leaf] })).toBeUndefined();
  expect(() => proveInclusion([leaf], 1)).toThrow(RangeError);
});
