import { Button } from 'antd';
import type { ActionView } from '#libs/contracts/index.js';
import { placeOf, stepPage, stepsOf } from '../apply/form-steps';
import { ButtonLink } from '../components/button-link';
import { titled } from '../i18n/punctuation';
import { Notice } from '../schema-form/notice';
import { submissionOf } from './action-entry';
import type { SectionProps } from './section';
import { caseTexts } from './texts';

interface BannersProps extends SectionProps {
  /** Opens an action in the decision panel. */
  onAct: (action: ActionView) => void;
}

/** What everybody must know before reading on: a draft, a stop of the clock, open requests, vetoes, a limited view. */
export function Banners(props: BannersProps) {
  const { view } = props;
  const t = caseTexts.use();
  return (
    <div className="case-banners">
      {view.detail === 'public' && (
        <Notice tone="information" title={t(view.status === 'objection' ? 'page.publicPaused' : 'page.publicOnly')} />
      )}
      {view.status === 'draft' && (
        <Notice
          tone="information"
          title={t('banner.draft')}
          action={submissionOf(view) && <ButtonLink to={`/cases/${view.id}/edit`}>{t('banner.draftGo')}</ButtonLink>}
        />
      )}
      {view.suspension && (
        <Notice tone="warning" title={t('banner.suspended', { kind: view.suspension.kind })}>
          <p>
            {t('banner.suspendedHelp', {
              reason: view.suspension.reason,
              since: view.suspension.since.slice(0, 10),
            })}
          </p>
        </Notice>
      )}
      <Requests {...props} />
      {view.vetoes.length > 0 && (
        <Notice tone="danger" title={t('banner.vetoes', { count: view.vetoes.length })}>
          <ul>
            {view.vetoes.map((veto) => (
              <li key={veto.duty}>
                <strong>{veto.title}</strong>
                {titled('', veto.reason)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function Requests(props: BannersProps) {
  const { view, caseType, onAct } = props;
  const t = caseTexts.use();
  const { requests } = view;
  if (!requests) return null;
  const correction = requests.kind === 'correction';
  const steps = stepsOf(caseType, view, { requests: '', attachments: '' });
  const until = requests.until ?? view.tasks.find((task) => task.state === 'open')?.dueDate;
  const count = requests.items.length;
  const title = correction ? t('banner.correction', { count }) : t('banner.rectification', { count });
  const report = view.actions.find((it) => it.event === 'REPORT_RECTIFIED' && it.allowed);
  return (
    <Notice
      tone="warning"
      title={until ? t('banner.withDate', { title, date: until }) : title}
      action={
        correction && submissionOf(view) ? (
          <ButtonLink to={stepPage(view.id, 'requests')}>{t('banner.correctionGo')}</ButtonLink>
        ) : (
          report && <Button onClick={() => onAct(report)}>{t('banner.rectificationGo')}</Button>
        )
      }
    >
      <ol>
        {requests.items.map((item, index) => (
          <li key={index}>
            <strong>{placeOf(item.about, steps, caseType)?.title ?? item.about}</strong>
            {titled('', item.note)}
          </li>
        ))}
      </ol>
    </Notice>
  );
}
