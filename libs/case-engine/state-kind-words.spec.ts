import { stateInWords } from './state-kind-words.js';

it('says what kind of state it is and which status the case has in it', () => {
  expect(stateInWords('atomic', 'underReview')).toEqual({ zh: '环节 · 审查中', en: 'step · under review' });
  expect(stateInWords('final', 'approved')).toEqual({ zh: '终态 · 已通过', en: 'end · approved' });
  expect(stateInWords('parallel', null).zh).toBe('并行的环节');
});
