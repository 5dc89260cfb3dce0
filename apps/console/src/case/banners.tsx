import { Alert } from 'antd';
import { placeOf, stepPage, stepsOf } from '../apply/form-steps';
import { ButtonLink } from '../components/button-link';
import type { SectionProps } from './section';
import { caseTexts } from './texts';

/** What everybody must know before reading on: a draft, a stop of the clock, open requests, vetoes, a limited view. */
export function Banners({ view, caseType }: SectionProps) {
  const t = caseTexts.use();
  const mayEdit = view.actions.some((it) => it.event === 'SUBMIT' || it.event === 'RESUBMIT');
  return (
    <div className="case-banners">
      {view.detail === 'public' && <Alert type="info" showIcon title={t('page.publicOnly')} />}
      {view.status === 'draft' && (
        <Alert
          type="info"
          showIcon
          title={t('banner.draft')}
          action={mayEdit && <ButtonLink to={`/cases/${view.id}/edit`}>{t('banner.draftGo')}</ButtonLink>}
        />
      )}
      {view.suspension && (
        <Alert
          type="warning"
          showIcon
          title={t('banner.suspended', { kind: view.suspension.kind })}
          description={t('banner.suspendedHelp', {
            reason: view.suspension.reason,
            since: view.suspension.since.slice(0, 10),
          })}
        />
      )}
      {view.requests && <Requests view={view} caseType={caseType} mayEdit={mayEdit} />}
      {view.vetoes.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t('banner.vetoes', { count: view.vetoes.length })}
          description={
            <ul className="case-list">
              {view.vetoes.map((veto) => (
                <li key={veto.duty}>
                  <strong>{veto.title}</strong>：{veto.reason}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

function Requests({ view, caseType, mayEdit }: SectionProps & { mayEdit: boolean }) {
  const t = caseTexts.use();
  const { requests } = view;
  if (!requests) return null;
  const correction = requests.kind === 'correction';
  const steps = stepsOf(caseType, view, { requests: '', attachments: '' });
  const until = requests.until ?? view.tasks.find((task) => task.state === 'open')?.dueDate;
  const report = view.actions.find((it) => it.event === 'REPORT_RECTIFIED' && it.allowed);
  const title = correction
    ? t('banner.correction', { count: requests.items.length })
    : t('banner.rectification', { count: requests.items.length });
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {title}
          {until && <span className="figures">，{t('banner.until', { date: until })}</span>}
        </>
      }
      description={
        <ol className="case-list">
          {requests.items.map((item, index) => (
            <li key={index}>
              <strong>{placeOf(item.about, steps, caseType)?.title ?? item.about}</strong>：{item.note}
            </li>
          ))}
        </ol>
      }
      action={
        correction && mayEdit ? (
          <ButtonLink to={stepPage(view.id, 'requests')}>{t('banner.correctionGo')}</ButtonLink>
        ) : report ? (
          <ButtonLink to={{ search: window.location.search, hash: '#decision' }}>
            {t('banner.rectificationGo')}
          </ButtonLink>
        ) : undefined
      }
    />
  );
}
