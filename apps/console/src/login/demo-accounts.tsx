import { useQuery } from '@tanstack/react-query';
import type { DemoAccount, Role } from '#libs/contracts/index.js';
import { demoAccountsQuery } from '../api/queries';
import { ApiProblem } from '../api/problem';
import { Skeleton } from '../components/skeleton';
import { loginTexts } from './texts';

type Kind = 'applicants' | 'federation' | 'territory' | 'bureau' | 'departments' | 'decision' | 'administration';

const kindOf: Record<Role, Kind> = {
  'park-operator': 'applicants',
  'enterprise-agent': 'applicants',
  'federation-officer': 'federation',
  'federation-director': 'federation',
  'town-reviewer': 'territory',
  'platform-reviewer': 'territory',
  'bureau-reviewer': 'bureau',
  'bureau-director': 'bureau',
  'department-reviewer': 'departments',
  'joint-meeting-secretary': 'decision',
  'district-leader': 'decision',
  expert: 'decision',
  auditor: 'administration',
  'security-admin': 'administration',
  'system-admin': 'administration',
};

const kinds: Kind[] = ['applicants', 'federation', 'territory', 'bureau', 'departments', 'decision', 'administration'];

export function DemoAccounts({ choose, busy }: { choose: (account: DemoAccount) => void; busy: boolean }) {
  const t = loginTexts.use();
  const accounts = useQuery(demoAccountsQuery);
  // Outside demo mode the route does not exist, and there is nothing to say about it.
  if (accounts.error instanceof ApiProblem && accounts.error.status === 404) return null;
  if (accounts.isPending) {
    return (
      <section className="demo-accounts">
        <Skeleton rows={8} rowHeight={56} />
      </section>
    );
  }
  if (accounts.isError) return <p className="demo-accounts quiet">{t('demo.failed')}</p>;
  const items = accounts.data.items;
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts-title">
      <h2 id="demo-accounts-title">{t('demo.title')}</h2>
      <p className="quiet">{t('demo.lead', { password: items[0]?.password ?? '' })}</p>
      {kinds.map((kind) => {
        const members = items.filter((account) => kindOf[account.role] === kind);
        return members.length > 0 ? (
          <div key={kind} className="demo-kind">
            <h3>{t(`kind.${kind}`)}</h3>
            <ul>
              {members.map((account) => (
                <li key={account.username}>
                  <button type="button" disabled={busy} onClick={() => choose(account)}>
                    <span>
                      <strong>{account.name}</strong> <span className="quiet small">{account.username}</span>
                    </span>
                    <span className="small quiet">
                      {account.roleTitle} · {account.office}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ) : null;
      })}
    </section>
  );
}
