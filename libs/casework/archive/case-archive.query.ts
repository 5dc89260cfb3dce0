import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DataSource, type EntityManager } from 'typeorm';
import { Documents } from '#libs/documents/documents.query.js';
import { Letters } from '#libs/documents/letters/letters.service.js';
import type { Actor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { DomainError } from '#libs/platform/errors.js';
import { CaseAudit } from '../audit/case-audit.query.js';
import { readRecords } from '../audit/case-record.js';
import { proofOf } from '../audit/case-proof.js';
import { readLeaves } from '../audit/leaf.js';
import { inShanghai } from '../business-time.js';
import { CaseEvent } from '../case-event.entity.js';
import { CaseFiles } from '../case-files.js';
import { CaseFile } from '../case-file.entity.js';
import { CaseTypes } from '../case-types.js';
import { isNothingWithheld, withheldFrom } from '../withheld.js';
import {
  archiveFormat,
  caseName,
  digestOfManifest,
  jsonText,
  logName,
  manifestName,
  readmeName,
  type ArchivedCase,
  type Manifest,
} from './archive-format.js';
import { documentsOf } from './archived-documents.js';
import { readme } from './readme.js';
import { zipOf, type ZipEntry } from './zip.js';

/** The whole case as one file, to be kept and verified elsewhere. One that does not verify here says so in it. */
@Injectable()
export class CaseArchive {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly caseTypes: CaseTypes,
    private readonly letters: Letters,
    private readonly documents: Documents,
    private readonly clock: BusinessClock,
    private readonly audit: CaseAudit,
  ) {}

  /**
   * @returns the case's number and the ZIP; the files' bytes are read while it is read
   * @throws DomainError CASE.NOT_FOUND; AUTH.FORBIDDEN for readers from whom a part of the log is withheld
   */
  async export(actor: Actor, caseId: string): Promise<{ number: string; content: Readable }> {
    const { file, detail } = await this.files.get(this.dataSource.manager, actor, caseId);
    if (detail !== 'full') throw new DomainError('CASE.NOT_FOUND');
    this.mustReadEverything(actor, file);
    // A letter that waits to be made is made first.
    for (const { documentId } of await this.letters.listOfCase(caseId)) {
      await this.documents.getReadable(documentId, actor);
    }
    const entries = await this.dataSource.transaction('REPEATABLE READ', (manager) => this.entriesOf(manager, caseId));
    return { number: file.number, content: zipOf(entries) };
  }

  private mustReadEverything(actor: Actor, file: CaseFile): void {
    const caseType = this.caseTypes.get(file.type, file.typeVersion);
    if (isNothingWithheld(withheldFrom(caseType, actor, file))) return;
    throw new DomainError('AUTH.FORBIDDEN', {
      detail: {
        zh: '卷宗包含内部意见，只向有权查阅全部流转记录的单位提供。',
        en: 'The file holds internal opinions; only offices that may read the whole log can have it.',
      },
    });
  }

  private async entriesOf(manager: EntityManager, caseId: string): Promise<ZipEntry[]> {
    const file = await manager.findOneByOrFail(CaseFile, { id: caseId });
    const events = await manager.find(CaseEvent, { where: { caseId }, order: { seq: 'ASC' } });
    const record = (await readRecords(manager, [caseId])).get(caseId);
    const [leaf] = await readLeaves(manager, [caseId]);
    if (!record || !leaf) throw new DomainError('CASE.NOT_FOUND');
    const { findings } = await this.audit.within(manager, caseId);
    const intact = findings.length === 0;
    const archived: ArchivedCase = {
      ...{ caseId, number: file.number, version: file.version, logLength: file.logLength, logHead: file.logHead },
      ...{ sealed: file.record, record, letters: leaf.letters },
    };
    const entries = [
      textEntry(readmeName, readme(file.number, intact)),
      textEntry(caseName, jsonText(archived)),
      textEntry(logName, jsonText(events)),
      ...(await definitionsOf(manager, events)),
      ...documentsOf(archived).map((each) => ({ ...each, content: () => this.documents.read(each) })),
    ];
    const manifest: Manifest = {
      format: archiveFormat,
      caseId,
      number: file.number,
      exportedAt: inShanghai(this.clock.now()),
      intact,
      files: entries.map(({ content: _, ...listed }) => listed),
      proof: (await proofOf(manager, caseId)) ?? null,
      digest: '',
    };
    manifest.digest = digestOfManifest(manifest);
    return [textEntry(manifestName, jsonText(manifest)), ...entries];
  }
}

function textEntry(path: string, text: string): ZipEntry {
  const content = Buffer.from(text);
  return { path, size: content.length, sha256: createHash('sha256').update(content).digest('hex'), content };
}

async function definitionsOf(manager: EntityManager, events: readonly CaseEvent[]): Promise<ZipEntry[]> {
  const digests = [...new Set(events.map(({ definitionHash }) => definitionHash))];
  const rows: { digest: string; definition: unknown }[] = await manager.query(
    'select digest, definition from case_type_definition where digest = any($1) order by digest',
    [digests],
  );
  return rows.map(({ digest, definition }) => textEntry(`definitions/${digest}.json`, jsonText(definition)));
}
