import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js';
import elkWorker from 'elkjs/lib/elk-worker.min.js?url';
import { toElk, type DrawnEdge, type DrawnGraph, type DrawnNode } from './diagram-graph';

export interface PlacedNode extends DrawnNode {
  /** Relative to the parent's box, in CSS pixels. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedEdge extends DrawnEdge {
  /** SVG path data in the coordinates of the whole picture. */
  path: string;
  label: { x: number; y: number; width: number; height: number } | null;
}

export interface Layout {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

let elk: InstanceType<typeof ELK> | undefined;

/** Lays the picture out in a worker of its own, so that typing and scrolling go on meanwhile. */
export async function layOut(graph: DrawnGraph): Promise<Layout> {
  elk ??= new ELK({ workerFactory: () => new Worker(elkWorker) });
  const placed = await elk.layout(toElk(graph));
  const boxes = new Map<string, ElkNode>();
  const collect = (node: ElkNode): void => {
    boxes.set(node.id, node);
    node.children?.forEach(collect);
  };
  collect(placed);
  const routes = new Map((placed.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    nodes: graph.nodes.map((node) => {
      const { x = 0, y = 0, width = 0, height = 0 } = boxes.get(node.id) ?? { id: node.id };
      return { ...node, x, y, width, height };
    }),
    edges: graph.edges.map((edge) => ({ ...edge, ...routeOf(routes.get(edge.id)) })),
  };
}

function routeOf(edge: ElkExtendedEdge | undefined): Pick<PlacedEdge, 'path' | 'label'> {
  const section = edge?.sections?.[0];
  if (!section) return { path: '', label: null };
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  const label = edge.labels?.[0];
  return {
    path: points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' '),
    label: label ? { x: label.x ?? 0, y: label.y ?? 0, width: label.width ?? 0, height: label.height ?? 0 } : null,
  };
}
