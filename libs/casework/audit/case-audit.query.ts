import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditFinding, AuditView } from '#libs/contracts/index.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { CaseTypes } from '../case-types.js';
import { checkCases, type CaseChecks } from './case-check.js';
import { readRoots } from './root.js';
import { snapshotComparison } from './snapshot-check.js';

/** What the verifier says of one case. */
export interface CaseVerdict {
  findings: AuditFinding[];
  root: AuditView['root'];
}

/** Verifies one case: its chain, everything sealed by it, and the roots that hold it. Bytes of documents stay unread. */
@Injectable()
export class CaseAudit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
    private readonly clock: BusinessClock,
  ) {}

  of(caseId: string): Promise<CaseVerdict> {
    return this.dataSource.transaction('REPEATABLE READ', (manager) => this.within(manager, caseId));
  }

  /** @param manager of a transaction that sees one moment of the database */
  async within(manager: EntityManager, caseId: string): Promise<CaseVerdict> {
    const roots = await readRoots(manager);
    const newest = roots.at(-1);
    const checks: CaseChecks = {
      definitions: await definitionDigests(manager),
      roots,
      exported: [],
      compareSnapshot: await snapshotComparison(manager, this.caseTypes, this.clock.now()),
    };
    const [checked] = await checkCases(manager, [caseId], checks);
    const [leaf]: { lines: number }[] = await manager.query(
      `select (leaf->>'logLength')::int as lines from audit_leaf where case_id = $1 order by root desc limit 1`,
      [caseId],
    );
    return {
      findings: checked?.findings ?? [],
      root: newest && leaf ? { number: newest.number, date: newest.date, hash: newest.hash, lines: leaf.lines } : null,
    };
  }
}

async function definitionDigests(manager: EntityManager): Promise<Set<string>> {
  const rows: { digest: string }[] = await manager.query('select digest from case_type_definition');
  return new Set(rows.map(({ digest }) => digest));
}
