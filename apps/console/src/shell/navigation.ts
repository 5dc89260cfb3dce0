import { versionReaders, type Me } from '#libs/contracts/index.js';
import { holds, isApplicant } from '../session/session';
import type { NavigationIcon } from './navigation-icon';

export type PlaceKey =
  | 'workbench'
  | 'tasks'
  | 'mine'
  | 'apply'
  | 'search'
  | 'notifications'
  | 'parks'
  | 'blocks'
  | 'caseTypes'
  | 'audit'
  | 'people'
  | 'securityEvents'
  | 'versions'
  | 'mailbox';

export interface Place {
  key: PlaceKey;
  to: string;
  icon: NavigationIcon;
}

export interface Navigation {
  /** At hand everywhere; on phones these are the bottom bar. */
  main: Place[];
  registers: Place[];
  administration: Place[];
}

const places = {
  workbench: { key: 'workbench', to: '/', icon: 'home' },
  tasks: { key: 'tasks', to: '/tasks', icon: 'inbox' },
  mine: { key: 'mine', to: '/tasks?box=started', icon: 'inbox' },
  apply: { key: 'apply', to: '/apply', icon: 'plus' },
  search: { key: 'search', to: '/cases', icon: 'search' },
  notifications: { key: 'notifications', to: '/notifications', icon: 'bell' },
  parks: { key: 'parks', to: '/parks', icon: 'building' },
  blocks: { key: 'blocks', to: '/blocks', icon: 'grid' },
  caseTypes: { key: 'caseTypes', to: '/case-types', icon: 'flow' },
  audit: { key: 'audit', to: '/audit', icon: 'chain' },
  people: { key: 'people', to: '/admin/people', icon: 'people' },
  securityEvents: { key: 'securityEvents', to: '/admin/security-events', icon: 'shield' },
  versions: { key: 'versions', to: '/admin/versions', icon: 'layers' },
  mailbox: { key: 'mailbox', to: '/mailbox', icon: 'mail' },
} as const satisfies Record<PlaceKey, Place>;

/** Hints only: what a person may really see is decided by the API. */
export function navigationOf(me: Me): Navigation {
  const mailbox = me.demo ? [places.mailbox] : [];
  if (isApplicant(me)) {
    return {
      main: [places.workbench, places.mine, places.apply, places.notifications],
      registers: [places.caseTypes],
      administration: mailbox,
    };
  }
  return {
    main: [places.workbench, places.tasks, places.search, places.notifications],
    registers: [places.parks, places.blocks, places.caseTypes],
    administration: [
      ...(holds(me, 'security-admin', 'system-admin') ? [places.people] : []),
      ...(holds(me, ...versionReaders) ? [places.versions] : []),
      ...(holds(me, 'auditor') ? [places.audit, places.securityEvents] : []),
      ...mailbox,
    ],
  };
}
