import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me } from '#libs/contracts/index.js';
import { meQuery } from '../api/queries';

/** What to read anew when something happened; cases change together with their tasks. */
const changedByNews = ['notifications', 'tasks', 'cases', 'case'];

/**
 * Server-sent events while signed in. They say how much is unread and that there is something new; what it is, each list
 * reads through the API with its own checks. The browser reconnects by itself and sends Last-Event-ID.
 */
export function useLiveUpdates(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    const stream = new EventSource('/api/v1/stream');
    const showUnread = (event: MessageEvent<string>) => {
      const { unread } = JSON.parse(event.data) as { unread: number };
      client.setQueryData<Me | null>(meQuery.queryKey, (me) => me && { ...me, unreadNotifications: unread });
    };
    stream.addEventListener('unread', showUnread);
    stream.addEventListener('notification', (event: MessageEvent<string>) => {
      showUnread(event);
      for (const key of changedByNews) void client.invalidateQueries({ queryKey: [key] });
    });
    stream.addEventListener('error', () => {
      // Closed for good means that the server refused: ask who is signed in, which leads to the login when nobody is.
      if (stream.readyState === EventSource.CLOSED) void client.invalidateQueries({ queryKey: meQuery.queryKey });
    });
    return () => stream.close();
  }, [client, signedIn]);
}
