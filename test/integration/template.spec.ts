import { createTestDatabase } from '../support/test-database.js';

it('copies the migrated and the seeded template', async () => {
  const migrated = await createTestDatabase('migrated');
  const seeded = await createTestDatabase('seeded');
  expect(await migrated.query('select count(*)::int as count from person')).toEqual([{ count: 0 }]);
  expect(
    (await seeded.query<{ count: number }>('select count(*)::int as count from person'))[0]?.count,
  ).toBeGreaterThan(20);
  await Promise.all([migrated.drop(), seeded.drop()]);
});
