import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Diagram } from '#libs/contracts/index.js';

/** What is drawn: states, boxes around states that run side by side, and one arrow per pair with all its titles. */
export interface DrawnNode {
  id: string;
  title: string;
  kind: Diagram['nodes'][number]['kind'];
  parent: string | null;
}

export interface DrawnEdge {
  id: string;
  from: string;
  to: string;
  titles: string[];
}

export interface DrawnGraph {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
}

/**
 * The inner states of a region that runs beside others (awaiting, answered) are told in words on the region's node;
 * drawing them would bury the procedure. States that no arrow touches are left to the list.
 */
export function simplify(diagram: Diagram): DrawnGraph {
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  const isParallel = (id: string | null): boolean => id !== null && byId.get(id)?.kind === 'parallel';
  const shownAs = (id: string): string => {
    const node = byId.get(id);
    if (!node || node.parent === null || isParallel(node.parent)) return id;
    return shownAs(node.parent);
  };
  const edges = new Map<string, DrawnEdge>();
  for (const edge of diagram.edges) {
    const from = shownAs(edge.from);
    const to = shownAs(edge.to);
    if (from === to) continue;
    const id = `${from} ${to}`;
    const drawn = edges.get(id) ?? { id, from, to, titles: [] };
    if (edge.title !== '' && !drawn.titles.includes(edge.title)) drawn.titles.push(edge.title);
    edges.set(id, drawn);
  }
  const touched = new Set([...edges.values()].flatMap(({ from, to }) => [from, to]));
  const nodes = diagram.nodes
    .filter((node) => shownAs(node.id) === node.id)
    .filter((node) => touched.has(node.id) || (node.parent !== null && touched.has(node.parent)))
    .map(({ id, title, kind, parent }) => ({ id, title, kind, parent }));
  return { nodes, edges: [...edges.values()] };
}

export const nodeHeight = 44;
const boxHead = 34;
const labelHeight = 18;

/** Width of a line of text at 13 px: Chinese characters are square, Latin ones about half. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 13.5 : 7.2), 0);

/** The graph as ELK takes it; sizes in CSS pixels. */
export function toElk({ nodes, edges }: DrawnGraph): ElkNode {
  const leaf = (node: DrawnNode): ElkNode => ({
    id: node.id,
    width: Math.max(112, textWidth(node.title) + 44),
    height: nodeHeight,
  });
  const inside = (id: string): DrawnNode[] => nodes.filter((node) => node.parent === id);
  return {
    id: 'procedure',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.json.edgeCoords': 'ROOT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '40',
      'elk.spacing.nodeNode': '32',
      'elk.spacing.edgeNode': '20',
      'elk.spacing.edgeLabel': '4',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      // The order of the states in the definition is the order of the procedure: what goes against it is a way back.
      'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
      'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
    },
    children: nodes
      .filter((node) => node.parent === null)
      .map((node) => {
        const children = inside(node.id);
        if (children.length === 0) return leaf(node);
        return {
          id: node.id,
          layoutOptions: {
            'elk.algorithm': 'rectpacking',
            'elk.aspectRatio': '3',
            'elk.padding': `[top=${boxHead + 8},left=12,bottom=12,right=12]`,
            'elk.spacing.nodeNode': '12',
          },
          children: children.map(leaf),
        };
      }),
    edges: edges.map((edge) => ({
      id: edge.id,
      sources: [edge.from],
      targets: [edge.to],
      labels: edge.titles.length > 0 ? [{ text: edge.titles.join('\n'), ...labelSize(edge.titles) }] : [],
    })),
  };
}

const labelSize = (titles: readonly string[]): { width: number; height: number } => ({
  width: Math.max(...titles.map(textWidth)) + 12,
  height: titles.length * labelHeight + 4,
});
