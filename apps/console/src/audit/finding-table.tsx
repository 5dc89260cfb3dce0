import { Link } from 'react-router';
import type { FindingView } from '#libs/contracts/index.js';
import { useNarrow } from '../app/use-media';
import { type Column, DataTable } from '../components/data-list';
import { ToneTag } from '../components/tone';
import { auditTexts } from './texts';

/** What does not fit, one below the other, with the way to each case. */
export function FindingTable({ findings }: { findings: FindingView[] }) {
  const t = auditTexts.use();
  const narrow = useNarrow();
  const rows = findings.map((finding, index) => ({ ...finding, key: String(index) }));
  if (!narrow) return <DataTable caption={t('findings')} rows={rows} rowKey={({ key }) => key} columns={columns(t)} />;
  return (
    <ul className="finding-cards" aria-label={t('findings')}>
      {rows.map(({ key, ...finding }) => (
        <li key={key}>
          <Kind finding={finding} />
          <div>
            <Where finding={finding} />
          </div>
          <div>{finding.message}</div>
        </li>
      ))}
    </ul>
  );
}

function columns(t: ReturnType<typeof auditTexts.use>): Column<FindingView>[] {
  return [
    { key: 'kind', title: t('kind'), width: '190px', cell: (finding) => <Kind finding={finding} /> },
    { key: 'where', title: t('where'), width: '300px', cell: (finding) => <Where finding={finding} /> },
    { key: 'what', title: t('what'), cell: (finding) => finding.message },
  ];
}

function Kind({ finding }: { finding: FindingView }) {
  const t = auditTexts.use();
  return (
    <ToneTag tone="danger" shape="cross">
      {t(`kind.${finding.kind}`)}
    </ToneTag>
  );
}

function Where({ finding: { kind, caseId, caseNumber, seq } }: { finding: FindingView }) {
  const t = auditTexts.use();
  const line = seq === null ? '' : ` · ${t('seq', { seq })}`;
  if (caseId === null) return t('database');
  if (kind === 'caseDeleted') return caseNumber;
  return (
    <>
      <Link to={`/cases/${caseId}?tab=audit`}>{caseNumber}</Link>
      {line}
    </>
  );
}
