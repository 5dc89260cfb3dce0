import type { GrantView } from '#libs/contracts/index.js';

/** A device or browser in which the person is signed in (`GET /auth/sessions`). */
export interface SessionView {
  id: string;
  createdAt: string;
  /** To the minute. */
  lastSeenAt: string;
  address: string;
  userAgent: string;
  /** The session that asks. */
  current: boolean;
}

/** A row of `GET /admin/people`. */
export interface AccountView {
  id: string;
  username: string;
  name: string;
  email: string;
  active: boolean;
  grants: GrantView[];
  /** Locked after failed logins until then. */
  lockedUntil: string | null;
}

export const securityEventKinds = [
  'loginOk',
  'loginFailed',
  'loginRefused',
  'accountLocked',
  'accountUnlocked',
  'logout',
  'sessionEnded',
  'passwordChanged',
  'personCreated',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/** A row of `GET /admin/security-events`. */
export interface SecurityEventView {
  id: string;
  at: string;
  kind: SecurityEventKind;
  /** Whose account; null for a name that nobody has. */
  person: { id: string; name: string } | null;
  /** Who did it, where that is somebody else. */
  actor: { id: string; name: string } | null;
  address: string;
  userAgent: string;
}
