import type { EntityManager } from 'typeorm';
import type { AuditFinding, Text } from '#libs/contracts/index.js';
import { digestOf } from '../canonical.js';
import { knownDefinitions } from './daily-roots.js';
import { finding, wholeDatabase } from './findings.js';
import { hashOfLeaf, leavesOfRoot } from './leaf.js';
import { GrowingTree } from './merkle.js';
import type { RootFile } from './root-file.js';
import { beginningOfRoots, hashOfRoot, readRoots, type Root } from './root.js';

const pageSize = 1_000;

function mismatch(message: Text): AuditFinding {
  return finding(wholeDatabase, 'rootMismatch', null, message);
}

/** Of the older roots, one in so many is recomputed from its leaves in a daily run. */
export const turns = 7;

/**
 * Checks the chain that the roots form, and recomputes the newest from its leaves. The older ones take turns, so that a
 * daily run costs the same after years; their hashes and their chain are checked each time.
 * @param turn number of the day; null recomputes all
 */
export async function* checkRoots(manager: EntityManager, turn: number | null): AsyncGenerator<AuditFinding, Root[]> {
  const roots = await readRoots(manager);
  const known = new Set((await knownDefinitions(manager)).map((each) => digestOf(each)));
  let before: Root | undefined;
  for (const root of roots) {
    const { number } = root;
    const expected = (before?.number ?? 0) + 1;
    if (number !== expected) {
      yield mismatch({ zh: `缺少第 ${expected} 号日根。`, en: `Root ${expected} is missing.` });
    }
    const bound =
      root.hash === hashOfRoot(root) && (number !== expected || root.previous === (before?.hash ?? beginningOfRoots));
    const inFull = turn === null || root === roots.at(-1) || number % turns === turn % turns;
    if (!bound || (inFull && !(await isMadeOfItsLeaves(manager, root)))) {
      yield mismatch({
        zh: `第 ${number} 号日根（${root.date}）与其叶子、哈希值或前一日根不符。`,
        en: `Root ${number} (${root.date}) does not fit its leaves, its hash or the root before.`,
      });
    }
    for (const definition of Array.isArray(root.definitions) ? root.definitions : []) {
      if (known.has(digestOf(definition))) continue;
      // Somebody may have edited it into anything.
      const { digest } = Object(definition) as { digest?: unknown };
      const named = typeof digest === 'string' ? digest.slice(0, 12) : '';
      yield finding(wholeDatabase, 'definitionChanged', null, {
        zh: `第 ${number} 号日根所记的流程定义 ${named}… 已被删除或改动。`,
        en: `The definition ${named}…, which root ${number} holds, was deleted or changed.`,
      });
    }
    before = root;
  }
  yield* leavesWithoutRoot(manager);
  return roots;
}

async function isMadeOfItsLeaves(manager: EntityManager, root: Root): Promise<boolean> {
  const tree = new GrowingTree();
  try {
    for await (const leaves of leavesOfRoot(manager, root.number, pageSize)) {
      for (const leaf of leaves) tree.add(hashOfLeaf(leaf));
    }
  } catch (error) {
    // A leaf that was edited into something that is no leaf.
    if (error instanceof TypeError) return false;
    throw error;
  }
  return tree.size === root.cases && tree.root() === root.tree;
}

async function* leavesWithoutRoot(manager: EntityManager): AsyncGenerator<AuditFinding> {
  const rows: { root: number }[] = await manager.query(
    'select distinct root from audit_leaf where not exists (select from audit_root where number = root) order by root',
  );
  for (const { root } of rows) {
    yield mismatch({
      zh: `缺少第 ${root} 号日根，但其叶子尚在。`,
      en: `Root ${root} is missing, its leaves are there.`,
    });
  }
}

/** That the file of a root fits itself. */
export function checkRootFile({ root, leaves }: RootFile): AuditFinding[] {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(hashOfLeaf(leaf));
  if (root.hash === hashOfRoot(root) && tree.root() === root.tree && tree.size === root.cases) return [];
  return [
    mismatch({
      zh: `导出文件中的第 ${root.number} 号日根自身不完整：文件已被改动。`,
      en: `Root ${root.number} in the exported file does not fit itself: the file was changed.`,
    }),
  ];
}

/** A root that was kept elsewhere: whole in itself, and the same as the one of that number here. */
export function checkExported(file: RootFile, roots: readonly Root[]): AuditFinding[] {
  const { root } = file;
  const { number, date } = root;
  const damaged = checkRootFile(file);
  if (damaged.length > 0) return damaged;
  const here = roots.find((each) => each.number === number);
  if (here?.hash === root.hash) return [];
  return [
    mismatch(
      here
        ? {
            zh: `数据库中的第 ${number} 号日根与此前导出的（${date}）不同：历史已被整体重写。`,
            en: `Root ${number} in the database is not the one exported earlier (${date}): history was rewritten as a whole.`,
          }
        : {
            zh: `数据库中没有此前导出的第 ${number} 号日根（${date}）。`,
            en: `The database has no root ${number}, which was exported earlier (${date}).`,
          },
    ),
  ];
}
