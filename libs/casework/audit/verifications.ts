import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditCounts, AuditFinding, Text, VerificationView } from '#libs/contracts/index.js';
import { BlobStore } from '#libs/documents/storage/blob-store.js';
import type { Actor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { lockKeys } from '#libs/platform/database/lock-keys.js';
import { newId } from '#libs/platform/ids.js';
import { Outbox } from '#libs/platform/outbox/outbox.js';
import { inShanghai } from '../business-time.js';
import { CaseTypes } from '../case-types.js';
import { snapshotComparison } from './snapshot-check.js';
import { verify } from './verify.js';

/** Findings that a report keeps; the command line prints all. */
const kept = 500;
const dayMs = 24 * 3_600_000;

interface ReportRow {
  id: string;
  requestedBy: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  counts: (AuditCounts & { findings: number }) | null;
  findings: AuditFinding[] | null;
  failure: string | null;
}

/** Runs of the verifier over the whole database: ordered by an auditor or the day's turn, carried out by the worker. */
@Injectable()
export class Verifications {
  private readonly logger = new Logger(Verifications.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
    private readonly caseTypes: CaseTypes,
    private readonly blobs: BlobStore,
    private readonly outbox: Outbox,
  ) {}

  /** Orders a run; where one is waited for already, that one. */
  async order(actor: Actor, lang: keyof Text): Promise<VerificationView> {
    const id = await this.dataSource.transaction((manager) => this.orderWithin(manager, actor));
    const view = await this.find('v.id = $1', [id], lang);
    if (!view) throw new Error(`Verification ${id} vanished`);
    return view;
  }

  /**
   * Orders a run as part of what the transaction does.
   * @param actor null: the day's turn
   * @returns its id
   */
  async orderWithin(manager: EntityManager, actor: Actor | null): Promise<string> {
    await manager.query('select pg_advisory_xact_lock($1)', [lockKeys.verificationOrder]);
    const [waiting]: { id: string }[] = await manager.query(
      `select id from audit_verification where finished_at is null and requested_at > $1::timestamptz - interval '1 hour'
           and requested_at <= $1 order by requested_at desc limit 1`,
      [this.clock.now()],
    );
    if (waiting) return waiting.id;
    const verificationId = newId();
    await manager.query('insert into audit_verification (id, requested_by, requested_at) values ($1, $2, $3)', [
      ...[verificationId, actor?.personId ?? null, this.clock.now()],
    ]);
    await this.outbox.append(manager, 'audit.verify', { verificationId });
    return verificationId;
  }

  /** The newest run; null before the first. */
  latest(lang: keyof Text): Promise<VerificationView | null> {
    return this.find('true', [], lang);
  }

  /**
   * Carries a run out and keeps its report. Harmless when it was carried out before.
   * @param lastAttempt then a failure is its end; before that the run waits to be tried again
   * @throws what kept it from being carried out
   */
  async run(id: string, lastAttempt: boolean): Promise<void> {
    const [row]: { done: boolean }[] = await this.dataSource.query(
      'select finished_at is not null as done from audit_verification where id = $1',
      [id],
    );
    if (row?.done !== false) return;
    await this.dataSource.query('update audit_verification set started_at = $2 where id = $1', [id, this.clock.now()]);
    try {
      const { counts, findings } = await this.verifyAll();
      if (counts.findings > 0) this.logger.error(`The verification found ${counts.findings} signs of tampering`);
      await this.finish(id, { counts, findings, failure: null });
    } catch (error) {
      if (lastAttempt) await this.finish(id, { counts: null, findings: null, failure: String(error) });
      throw error;
    }
  }

  private verifyAll(): Promise<{ counts: AuditCounts & { findings: number }; findings: AuditFinding[] }> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const compareSnapshot = await snapshotComparison(manager, this.caseTypes, this.clock.now());
      const turn = Math.floor(this.clock.now().getTime() / dayMs);
      const run = verify(manager, { compareSnapshot, blobs: this.blobs, turn });
      const findings: AuditFinding[] = [];
      for (let total = 0; ; total += 1) {
        const step = await run.next();
        if (step.done) return { counts: { ...step.value, findings: total }, findings };
        if (findings.length < kept) findings.push(step.value);
      }
    });
  }

  private async finish(id: string, { counts, findings, failure }: Pick<ReportRow, 'counts' | 'findings' | 'failure'>) {
    await this.dataSource.query(
      'update audit_verification set finished_at = $2, counts = $3, findings = $4, failure = $5 where id = $1',
      [id, this.clock.now(), counts && JSON.stringify(counts), findings && JSON.stringify(findings), failure],
    );
  }

  private async find(condition: string, params: unknown[], lang: keyof Text): Promise<VerificationView | null> {
    const [row]: (ReportRow & { name: string | null })[] = await this.dataSource.query(
      `select v.id, v.requested_by as "requestedBy", v.requested_at as "requestedAt", v.finished_at as "finishedAt",
              v.counts, v.findings, v.failure, p.name
       from audit_verification v left join person p on p.id = v.requested_by
       where ${condition} order by v.requested_at desc, v.id desc limit 1`,
      params,
    );
    if (!row) return null;
    const { findings, ...counts } = row.counts ?? { findings: 0 };
    return {
      id: row.id,
      requestedAt: inShanghai(row.requestedAt),
      requestedBy: row.name,
      finishedAt: row.finishedAt && inShanghai(row.finishedAt),
      state: stateOf(row),
      counts: 'cases' in counts ? counts : null,
      total: findings,
      findings: (row.findings ?? []).map(({ message, ...rest }) => ({ ...rest, message: message[lang] })),
    };
  }
}

function stateOf({ finishedAt, failure, counts }: ReportRow): VerificationView['state'] {
  if (!finishedAt) return 'waiting';
  if (failure !== null || !counts) return 'failed';
  return counts.findings > 0 ? 'broken' : 'intact';
}
