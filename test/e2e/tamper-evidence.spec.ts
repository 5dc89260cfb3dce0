import pg from 'pg';
import type { AuditView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

/** One statement under the role that the application works with. */
async function asApplication(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: world.server.database.url, options: '-c role=qiangwei_app' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function audit(driver: CaseDriver): Promise<AuditView> {
  return (await world.people.get('auditor', `/cases/${driver.id}/audit`)).body as AuditView;
}

it.each([
  "update case_event set comment = 'x'",
  'delete from case_event',
  'truncate case_event',
  'drop table case_event',
])('the application cannot %s', async (statement) => {
  await CaseDriver.submitted(world.people);
  await expect(asApplication(statement)).rejects.toThrow(/permission denied|must be owner/);
});

it('the application can read the log', async () => {
  await expect(asApplication('select count(*) from case_event')).resolves.toBeUndefined();
});

describe('the verifier finds what somebody with all rights did to the log', () => {
  const tampering: [string, string][] = [
    ['a changed type', "update case_event set type = 'RECOMMEND' where case_id = $1 and seq = 2"],
    ['a changed actor', 'update case_event set actor_id = gen_random_uuid()::text where case_id = $1 and seq = 2'],
    ['a changed name', "update case_event set actor_name = '某人' where case_id = $1 and seq = 2"],
    ['a changed time', "update case_event set at = at - interval '1 day' where case_id = $1 and seq = 2"],
    ['a changed payload', `update case_event set payload = '{"opinion":"x"}' where case_id = $1 and seq = 2`],
    ['a changed comment', "update case_event set comment = 'x' where case_id = $1 and seq = 2"],
    ['a changed result', "update case_event set to_state = '{approved}' where case_id = $1 and seq = 2"],
    ['changed attachments', `update case_event set attachments = '{}' where case_id = $1 and seq = 2`],
    ['a line that is missing', 'delete from case_event where case_id = $1 and seq = 2'],
    [
      'a tail that was cut',
      'delete from case_event where case_id = $1 and seq = (select max(seq) from case_event where case_id = $1)',
    ],
  ];

  it('two lines that changed places', async () => {
    const driver = await upTo.acceptance(world.people);
    const { query } = world.server.database;
    await query('update case_event set seq = seq + 1000 where case_id = $1 and seq in (2, 3)', [driver.id]);
    await query('update case_event set seq = 1005 - seq where case_id = $1 and seq > 1000', [driver.id]);
    expect((await audit(driver)).verdict).toBe('broken');
  });

  it.each(tampering)('%s', async (_what, statement) => {
    const driver = await upTo.acceptance(world.people);
    expect(await audit(driver)).toMatchObject({ verdict: 'intact', brokenAt: null });
    await world.server.database.query(statement, [driver.id]);
    expect((await audit(driver)).verdict).toBe('broken');
  });
});
