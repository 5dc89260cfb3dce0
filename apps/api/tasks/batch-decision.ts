import { Injectable } from '@nestjs/common';
import { SubmitCaseEvent } from '#libs/casework/submit-case-event.command.js';
import type { BatchResult, Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError, reasonIn, sentenceIn } from '#libs/platform/errors.js';
import type { BatchDto, BatchItemDto } from './task.dto.js';

/** The same decision on several cases: each in a transaction of its own, each with its own result. */
@Injectable()
export class BatchDecision {
  constructor(private readonly submit: SubmitCaseEvent) {}

  /** @param key prefix of the idempotency key; each case gets its own */
  async execute(actor: Actor, batch: BatchDto, key: string | null, lang: keyof Text): Promise<BatchResult[]> {
    const results: BatchResult[] = [];
    for (const item of batch.items) results.push(await this.one(actor, batch, item, key, lang));
    return results;
  }

  private async one(
    actor: Actor,
    { type, payload, comment }: BatchDto,
    { caseId, version, taskId }: BatchItemDto,
    key: string | null,
    lang: keyof Text,
  ): Promise<BatchResult> {
    const event = { event: type, payload: payload ?? {}, comment: comment ?? null, taskId: taskId ?? null };
    const retry = { route: `POST /tasks/batch ${caseId}`, key, request: event };
    try {
      const after = await this.submit.execute(
        actor,
        { caseId, ...event, expectedVersion: version },
        retry,
        (_, { file }) => Promise.resolve({ status: file.status, version: file.version }),
      );
      return { caseId, ok: true, ...after };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { detail, reasons } = error.options;
      return {
        caseId,
        ok: false,
        code: error.code,
        message: sentenceIn(lang, detail ?? error.code),
        reasons: (reasons ?? []).map((reason) => reasonIn(lang, reason)),
      };
    }
  }
}
