import { Link } from 'react-router';
import { DemoClockButton } from '../demo/demo-clock';
import { useMe } from '../session/session';
import { AccountActions, LanguageButton, SchemeButton } from './account-actions';
import type { Navigation } from './navigation';
import { Icon } from './navigation-icon';
import { Panel, panelButton } from './panel';
import { PlaceLink } from './place-link';
import { shellTexts } from './texts';
import './top-bar.css';

export function TopBar({ navigation }: { navigation: Navigation }) {
  const t = shellTexts.use();
  const me = useMe();
  const bell = navigation.main.find((place) => place.key === 'notifications');
  const office = me.grants[0]?.unitName;
  return (
    <header className="top-bar">
      <Link to="/" className="brand">
        <img src="/rose.svg" alt="" width="28" height="28" />
        <span className="brand-name">{t('product')}</span>
        <span className="brand-line">{t('productLine')}</span>
      </Link>
      <div className="top-tools">
        {me.demo ? <DemoClockButton /> : null}
        <LanguageButton />
        <SchemeButton />
        {bell ? <PlaceLink place={bell} unread={me.unreadNotifications} /> : null}
        <button
          type="button"
          className="account-button"
          aria-label={t('account', { name: me.name })}
          {...panelButton('account-panel')}
        >
          <Icon name="person" />
          <span className="account-name">{me.name}</span>
          {office ? <span className="account-office">{office}</span> : null}
        </button>
        <Panel id="account-panel" title={me.name} place="top">
          <ul className="grants">
            {me.grants.map((grant) => (
              <li key={`${grant.role} ${grant.unit}`}>
                {grant.roleTitle}
                <span className="quiet"> · {grant.unitName}</span>
              </li>
            ))}
          </ul>
          <AccountActions />
        </Panel>
      </div>
    </header>
  );
}
