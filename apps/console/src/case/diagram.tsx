import { lazy, Suspense, useState } from 'react';
import type { Diagram as DiagramData } from '#libs/contracts/index.js';
import { usePhone } from '../app/use-media';
import { Skeleton } from '../components/skeleton';
import { ToneTag } from '../components/tone';
import { clauses } from '../i18n/punctuation';
import { innerOf, progressOf, type Progress } from './diagram-progress';
import { caseTexts } from './texts';
import './diagram.css';

const DiagramCanvas = lazy(() => import('./diagram-canvas'));

const nowhere: readonly string[] = [];

export interface CaseDiagramProps {
  diagram: DiagramData;
  /** Dotted paths of the active states of a case; leave out to show the procedure alone. */
  current?: readonly string[];
  /** Dotted paths of the states that the case has been in. */
  visited?: readonly string[];
}

/** A procedure as a picture or, with the same content, as a list; a list first on phones. */
export function CaseDiagram({ diagram, current = nowhere, visited = nowhere }: CaseDiagramProps) {
  const t = caseTexts.use();
  const phone = usePhone();
  const [chosen, setChosen] = useState<'picture' | 'list' | null>(null);
  const shape = chosen ?? (phone ? 'list' : 'picture');
  return (
    <div className="diagram">
      <div className="diagram-choice" role="group" aria-label={t('diagram.shape')}>
        {(['picture', 'list'] as const).map((it) => (
          <button key={it} type="button" aria-pressed={shape === it} onClick={() => setChosen(it)}>
            {t(`diagram.${it}`)}
          </button>
        ))}
      </div>
      {shape === 'picture' && (
        <Suspense fallback={<Skeleton rows={1} rowHeight={480} />}>
          <DiagramCanvas diagram={diagram} current={current} visited={visited} />
        </Suspense>
      )}
      <div className={shape === 'picture' ? 'for-screen-readers' : undefined}>
        <StateList diagram={diagram} current={current} visited={visited} />
      </div>
    </div>
  );
}

/** Every state with where it stands and where it can lead; of parts side by side, how far each is. */
function StateList({ diagram, current = nowhere, visited = nowhere }: CaseDiagramProps) {
  const titles = new Map(diagram.nodes.map((node) => [node.id, node.title]));
  const inside = (parent: string | null) => diagram.nodes.filter((node) => node.parent === parent);
  const ways = (id: string): string[] => [
    ...new Set(
      diagram.edges
        .filter((edge) => edge.from === id && edge.to !== id)
        .map((edge) => `${edge.title ? `${edge.title} → ` : '→ '}${titles.get(edge.to) ?? edge.to}`),
    ),
  ];
  const level = (parent: string | null) => (
    <ul className="diagram-list">
      {inside(parent).map((node) => (
        <li key={node.id}>
          <div className="diagram-list-line">
            <span className="diagram-list-title">{node.title}</span>
            <ProgressTag
              progress={progressOf(node.id, diagram, current, visited)}
              inner={innerOf(node.id, diagram, current)?.title}
              withCase={current.length > 0}
            />
          </div>
          {ways(node.id).length > 0 && <p className="quiet small">{clauses(ways(node.id))}</p>}
          {node.kind === 'parallel' && level(node.id)}
        </li>
      ))}
    </ul>
  );
  return level(null);
}

interface ProgressTagProps {
  progress: Progress;
  inner: string | undefined;
  withCase: boolean;
}

function ProgressTag({ progress, inner, withCase }: ProgressTagProps) {
  const t = caseTexts.use();
  if (!withCase) return null;
  if (progress === 'current') {
    return (
      <ToneTag tone="information" shape="disc">
        {inner ?? t('diagram.current')}
      </ToneTag>
    );
  }
  return progress === 'visited' ? (
    <ToneTag tone="quiet" shape="tick">
      {inner ?? t('diagram.visited')}
    </ToneTag>
  ) : null;
}
