import type { ReactNode } from 'react';
import type { CaseView } from '#libs/contracts/index.js';
import { PageTitle } from '../components/page-header';
import { StatusTag } from '../components/status-tag';
import { componentTexts } from '../components/texts';
import { TimeText } from '../components/time-text';
import { Neighbours } from './neighbours';
import { PromiseTag } from './promise-tag';
import { caseTexts } from './texts';

/** What a case is, whose, where it stands and by when it is promised. */
export function CaseHeader({ view }: { view: CaseView }) {
  const t = caseTexts.use();
  const facts: [string, ReactNode][] = [
    [t('summary.applicant'), view.applicant.name],
    [t('summary.subject'), view.subject.name],
    [t('summary.territory'), view.territory.name],
    ...(view.platform ? [[t('summary.platform'), view.platform.name] satisfies [string, ReactNode]] : []),
    [t('summary.promise'), <PromiseTag key="promise" view={view} />],
    [t('summary.updated'), <TimeText key="updated" at={view.updatedAt} />],
  ];
  return (
    <header className="case-header">
      <PageTitle title={`${view.number} ${view.title}`} />
      <div className="case-heading">
        <p className="case-number figures">{view.number}</p>
        <Neighbours caseId={view.id} />
      </div>
      <h1 tabIndex={-1}>{view.title}</h1>
      <p className="case-state">
        <StatusTag status={view.status} />
        {!componentTexts.get(`status.${view.status}`).includes(view.stateTitle) && (
          <span className="quiet">{view.stateTitle}</span>
        )}
      </p>
      <dl className="case-facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
