import { useMe } from '../session/session';
import type { Navigation, Place } from './navigation';
import { PlaceLink } from './place-link';
import { shellTexts } from './texts';

/** The navigation of wide screens; there the bell of the top bar leads to the messages. */
export function SideBar({ navigation }: { navigation: Navigation }) {
  const t = shellTexts.use();
  return (
    <nav className="side-bar" aria-label={t('navigation')}>
      <Places places={navigation.main.filter((place) => place.key !== 'notifications')} />
      <Places title={t('group.registers')} places={navigation.registers} />
      <Places title={t('group.administration')} places={navigation.administration} />
    </nav>
  );
}

export function Places({ title, places }: { title?: string; places: Place[] }) {
  const { unreadNotifications } = useMe();
  if (places.length === 0) return null;
  return (
    <div className="places">
      {title ? <p className="places-title">{title}</p> : null}
      <ul>
        {places.map((place) => (
          <li key={place.key}>
            <PlaceLink place={place} unread={unreadNotifications} />
          </li>
        ))}
      </ul>
    </div>
  );
}
