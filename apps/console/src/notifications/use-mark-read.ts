import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me, NotificationView, Page } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { meQuery, notificationsQuery } from '../api/queries';

/** Marks messages as read: at once on screen, then at the server, then read again from there. */
export function useMarkRead() {
  const client = useQueryClient();
  const show = (isRead: (message: NotificationView) => boolean) => {
    const now = new Date().toISOString();
    client.setQueryData<InfiniteData<Page<NotificationView>, string | null>>(
      notificationsQuery.queryKey,
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            items: page.items.map((message) =>
              isRead(message) ? { ...message, readAt: message.readAt ?? now } : message,
            ),
          })),
        },
    );
  };
  const countDown = (count: (unread: number) => number) =>
    client.setQueryData<Me | null>(
      meQuery.queryKey,
      (me) => me && { ...me, unreadNotifications: Math.max(0, count(me.unreadNotifications)) },
    );
  const readAgain = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: meQuery.queryKey }),
      client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
    ]);
  const one = useMutation({
    mutationFn: (id: string) => api.post(`/notifications/${id}/read`),
    onMutate: (id) => {
      show((message) => message.id === id);
      countDown((unread) => unread - 1);
    },
    onSettled: readAgain,
  });
  const all = useMutation({
    mutationFn: () => api.post('/notifications/read-all'),
    onMutate: () => {
      show(() => true);
      countDown(() => 0);
    },
    onSettled: readAgain,
  });
  return { markRead: one.mutate, all };
}
