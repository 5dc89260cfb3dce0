import { checkLeaf } from '../audit/leaf-check.js';
import { hashOfLeaf, type Leaf } from '../audit/leaf.js';
import { rootFromProof } from '../audit/merkle.js';
import { checkRootFile } from '../audit/root-check.js';
import type { RootFile } from '../audit/root-file.js';
import { checkRooted, exportedRoots } from '../audit/rooted-check.js';
import { hashOfRoot } from '../audit/root.js';
import { digestOf } from '../canonical.js';
import type { CaseEvent } from '../case-event.entity.js';
import type { ArchivedCase, Manifest } from './archive-format.js';
import { Broken, firstOf, type ArchiveReport } from './archive-report.js';

/**
 * That the case stands in the root that the file holds.
 * @param compared whether the root is compared with one that was kept elsewhere, so that nobody else has to
 */
export function checkProof(
  { proof }: Manifest,
  archived: ArchivedCase,
  events: CaseEvent[],
  report: ArchiveReport,
  compared: boolean,
): void {
  const { caseId, number, logLength } = archived;
  if (!proof) {
    report.unproved.push({
      zh: '导出时尚无日根包含本办件：整条链是否被重写，无从判断。',
      en: 'No daily root held the case when it was exported: whether the whole chain was rewritten cannot be told.',
    });
    return;
  }
  const { root, leaf, inclusion } = proof;
  const led = rootFromProof(hashOfLeaf(leaf), inclusion) === root.tree && inclusion.size === root.cases;
  if (!led || hashOfRoot(root) !== root.hash || leaf.caseId !== caseId) {
    throw new Broken({
      zh: '日根或其包含证明不成立。',
      en: 'The daily root, or the proof that the case is in it, does not hold.',
    });
  }
  const now = leafNow(archived);
  firstOf(checkLeaf({ caseId, caseNumber: number }, { root, then: leaf, now, events }));
  report.proved.push({
    zh: `前 ${leaf.logLength} 条记录载于 ${root.date} 的第 ${root.number} 号日根：${root.hash}`,
    en: `The first ${leaf.logLength} line(s) stand in the daily root ${root.number} of ${root.date}: ${root.hash}`,
  });
  if (leaf.logLength < logLength) {
    report.unproved.push({
      zh: `其后 ${logLength - leaf.logLength} 条尚未载入日根，仅由链相连。`,
      en: `The ${logLength - leaf.logLength} line(s) after it stand in no root yet; only the chain binds them.`,
    });
  }
  if (compared) return;
  report.unproved.push({
    zh: '日根的哈希值须与他处保存或加盖时间戳的一致，本文件自身无法证明。',
    en: "The root's hash must be the one that was kept or time-stamped elsewhere; this file cannot prove that by itself.",
  });
}

/**
 * Compares the file with roots that were kept elsewhere: the case as each of them has it, and the root in the file.
 * @throws Broken when one contradicts
 */
export function checkGivenRoots(
  { proof }: Manifest,
  archived: ArchivedCase,
  events: CaseEvent[],
  given: readonly RootFile[],
  report: ArchiveReport,
): void {
  const { caseId, number } = archived;
  const place = { caseId, caseNumber: number };
  let same = false;
  for (const file of given) {
    firstOf(checkRootFile(file));
    const { root } = file;
    if (proof?.root.number === root.number) {
      if (proof.root.hash !== root.hash) {
        throw new Broken({
          zh: `卷宗中的第 ${root.number} 号日根与另行保存的不同。`,
          en: `Root ${root.number} in the file is not the one that was kept elsewhere.`,
        });
      }
      same = true;
    }
    firstOf(checkRooted({ place, now: leafNow(archived), events, kept: [] }, exportedRoots([file]), []));
    const lines = file.leaves.find((leaf) => leaf.caseId === caseId)?.logLength;
    report[lines === undefined ? 'unproved' : 'proved'].push(
      lines === undefined
        ? {
            zh: `另行保存的第 ${root.number} 号日根早于本办件。`,
            en: `Root ${root.number}, kept elsewhere, is older than the case.`,
          }
        : {
            zh: `前 ${lines} 条记录与另行保存的第 ${root.number} 号日根（${root.date}）一致。`,
            en: `The first ${lines} line(s) are those of root ${root.number} of ${root.date}, which was kept elsewhere.`,
          },
    );
  }
  if (given.length === 0 || same || !proof) return;
  report.unproved.push({
    zh: `未提供第 ${proof.root.number} 号日根，卷宗中的该日根无从比对。`,
    en: `Root ${proof.root.number} was not given: the one in the file is compared with nothing.`,
  });
}

function leafNow({ caseId, number, version, logLength, logHead, sealed, letters }: ArchivedCase): Leaf {
  return { caseId, number, version, logLength, logHead, record: sealed && digestOf(sealed), letters };
}
