import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseType } from '#libs/case-engine/contract.js';
import { plainDefinition } from '#libs/case-engine/definition.js';
import { Config } from '#libs/platform/config/config.js';
import { StartRefused } from '#libs/platform/process/failure.js';
import { CASE_TYPES, CaseTypes } from '../case-types.js';

/** A definition as it was when a process first ran it. */
export interface RecordedDefinition {
  digest: string;
  key: string;
  version: number;
  definition: Record<string, unknown>;
}

/**
 * Every definition that has ever run, by the digest that the log's lines carry. A process writes down what it registers
 * before it takes its first case.
 */
@Injectable()
export class DefinitionBook implements OnModuleInit {
  private readonly logger = new Logger(DefinitionBook.name);

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CASE_TYPES) private readonly registered: readonly CaseType[],
    private readonly caseTypes: CaseTypes,
    private readonly config: Config,
  ) {}

  /** @throws StartRefused in production, when a definition changed under a version that open cases follow */
  async onModuleInit(): Promise<void> {
    for (const caseType of this.registered) {
      const followers = await this.openCasesOfAnotherDefinition(caseType);
      if (followers > 0) this.protest(caseType, followers);
      await this.dataSource.query(
        `insert into case_type_definition (digest, key, version, definition) values ($1, $2, $3, $4)
         on conflict (digest) do nothing`,
        [this.caseTypes.hashOf(caseType), caseType.key, caseType.version, JSON.stringify(plainDefinition(caseType))],
      );
    }
  }

  /** A line is compared in the form in which it was bound: an older form says less, and nothing else. */
  private async openCasesOfAnotherDefinition(caseType: CaseType): Promise<number> {
    const [row]: { count: number }[] = await this.dataSource.query(
      `select count(*)::int as count from case_file c
         join case_event e on e.case_id = c.id and e.seq = c.log_length
       where c.type = $1 and c.type_version = $2 and c.engine_state #>> '{snapshot,status}' = 'active'
         and e.definition_hash <> all($3)`,
      [caseType.key, caseType.version, this.caseTypes.hashesOf(caseType)],
    );
    return row?.count ?? 0;
  }

  private protest({ key, version }: CaseType, cases: number): void {
    const said = `The definition of ${key} has changed, yet it is still called version ${version}, which ${cases} open case(s) follow.`;
    if (this.config.production) throw new StartRefused(`${said} Register the change as a version of its own.`);
    this.logger.warn(`${said} In production the process would refuse to start.`);
  }
}
