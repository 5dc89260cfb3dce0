import type { AuditFinding, Text } from '#libs/contracts/index.js';
import type { CaseEvent } from '../case-event.entity.js';
import { isBefore } from './chain-check.js';
import { finding, lineSays, type Place } from './findings.js';
import type { Leaf } from './leaf.js';

/** What a root said of a case, and the case as it is now. */
interface Comparison {
  /** `madeAt` null where the root itself is gone. */
  root: { number: number; madeAt: string | null };
  then: Leaf;
  now: Leaf;
  events: readonly Pick<CaseEvent, 'seq' | 'hash' | 'at'>[];
}

/** A root binds what was there when it was made: since then a case may only have grown. */
export function checkLeaf(
  place: Place,
  { root: { number: root, madeAt }, then, now, events }: Comparison,
): AuditFinding[] {
  const head = events.find(({ seq }) => seq === then.logLength);
  if (now.logLength < then.logLength || (then.logLength > 0 && !head)) {
    return [finding(place, 'cutTail', now.logLength + 1, lineSays.cutTail(now.logLength + 1))];
  }
  if (head && head.hash !== then.logHead) return [mismatch(place, root, then.logLength)];
  const findings: AuditFinding[] = [];
  const sameChange = now.version === then.version;
  const rewritten = sameChange && (now.record !== then.record || now.logLength !== then.logLength);
  if (now.number !== then.number || now.version < then.version || rewritten) {
    findings.push(
      finding(place, 'caseEdited', null, {
        zh: `办件与第 ${root} 号日根所记不符：其数据或封存摘要在此之后被改写。`,
        en: `The case is not as root ${root} says: its data or their seal were rewritten since.`,
      }),
    );
  }
  const backdated = madeAt && events.find(({ seq, at }) => seq > then.logLength && isBefore(at, new Date(madeAt)));
  if (backdated) findings.push(finding(place, 'inserted', backdated.seq, backdatedSays(backdated.seq, root)));
  for (const letter of then.letters) {
    const kept = now.letters.find(({ documentId }) => documentId === letter.documentId);
    const same = kept?.sha256 === letter.sha256 && kept.size === letter.size && kept.printedAt === letter.printedAt;
    if (same) continue;
    findings.push(
      finding(place, 'letterChanged', null, {
        zh: `文书的 PDF 与第 ${root} 号日根所记的哈希值不符。`,
        en: `The PDF of a letter is not the one whose hash root ${root} holds.`,
      }),
    );
  }
  return findings;
}

function backdatedSays(seq: number, root: number): Text {
  return {
    zh: `第 ${seq} 条记录所记时间早于第 ${root} 号日根，但该日根中没有它：系事后补记。`,
    en: `Line ${seq} is dated before root ${root}, which does not have it: it was written afterwards and backdated.`,
  };
}

function mismatch(place: Place, root: number, seq: number): AuditFinding {
  return finding(place, 'rootMismatch', seq, {
    zh: `日志前 ${seq} 条与第 ${root} 号日根所记不符：整条链已被重写。`,
    en: `The first ${seq} line(s) are not those that root ${root} holds: the chain was rewritten.`,
  });
}
