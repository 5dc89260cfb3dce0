import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** 回避: an official who has an interest in a case leaves it to the others of the office. */

const world = useWorld();

const reason = { reason: '与申请单位负责人有亲属关系' };

it('gives back what was claimed, keeps the official away, and leaves the case to the colleague', async () => {
  const driver = await upTo.acceptance(world.people);
  const task = (await driver.view('bureau')).tasks.find((each) => each.duty === 'acceptance');
  await world.people.post('bureau', `/tasks/${task?.id}/claim`);
  expect((await driver.view('bureau')).recusal).toBe('possible');
  expect((await world.people.post('bureau', `/cases/${driver.id}/recusals`, reason)).status).toBe(204);
  const after = await driver.view('bureau');
  expect(after.recusal).toBe('declared');
  const box = (await world.people.get('bureau', '/tasks?limit=100')).body.items as { caseId: string }[];
  expect(box.map(({ caseId }) => caseId)).not.toContain(driver.id);
  expect(after.tasks.find((each) => each.id === task?.id)?.assignee ?? null).toBeNull();
  expect((await driver.send('bureau', 'ACCEPT')).body).toMatchObject({
    code: 'CASE.RECUSED',
    reasons: [{ code: 'CASE.RECUSED', unblockedBy: expect.stringContaining('区经信局经办人') as string }],
  });
  expect((await world.people.post('bureau', `/tasks/${task?.id}/claim`)).body).toMatchObject({ code: 'CASE.RECUSED' });
  const back = await world.people.get('bureau-2', `/tasks/${task?.id}/colleagues`);
  const [recused] = back.body.items as { id: string }[];
  const handed = await world.people.post('bureau-2', `/tasks/${task?.id}/transfer`, {
    personId: recused?.id,
    ...reason,
  });
  expect(handed.body).toMatchObject({ code: 'TASK.COLLEAGUE_BARRED' });
  expect((await world.people.post('bureau', `/cases/${driver.id}/recusals`, reason)).body).toMatchObject({
    code: 'CASE.RECUSED',
  });
  expect((await driver.send('bureau-2', 'ACCEPT')).status).toBe(200);
});

it('is for who takes part in deciding: not for the applicant, other territories, auditors or administrators', async () => {
  const driver = await upTo.acceptance(world.people);
  const answers = await Promise.all(
    ['operator-a', 'town-cangqian', 'auditor', 'system-admin'].map(async (username) => {
      const { status } = await world.people.post(username, `/cases/${driver.id}/recusals`, reason);
      return [username, status];
    }),
  );
  expect(answers).toEqual([
    ['operator-a', 403],
    ['town-cangqian', 404],
    ['auditor', 403],
    ['system-admin', 404],
  ]);
  expect((await world.people.post('bureau', `/cases/${driver.id}/recusals`, { reason: '' })).status).toBe(422);
});

it('stands in the history, where the reason is for the offices only, and the log gives the same case', async () => {
  const driver = await upTo.acceptance(world.people);
  await world.people.post('bureau', `/cases/${driver.id}/recusals`, reason);
  const lineFor = async (username: string) => {
    const { body } = await world.people.get(username, `/cases/${driver.id}/timeline`);
    return (body.items as { type: string; payload: unknown }[]).find(({ type }) => type === 'RECUSAL_DECLARED');
  };
  expect(await lineFor('bureau-2')).toMatchObject({ title: '声明回避', payload: reason });
  expect(await lineFor('operator-a')).toMatchObject({ title: '声明回避', payload: null });
  const { body } = await world.people.get('auditor', `/cases/${driver.id}/audit`);
  expect(body).toMatchObject({ verdict: 'intact', findings: [] });
});
