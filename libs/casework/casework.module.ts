import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { CaseType } from '#libs/case-engine/contract.js';
import { DocumentReaders } from '#libs/documents/document-readers.js';
import { RegistersModule } from '#libs/registers/registers.module.js';
import { CasesAsOf } from './as-of/case-as-of.query.js';
import { Announcements } from './announcements.js';
import { CaseAttachment, CaseEvidence } from './attachment.entity.js';
import { CaseArchive } from './archive/case-archive.query.js';
import { CaseAudit } from './audit/case-audit.query.js';
import { DailyRoots } from './audit/daily-roots.js';
import { DefinitionBook } from './audit/definition-book.js';
import { Roots } from './audit/roots.query.js';
import { VerificationHandler } from './audit/verification.handler.js';
import { Verifications } from './audit/verifications.js';
import { BusinessDay } from './business-day.js';
import { CaseDocuments } from './case-documents.js';
import { CaseEvent } from './case-event.entity.js';
import { CaseFile } from './case-file.entity.js';
import { CaseFiles } from './case-files.js';
import { CaseHistory } from './case-history.query.js';
import { CaseList } from './case-list.query.js';
import { CaseLog } from './case-log.js';
import { CaseTypeViews } from './case-type-views.js';
import { CASE_TYPES, CaseTypes } from './case-types.js';
import { CaseViews } from './case-view.query.js';
import { CaseWriter } from './case-writer.js';
import { Advisors } from './consultations/advisors.query.js';
import { Consult } from './consultations/consult.command.js';
import { Consultation } from './consultations/consultation.entity.js';
import { ConsultationReminders } from './consultations/consultation-reminders.js';
import { Consultations } from './consultations/consultations.query.js';
import { CreateCase } from './create-case.command.js';
import { DeadlineCountings } from './outlook/deadline-countings.query.js';
import { DemoClock } from './demo-clock.js';
import { EditDraft } from './edit-draft.command.js';
import { Effects } from './effects.js';
import { Evidence } from './evidence.js';
import { HandleTask } from './handle-task.command.js';
import { Holders } from './outlook/holders.query.js';
import { Idempotency } from './idempotency.js';
import { OrganisationWarnings } from './organisation-warnings.query.js';
import { Refusals } from './refusals.js';
import { Routes } from './outlook/route.query.js';
import { Situations } from './situation.js';
import { SubmitCaseEvent } from './submit-case-event.command.js';
import { Task, TaskSignature } from './task.entity.js';
import { TaskBoxes } from './task-boxes.query.js';
import { TaskViews } from './task-views.js';
import { Timer } from './timer.entity.js';
import { TimerSweeper } from './timer-sweeper.js';
import { OpinionTemplates } from './opinion-templates/opinion-templates.js';
import { HandedIn } from './related/handed-in-changes.query.js';
import { RelatedCases } from './related/related-cases.query.js';
import { DecideVersionChange } from './versions/decide-version-change.command.js';
import { DryRun } from './versions/dry-run.js';
import { Forecasts } from './versions/forecasts.js';
import { MigrateCase } from './versions/migrate-case.command.js';
import { OrderVersionChange } from './versions/order-version-change.command.js';
import { DeclareRecusal } from './recusals/declare-recusal.command.js';
import { Waiting } from './outlook/waiting.query.js';
import { Releases } from './versions/releases.js';
import { VersionChangeCases } from './versions/version-change-cases.query.js';
import { VersionChangeRunner } from './versions/version-change-runner.js';
import { VersionChange, VersionChangeCase } from './versions/version-change.entity.js';
import { VersionChanges } from './versions/version-changes.query.js';

const offered = [
  CaseArchive,
  CaseHistory,
  CaseList,
  CasesAsOf,
  CaseTypes,
  CaseTypeViews,
  CaseViews,
  Consult,
  Consultations,
  CreateCase,
  DecideVersionChange,
  DeclareRecusal,
  DailyRoots,
  DemoClock,
  EditDraft,
  HandedIn,
  HandleTask,
  OpinionTemplates,
  OrganisationWarnings,
  OrderVersionChange,
  RelatedCases,
  Roots,
  Routes,
  SubmitCaseEvent,
  TaskBoxes,
  TimerSweeper,
  Verifications,
  VersionChangeCases,
  VersionChangeRunner,
  VersionChanges,
  Waiting,
];

const modules = new WeakMap<readonly CaseType[], DynamicModule>();

/** Cases: commands through one door, and the queries that show them. */
@Global()
@Module({})
export class CaseworkModule {
  /**
   * @param registry every version of every case type that the application runs
   * @returns one module per registry, so that api and worker share it when they run in one process
   */
  static with(registry: readonly CaseType[]): DynamicModule {
    const known = modules.get(registry);
    const made = known ?? moduleFor(registry);
    modules.set(registry, made);
    return made;
  }
}

function moduleFor(registry: readonly CaseType[]): DynamicModule {
  return {
    module: CaseworkModule,
    imports: [
      RegistersModule,
      TypeOrmModule.forFeature([
        CaseFile,
        CaseEvent,
        Task,
        TaskSignature,
        Timer,
        CaseAttachment,
        CaseEvidence,
        Consultation,
        VersionChange,
        VersionChangeCase,
      ]),
    ],
    providers: [
      { provide: CASE_TYPES, useValue: registry },
      { provide: DocumentReaders, useClass: CaseDocuments },
      ...offered,
      Advisors,
      Announcements,
      BusinessDay,
      CaseAudit,
      CaseFiles,
      CaseLog,
      CaseWriter,
      ConsultationReminders,
      DeadlineCountings,
      DefinitionBook,
      Effects,
      Evidence,
      Holders,
      DryRun,
      Forecasts,
      Idempotency,
      MigrateCase,
      Refusals,
      Releases,
      Situations,
      TaskViews,
      VerificationHandler,
    ],
    exports: [...offered, DocumentReaders],
  };
}
