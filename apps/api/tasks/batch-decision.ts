import { Injectable } from '@nestjs/common';
import { SubmitCaseEvent, type CaseEventCommand } from '#libs/casework/submit-case-event.command.js';
import type { BatchResult, CaseStatus, Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError, reasonIn, sentenceIn } from '#libs/platform/errors.js';
import type { BatchDto, BatchItemDto } from './task.dto.js';

/** The same decision on several cases: each in a transaction of its own, each with its own result. */
@Injectable()
export class BatchDecision {
  constructor(private readonly submit: SubmitCaseEvent) {}

  /** @param key prefix of the idempotency key; each case gets its own */
  execute(actor: Actor, batch: BatchDto, key: string | null, lang: keyof Text): Promise<BatchResult[]> {
    return eachAlone(batch, lang, (command) => {
      const { event, payload, comment, taskId, caseId } = command;
      const retry = { route: `POST /tasks/batch ${caseId}`, key, request: { event, payload, comment, taskId } };
      return this.submit.execute(actor, command, retry, (_, { file }) =>
        Promise.resolve({ status: file.status, version: file.version }),
      );
    });
  }

  /** What `execute` would answer for each case now; changes nothing. */
  check(actor: Actor, batch: BatchDto, lang: keyof Text): Promise<BatchResult[]> {
    return eachAlone(batch, lang, (command) => this.submit.check(actor, command));
  }
}

/** One after the other; what is refused for one case does not keep the others from going. */
async function eachAlone(
  batch: BatchDto,
  lang: keyof Text,
  decide: (command: CaseEventCommand) => Promise<{ status: CaseStatus; version: number }>,
): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const item of batch.items) {
    try {
      const { status, version } = await decide(commandOf(batch, item));
      results.push({ caseId: item.caseId, ok: true, status, version });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      results.push(refusalOf(item, error, lang));
    }
  }
  return results;
}

function commandOf({ type, payload, comment }: BatchDto, { caseId, version, taskId }: BatchItemDto): CaseEventCommand {
  return {
    caseId,
    event: type,
    payload: payload ?? {},
    comment: comment ?? null,
    taskId: taskId ?? null,
    expectedVersion: version,
  };
}

function refusalOf({ caseId }: BatchItemDto, error: DomainError, lang: keyof Text): BatchResult {
  const { detail, reasons } = error.options;
  return {
    caseId,
    ok: false,
    code: error.code,
    message: sentenceIn(lang, detail ?? error.code),
    reasons: (reasons ?? []).map((reason) => reasonIn(lang, reason)),
  };
}
