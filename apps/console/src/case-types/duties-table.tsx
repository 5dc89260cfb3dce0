import type { DutyInfo, StateInfo } from '#libs/contracts/index.js';
import { useNarrow } from '../app/use-media';
import { type Column, DataTable } from '../components/data-list';
import { roleTexts, roleTitle } from '../components/role-title';
import { caseTypeTexts } from './texts';
import '../components/data-list.css';

export function DutiesTable({ duties, states }: { duties: DutyInfo[]; states: StateInfo[] }) {
  const t = caseTypeTexts.use();
  const role = roleTexts.use();
  const narrow = useNarrow();
  const titleOf = (path: string) => states.find((state) => state.path === path)?.title ?? path;
  const limitOf = (duty: DutyInfo) =>
    duty.limit ? `${duty.limit.days} ${t(`kind.${duty.limit.kind}`)}` : t('noLimit');
  if (narrow) {
    return (
      <ul className="data-cards">
        {duties.map((duty) => (
          <li key={`${duty.key} ${duty.state}`} className="surface">
            <strong>{duty.title}</strong>
            <span className="small quiet">
              {titleOf(duty.state)} · {roleTitle(duty.role, role)}
            </span>
            <span className="small quiet figures">
              {t('limit')} {limitOf(duty)} · {t('signers')} {duty.signers}
            </span>
          </li>
        ))}
      </ul>
    );
  }
  const columns: Column<DutyInfo>[] = [
    { key: 'duty', title: t('duty'), cell: (duty) => duty.title },
    { key: 'place', title: t('place'), cell: (duty) => titleOf(duty.state) },
    { key: 'role', title: t('role'), cell: (duty) => roleTitle(duty.role, role) },
    { key: 'limit', title: t('limit'), width: '120px', cell: limitOf },
    { key: 'clock', title: t('clock'), width: '100px', cell: (duty) => t(`clock.${duty.promiseClock}`) },
    { key: 'signers', title: t('signers'), width: '90px', align: 'right', cell: (duty) => duty.signers },
    { key: 'whenPassed', title: t('whenPassed'), optional: true, cell: (duty) => duty.whenPassed },
  ];
  return (
    <DataTable caption={t('duties')} rows={duties} rowKey={(duty) => `${duty.key} ${duty.state}`} columns={columns} />
  );
}
