import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { caseTypes } from '../../libs/case-types/index.js';
import { parkRecognitionV1 } from '../../libs/case-types/park-recognition/index.js';
import { CaseworkModule } from '../../libs/casework/casework.module.js';
import { OrganisationWarnings } from '../../libs/casework/organisation-warnings.query.js';
import { DocumentsModule } from '../../libs/documents/documents.module.js';
import { IdentityModule } from '../../libs/identity/identity.module.js';
import { NotificationsModule } from '../../libs/notifications/notifications.module.js';
import { Config } from '../../libs/platform/config/config.js';
import { readConfig } from '../../libs/platform/config/environment.js';
import { PlatformModule } from '../../libs/platform/platform.module.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** The demo world's offices against its case types. */

let database: TestDatabase;
let app: TestingModule;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  app = await Test.createTestingModule({
    imports: [PlatformModule, IdentityModule, DocumentsModule, NotificationsModule, CaseworkModule.with(caseTypes)],
  })
    .overrideProvider(Config)
    .useValue(readConfig({ DATABASE_URL: database.url, QIANGWEI_DEMO: '1' }))
    .compile();
  app.useLogger(false);
  await app.init();
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const warnings = async () => (await app.get(OrganisationWarnings).of(parkRecognitionV1)).map(({ en }) => en);
const grant = (sql: string) => app.get(DataSource).query(sql);

it('names the towns without a reviewer, and the bureau whose two reviewers can both be barred from an objection', async () => {
  const found = await warnings();
  expect(found.find((each) => each.includes('Town review;'))).toMatch(
    /^Renhe Street, Liangzhu Street, .* 0 there, 1 needed$/,
  );
  const objection = found.find((each) => each.includes('too few for Objection'));
  expect(objection).toMatch(
    /^Bureau of Economy .*\(Bureau reviewer\): separation of duties may leave too few .* 2 there, 4 needed/,
  );
  expect(objection).toContain('Accept (by another one)');
  expect(found).toHaveLength(2);
});

it('takes a new colleague into account at once', async () => {
  const before = await warnings();
  await grant(`insert into role_grant (person_id, role, unit)
    select id, 'town-reviewer', '330110009' from person where username = 'town-wuchang'`);
  const [missing] = (await warnings()).filter((each) => each.includes('Town review;'));
  expect(before.join()).toContain('Renhe Street');
  expect(missing).not.toContain('Renhe Street');
});
