import type { DutyInfo, EventInfo, StateInfo } from '#libs/contracts/index.js';
import { useNarrow } from '../app/use-media';
import { type Column, DataTable } from '../components/data-list';
import { roleTexts, roleTitle } from '../components/role-title';
import { caseTypeTexts } from './texts';
import '../components/data-list.css';

interface Shown {
  duties: DutyInfo[];
  states: StateInfo[];
  events: EventInfo[];
}

export function DutiesTable({ duties, states, events }: Shown) {
  const t = caseTypeTexts.use();
  const role = roleTexts.use();
  const narrow = useNarrow();
  const titleOf = (path: string) => states.find((state) => state.path === path)?.title ?? path;
  const isDraft = ({ state }: DutyInfo) => states.find(({ path }) => path === state)?.status === 'draft';
  // Within a parallel state every region waits in a state of the same name; the region's own says which.
  const placeOf = ({ state }: DutyInfo) => {
    const parts = state.split('.');
    return titleOf(parts.length > 1 ? parts.slice(0, -1).join('.') : state);
  };
  const passedOf = (duty: DutyInfo) => {
    const { whenPassed } = duty;
    if (isDraft(duty)) return '';
    const [, superior] = whenPassed.split('escalate:');
    if (superior) return t('escalates', { role: roleTitle(superior, role) });
    return t('sends', { event: events.find((each) => each.event === whenPassed)?.title ?? whenPassed });
  };
  const limitOf = (duty: DutyInfo) => {
    if (duty.limit) return `${duty.limit.days} ${t(`kind.${duty.limit.kind}`)}`;
    return t(isDraft(duty) ? 'noLimit' : 'namedDate');
  };
  const holderOf = (duty: DutyInfo) => (duty.role === 'system' ? t('system') : roleTitle(duty.role, role));
  if (narrow) {
    return (
      <ul className="data-cards">
        {duties.map((duty) => (
          <li key={`${duty.key} ${duty.state}`} className="surface">
            <strong>{duty.title}</strong>
            <span className="small quiet">
              {placeOf(duty)} · {holderOf(duty)}
            </span>
            <span className="small quiet figures">
              {t('limit')} {limitOf(duty)} · {t('signers')} {duty.signers}
            </span>
            {duty.limit && (
              <span className="small quiet">
                {t('whenPassed')}: {passedOf(duty)}
              </span>
            )}
          </li>
        ))}
      </ul>
    );
  }
  const columns: Column<DutyInfo>[] = [
    { key: 'duty', title: t('duty'), cell: (duty) => duty.title },
    { key: 'place', title: t('place'), cell: placeOf },
    { key: 'role', title: t('role'), cell: holderOf },
    { key: 'limit', title: t('limit'), width: '120px', cell: limitOf },
    { key: 'clock', title: t('clock'), width: '100px', cell: (duty) => t(`clock.${duty.promiseClock}`) },
    { key: 'signers', title: t('signers'), width: '90px', align: 'right', cell: (duty) => duty.signers },
    { key: 'whenPassed', title: t('whenPassed'), optional: true, cell: passedOf },
  ];
  return (
    <DataTable caption={t('duties')} rows={duties} rowKey={(duty) => `${duty.key} ${duty.state}`} columns={columns} />
  );
}
