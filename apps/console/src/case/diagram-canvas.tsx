import {
  BaseEdge,
  EdgeLabelRenderer,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
  type ReactFlowInstance,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect, useMemo, useState } from 'react';
import type { Diagram } from '#libs/contracts/index.js';
import { Skeleton } from '../components/skeleton';
import { simplify } from './diagram-graph';
import { layOut, type Layout, type PlacedEdge, type PlacedNode } from './diagram-layout';
import { innerOf, progressOf, type Progress } from './diagram-progress';
import { caseTexts } from './texts';

type StateNode = Node<{ node: PlacedNode; progress: Progress; inner: string }, 'state'>;
type RouteEdge = Edge<{ edge: PlacedEdge }, 'route'>;

export interface CanvasProps {
  diagram: Diagram;
  /** Dotted paths of the active states; empty without a case. */
  current: readonly string[];
  /** Dotted paths of states that the case has been in. */
  visited: readonly string[];
}

/** The drawn procedure; a picture for the eye, beside the list that says the same in words. */
export default function DiagramCanvas({ diagram, current, visited }: CanvasProps) {
  const t = caseTexts.use();
  const [layout, setLayout] = useState<Layout | 'failed' | null>(null);
  const [flow, setFlow] = useState<ReactFlowInstance<StateNode, RouteEdge>>();
  useEffect(() => {
    let wanted = true;
    layOut(simplify(diagram)).then(
      (placed) => wanted && setLayout(placed),
      () => wanted && setLayout('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [diagram]);
  const shown = useMemo(
    () =>
      layout && layout !== 'failed'
        ? { nodes: nodesOf(layout, diagram, current, visited), edges: edgesOf(layout) }
        : null,
    [layout, diagram, current, visited],
  );
  if (layout === 'failed') return <p role="alert">{t('diagram.failed')}</p>;
  if (!layout || !shown) return <Skeleton rows={1} rowHeight={480} />;
  return (
    <>
      <div className="diagram-tools" role="group" aria-label={t('diagram.tools')}>
        <button type="button" onClick={() => void flow?.zoomIn()}>
          {t('diagram.larger')}
        </button>
        <button type="button" onClick={() => void flow?.zoomOut()}>
          {t('diagram.smaller')}
        </button>
        <button type="button" onClick={() => void flow?.fitView({ padding: 0.05, maxZoom: 1 })}>
          {t('diagram.whole')}
        </button>
      </div>
      <div className="diagram-canvas" style={{ height: Math.min(640, layout.height + 48) }} aria-hidden="true">
        <ReactFlow
          nodes={shown.nodes}
          edges={shown.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onInit={(started) => {
            setFlow(started);
            startAt(started, layout, shown.nodes);
          }}
          minZoom={0.3}
          maxZoom={1.5}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          preventScrolling={false}
          zoomOnScroll={false}
          proOptions={{ hideAttribution: true }}
        />
      </div>
      <p className="quiet small diagram-credit">
        <a href="https://reactflow.dev" target="_blank" rel="noreferrer">
          React Flow
        </a>
      </p>
    </>
  );
}

/** The whole picture when it is readable that way, otherwise the present place at a readable size. */
function startAt(flow: ReactFlowInstance<StateNode, RouteEdge>, layout: Layout, nodes: readonly StateNode[]): void {
  const canvas = document.querySelector('.diagram-canvas');
  const { width = 0, height = 0 } = canvas?.getBoundingClientRect() ?? {};
  const whole = Math.min(width / (layout.width + 48), height / (layout.height + 48));
  const here = nodes.find((node) => node.data.progress === 'current' && node.parentId === undefined) ?? nodes[0];
  if (whole >= 0.75 || !here) {
    void flow.fitView({ padding: 0.05, maxZoom: 1 });
    return;
  }
  const zoom = Math.max(0.75, Math.min(1, width / (layout.width + 48)));
  const { x, y, width: boxWidth, height: boxHeight } = here.data.node;
  // Near the top or the bottom the picture's edge is shown, not the emptiness beyond it.
  const half = height / zoom / 2 - 24;
  const middle = Math.max(half, Math.min(y + boxHeight / 2, layout.height - half));
  void flow.setCenter(width / zoom > layout.width ? layout.width / 2 : x + boxWidth / 2, middle, { zoom });
}

function nodesOf(
  layout: Layout,
  diagram: Diagram,
  current: readonly string[],
  visited: readonly string[],
): StateNode[] {
  return layout.nodes.map((node) => {
    const inner = innerOf(node.id, diagram, current);
    return {
      id: node.id,
      type: 'state',
      position: { x: node.x, y: node.y },
      width: node.width,
      height: node.height,
      ...(node.parent && { parentId: node.parent }),
      data: { node, progress: progressOf(node.id, diagram, current, visited), inner: inner?.title ?? '' },
    };
  });
}

const edgesOf = (layout: Layout): RouteEdge[] =>
  layout.edges.map((edge) => ({
    id: edge.id,
    type: 'route',
    source: edge.from,
    target: edge.to,
    data: { edge },
    markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--control-line)', width: 16, height: 16 },
  }));

function StateBox({ data: { node, progress, inner } }: NodeProps<StateNode>) {
  return (
    <div className={`diagram-node diagram-${node.kind} diagram-${progress}`}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <span>
        {progress === 'visited' && '✓ '}
        {progress === 'current' && '● '}
        {node.title}
      </span>
      {inner && <small>{inner}</small>}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}

function Route({ id, data, markerEnd }: EdgeProps<RouteEdge>) {
  if (!data) return null;
  const { path, label, titles } = data.edge;
  return (
    <>
      <BaseEdge id={id} path={path} markerEnd={markerEnd} style={{ stroke: 'var(--control-line)' }} />
      {label && (
        <EdgeLabelRenderer>
          <div
            className="diagram-label"
            style={{ transform: `translate(${label.x}px, ${label.y}px)`, width: label.width }}
          >
            {titles.map((title) => (
              <span key={title}>{title}</span>
            ))}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

const nodeTypes = { state: StateBox };
const edgeTypes = { route: Route };
