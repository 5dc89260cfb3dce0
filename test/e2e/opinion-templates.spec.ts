import { mostOpinionTemplates, type OpinionTemplate } from '../../libs/contracts/index.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

const kept = async (username: string) =>
  (await world.people.get(username, '/opinion-templates')).body.items as OpinionTemplate[];
const keep = (username: string, words: string) => world.people.post(username, '/opinion-templates', { words });

it('keeps words once, the newest first, for one person alone', async () => {
  await keep('town-wuchang', '材料齐全，同意推荐。');
  await keep('town-wuchang', '运营规范，同意推荐。');
  expect((await keep('town-wuchang', ' 材料齐全，同意推荐。 ')).status).toBe(201);
  expect((await kept('town-wuchang')).map(({ words }) => words)).toEqual([
    '运营规范，同意推荐。',
    '材料齐全，同意推荐。',
  ]);
  expect(await kept('town-cangqian')).toEqual([]);
});

it('forgets one’s own, and nobody else’s', async () => {
  const { id } = (await keep('bureau', '同意受理。')).body as OpinionTemplate;
  const forget = async (username: string) =>
    (await world.people.as(username)).delete(`/api/v1/opinion-templates/${id}`);
  expect((await forget('bureau-2')).body).toMatchObject({ status: 404, code: 'OPINION_TEMPLATE.NOT_FOUND' });
  expect((await forget('bureau')).status).toBe(204);
  expect(await kept('bureau')).toEqual([]);
});

it('says what to do when there is no room, and what words must be', async () => {
  await Promise.all(Array.from({ length: mostOpinionTemplates }, (_, index) => keep('expert-a', `第 ${index + 1} 条`)));
  expect((await keep('expert-a', '再来一条')).body).toMatchObject({ status: 409, code: 'OPINION_TEMPLATE.TOO_MANY' });
  expect(await kept('expert-a')).toHaveLength(mostOpinionTemplates);
  expect((await keep('expert-a', '  ')).status).toBe(422);
});
