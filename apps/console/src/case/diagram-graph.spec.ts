import type { Diagram } from '#libs/contracts/index.js';
import { simplify } from './diagram-graph';
import { progressOf } from './diagram-progress';

const node = (id: string, kind: Diagram['nodes'][number]['kind'] = 'state', parent: string | null = null) => ({
  id,
  title: id,
  parent,
  kind,
});
const edge = (from: string, to: string, title: string) => ({
  id: `${from} ${title} ${to}`,
  from,
  to,
  event: title,
  title,
});

const diagram: Diagram = {
  nodes: [
    node('draft'),
    node('review', 'parallel'),
    node('review.fire', 'state', 'review'),
    node('review.fire.pending', 'state', 'review.fire'),
    node('review.fire.done', 'final', 'review.fire'),
    node('closed', 'final'),
    node('withdrawn', 'final'),
  ],
  edges: [
    edge('draft', 'review', 'SUBMIT'),
    edge('draft', 'draft', 'SAVE'),
    edge('review.fire.pending', 'review.fire.done', 'CONCUR'),
    edge('review', 'closed', 'APPROVE'),
    edge('review', 'closed', 'REJECT'),
  ],
};

describe('the drawn procedure', () => {
  const drawn = simplify(diagram);

  it('shows parts that run side by side, not their inner states, and nothing that no arrow touches', () =>
    expect(drawn.nodes.map((it) => it.id)).toEqual(['draft', 'review', 'review.fire', 'closed']));

  it('joins arrows between the same two states and leaves out loops', () =>
    expect(drawn.edges.map(({ from, to, titles }) => [from, to, titles])).toEqual([
      ['draft', 'review', ['SUBMIT']],
      ['review', 'closed', ['APPROVE', 'REJECT']],
    ]));
});

describe('progress', () => {
  it('is where any inner state is, and passed for a part that has ended', () => {
    const current = ['review', 'review.fire', 'review.fire.done'];
    expect(progressOf('review', diagram, current, [])).toBe('current');
    expect(progressOf('review.fire', diagram, current, [])).toBe('visited');
    expect(progressOf('draft', diagram, current, ['draft'])).toBe('visited');
    expect(progressOf('closed', diagram, current, ['draft'])).toBe('ahead');
  });
});
