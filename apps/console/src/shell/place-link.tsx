import { Link, useLocation } from 'react-router';
import type { Place } from './navigation';
import { Icon } from './navigation-icon';
import { shellTexts } from './texts';
import './navigation.css';

export function PlaceLink({ place, unread = 0 }: { place: Place; unread?: number }) {
  const t = shellTexts.use();
  const { pathname } = useLocation();
  const path = place.to.split('?')[0] ?? place.to;
  const here = path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
  const counts = place.key === 'notifications';
  return (
    <Link
      to={place.to}
      className="place-link"
      aria-current={here ? 'page' : undefined}
      aria-label={counts ? (unread > 0 ? t('unread', { count: unread }) : t('noUnread')) : undefined}
    >
      <span className="place-icon">
        <Icon name={place.icon} />
        {counts && unread > 0 ? <span className="unread-count">{unread > 99 ? '99+' : unread}</span> : null}
      </span>
      <span>{t(`nav.${place.key}`)}</span>
    </Link>
  );
}
