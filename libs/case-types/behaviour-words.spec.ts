import { caseTypes } from './index.js';
import { behaviourDiff } from '#libs/case-engine/versions/behaviour-diff.js';

/** The difference between the versions of park recognition, in the words of its case type. */

const named = (code: string) => ({ zh: code, en: code });
const [older, newer] = [1, 2].map((version) => {
  const caseType = [...caseTypes].find((each) => each.key === 'park-recognition' && each.version === version);
  if (!caseType) throw new Error(`There is no version ${version} of park-recognition`);
  return { caseType, settings: {} };
});
if (!older || !newer) throw new Error('Two versions are compared');
const diff = behaviourDiff(older, newer, { role: named, unit: named });

it('names kinds of states, statuses, letters and rules of the form', () => {
  expect(diff.states.find(({ subject }) => subject.zh === '市级审核')?.after?.zh).toBe('环节 · 审查中');
  expect(diff.ways.find(({ subject }) => subject.zh === '市级审核 · 市级不同意')?.after).toEqual({
    zh: '→ 不予认定 / 发出《不予认定决定书》',
    en: expect.stringContaining('issues “') as string,
  });
  expect(diff.form.map(({ after }) => after?.zh)).toEqual(['选填 · 类型 数字，不小于 0，不大于 100']);
});

it('names what is filled in with an event as the form does', () =>
  expect(diff.events.map(({ subject, after }) => [subject.zh, after?.zh])).toContainEqual([
    '免予现场核查',
    '仅办理单位可见 · 填写 理由',
  ]));

it('finds nothing between a version and itself', () =>
  expect(Object.values(behaviourDiff(newer, newer, { role: named, unit: named })).flat()).toEqual([]));
