import { useMe } from '../session/session';
import type { Navigation } from './navigation';
import { Icon } from './navigation-icon';
import { PlaceLink } from './place-link';
import { Panel, panelButton } from './panel';
import { Places } from './side-bar';
import { AccountActions } from './account-actions';
import { shellTexts } from './texts';

/** The navigation of phones: the main places under the thumb, everything else behind "more". */
export function BottomBar({ navigation }: { navigation: Navigation }) {
  const t = shellTexts.use();
  const { unreadNotifications } = useMe();
  return (
    <>
      <nav className="bottom-bar" aria-label={t('navigation')}>
        {navigation.main.map((place) => (
          <PlaceLink key={place.key} place={place} unread={unreadNotifications} />
        ))}
        <button type="button" className="place-link" {...panelButton('more-panel')}>
          <span className="place-icon">
            <Icon name="more" />
          </span>
          <span>{t('more')}</span>
        </button>
      </nav>
      <Panel id="more-panel" title={t('moreTitle')} place="bottom">
        <Places title={t('group.registers')} places={navigation.registers} />
        <Places title={t('group.administration')} places={navigation.administration} />
        <AccountActions />
      </Panel>
    </>
  );
}
