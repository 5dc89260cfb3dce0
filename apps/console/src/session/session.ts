import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Me, Role } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { meQuery } from '../api/queries';

const SignedIn = createContext<Me | null>(null);
export const SignedInProvider = SignedIn.Provider;

/** Who is signed in. Only below the shell, which lets nobody through without a session. */
export function useMe(): Me {
  const me = useContext(SignedIn);
  if (!me) throw new Error('useMe is for pages inside the shell');
  return me;
}

/**
 * How this tab came to have no session: it never had one, it ran out (then the login page says so and leads back), or the
 * person left. Kept beside the query, as it is about what happened here and not about what the server knows.
 */
let history: 'none' | 'running' | 'left' = 'none';

export function sessionRanOut(): boolean {
  return history === 'running';
}

export function sessionWasLeft(): boolean {
  return history === 'left';
}

export function noteRunningSession(): void {
  history = 'running';
}

/** Null when nobody is signed in, undefined while it is not known yet. */
export function useSession() {
  return useQuery(meQuery);
}

const applicantRoles: readonly Role[] = ['park-operator', 'enterprise-agent'];

/** Applicants get the portal, everybody else the desk. */
export function isApplicant(me: Me): boolean {
  return me.grants.length > 0 && me.grants.every((grant) => applicantRoles.includes(grant.role));
}

export function holds(me: Me, ...roles: Role[]): boolean {
  return me.grants.some((grant) => roles.includes(grant.role));
}

export function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: { username: string; password: string }) => api.post<Me>('/auth/login', credentials),
    onSuccess: (me) => {
      // Nothing that the person before has read may be left for the next one.
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] });
      client.setQueryData(meQuery.queryKey, me);
    },
  });
}

export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post('/auth/logout'),
    onSettled: () => {
      history = 'left';
      client.setQueryData(meQuery.queryKey, null);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] });
    },
  });
}
